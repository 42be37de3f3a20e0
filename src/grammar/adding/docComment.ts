import type { DocStyle } from '../../syntax/language.ts';
import { withDecorators } from '../places/decorated.ts';
import { insideOf } from '../places/finding/enclosedTargets.ts';
import { innermost } from '../places/nearest.ts';
import { type Place, type Pointed, pointed } from '../places/place.ts';
import { thingAt } from '../places/scopeAt.ts';
import { indentAt } from '../places/text/layout.ts';
import { caret, type Outcome } from '../places/text/outcome.ts';
import { lineAt } from '../places/text/units.ts';

/** What has documentation. */
const DOCUMENTED = ['function', 'method', 'initializer', 'class', 'struct', 'interface', 'enum', 'trait'] as const;

const ASKED =
  /^(?:an? |the |another )?(?:doc ?strings?|doc comment|documentation(?: comment)?|js ?doc|java ?doc|k ?doc|summary comment)(?: (?:to|for|on|above|in|of) (?<of>.+?))?(?: (?:saying|that says|which says|that reads|with the text) (?<text>.+))?$/i;

/**
 * Documentation as the language writes it, for what the cursor is in or what is named: "a docstring saying what",
 * "a doc comment for parse". Undefined for anything else; `refused` where there is nothing to document, or where it is
 * documented.
 */
export function docCommentAdded(words: readonly string[], place: Place): Outcome | 'refused' | undefined {
  const { of, text } = ASKED.exec(words.join(' '))?.groups ?? {};
  if (!ASKED.test(words.join(' '))) return undefined;
  const { tree } = place;
  if (!tree?.writing) return 'refused';
  const declared = of && !/^(?:this|it)(?: \w+)?$/i.test(of) ? named(of.split(' '), place) : around(place);
  if (!declared) return 'refused';
  const says = text === undefined ? '' : sentenceOf(text);
  return (tree.doc === 'docstring' ? inside : above)(declared, says, place) ?? 'refused';
}

function around({ tree, cursor }: Place): Pointed | undefined {
  const all = DOCUMENTED.filter(kind => tree?.knows(kind)).flatMap(kind =>
    (tree?.scopesAround(kind, cursor) ?? []).map(found => pointed(found, kind)),
  );
  return innermost(all, cursor);
}

function named(words: readonly string[], place: Place): Pointed | undefined {
  const there = thingAt(words, place);
  if (!there || there.kind === 'phrase') return undefined;
  const { tree } = place;
  for (const kind of DOCUMENTED) {
    const found = tree?.knows(kind)
      ? tree.scopesAround(kind, there.start).find(({ start, end }) => start === there.start && end === there.end)
      : undefined;
    if (found) return pointed(found, kind);
  }
  return undefined;
}

/** Python's: the first statement inside. */
function inside(declared: Pointed, says: string, place: Place): Outcome | undefined {
  const { text } = place;
  const [body] = insideOf(declared, place);
  const first = body && body.start + (/^\s*/.exec(text.slice(body.start, body.end))?.[0].length ?? 0);
  if (first === undefined) return undefined;
  const line = lineAt(text, first);
  const isOwnLine = text.slice(line.start, first).trim() === '' && line.start > declared.start;
  if (!isOwnLine || /^[rRuU]?["']/.test(text.slice(first, first + 2))) return undefined;
  const quoted = says.replaceAll('\\', '\\\\').replaceAll('"""', "'''").replace(/"$/, '" ');
  return lines([`"""${quoted}"""`], line.start, indentAt(text, first), says === '' ? 3 : 0);
}

function above(declared: Pointed, says: string, place: Place): Outcome | undefined {
  const { text, tree } = place;
  const { start } = withDecorators(declared, place);
  const line = lineAt(text, start);
  const before = text.slice(0, line.start).trimEnd();
  const isOwnLine =
    text.slice(line.start, start).trim().length === 0 || /^[\w\s]*$/.test(text.slice(line.start, start));
  const isDocumented =
    /(?:\*\/|^[ \t]*(?:\/\/|#|--).*)$/m.test(lastLine(before)) && isBeside(text, before.length, line.start);
  if (!isOwnLine || isDocumented || !tree) return undefined;
  const { written, fromEnd } = writtenAs(tree.doc, says);
  return lines(written, line.start, indentAt(text, line.start), says === '' ? fromEnd : 0);
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** Whether no blank line parts two places. */
function isBeside(text: string, from: number, to: number): boolean {
  return text.slice(from, to).split('\n').length <= 2;
}

/** The lines of it, and how far from their end one writes on where it says nothing yet. */
function writtenAs(style: DocStyle, says: string): { readonly written: readonly string[]; readonly fromEnd: number } {
  if (style === 'block') return { written: [`/** ${says.replaceAll('*/', '* /')} */`], fromEnd: 3 };
  if (style === 'xml') {
    const safe = says.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    return { written: ['/// <summary>', `/// ${safe}`, '/// </summary>'], fromEnd: '\n/// </summary>'.length };
  }
  const mark = style === 'docstring' ? '#' : style.line;
  return { written: [`${mark} ${says}`], fromEnd: 0 };
}

function lines(written: readonly string[], at: number, indent: string, fromEnd: number): Outcome {
  const code = written.map(line => indent + line).join('\n');
  const tail = fromEnd === 0 ? 0 : fromEnd + (written.length > 1 ? indent.length : 0);
  return {
    edits: [{ start: at, end: at, text: `${code}\n` }],
    selections: [caret(at + code.length - tail)],
  };
}

/** A sentence begins with a capital and ends with a stop. */
function sentenceOf(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?:]$/.test(begun) ? begun : `${begun}.`;
}
