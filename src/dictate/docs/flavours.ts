import { type AtTags, withAtTags } from './atTags.ts';
import type { DocFor } from './docText.ts';
import { withFields, withSections } from './pythonDoc.ts';
import { withHeadings, withSentences } from './sentenceDoc.ts';
import type { SpokenDoc } from './spokenDoc.ts';
import { withXml } from './xmlDoc.ts';

/** The text of documentation with what was said in it; what stood there stays. */
export type Flavour = (content: readonly string[], said: SpokenDoc, about: DocFor) => readonly string[];

/** How a language writes documentation, told by the language, and by what the file has where there are several ways. */
export function flavourOf(languageId: string, text: string): Flavour | undefined {
  const at =
    (tags: AtTags): Flavour =>
    (content, said, about) =>
      withAtTags(content, said, about, tags);
  const hyphen = /[@\\]param\s+(?:\{[^}]*\}\s+)?[\w$[\].]+ - /.test(text);
  switch (languageId) {
    case 'javascript':
    case 'javascriptreact':
    case 'typescript':
    case 'typescriptreact':
    case 'vue':
      return at({
        ...JSDOC,
        hyphen,
        ...(/@return\s/.test(text) && !/@returns\s/.test(text) && { returns: '@return' }),
        braces: !/@throws\s+[A-Z]/.test(text),
      });
    case 'java':
    case 'groovy':
      return at({ ...JAVADOC, hyphen });
    case 'kotlin':
      return at({ ...JAVADOC, hyphen, typeParam: '@param', angle: false });
    case 'php':
      return at({ ...JAVADOC, hyphen, dollar: true, typeParam: '@template', angle: false });
    case 'c':
    case 'cpp':
      return at({
        ...DOXYGEN,
        hyphen,
        ...(/\\param\b/.test(text) && { sign: '\\' }),
        brief: /[@\\]brief\b/.test(text),
      });
    case 'ruby':
      return at({ ...YARD, hyphen });
    case 'csharp':
      return withXml;
    case 'python':
      return pythonFlavour(text);
    case 'rust':
      return withHeadings;
    case 'go':
    case 'dart':
      return (content, said, about) => withSentences(content, said, about, languageId);
    default:
      return undefined;
  }
}

/** Whether "returns …" alone is written with a tag of its own. */
export function hasReturnTag(languageId: string): boolean {
  return !/^(?:python|rust|go|dart)$/.test(languageId);
}

const JSDOC: AtTags = { sign: '@', returns: '@returns', throws: '@throws', typeParam: '@template', braces: true };
const JAVADOC: AtTags = { sign: '@', returns: '@return', throws: '@throws', typeParam: '@param', angle: true };
const DOXYGEN: AtTags = { sign: '@', returns: '@return', throws: '@throws', typeParam: '@tparam' };
const YARD: AtTags = { sign: '@', returns: '@return', throws: '@raise', typeParam: '@param', brackets: true };

function pythonFlavour(text: string): Flavour {
  if (/^\s*:(?:param|returns?|raises)\b/m.test(text)) return withFields;
  if (/^\s*(?:Parameters|Returns|Raises)\n\s*-{3,}\s*$/m.test(text.replaceAll('\r', '')))
    return (content, said, about) => withSections(content, said, about, 'numpy');
  return (content, said, about) => withSections(content, said, about, 'google');
}
