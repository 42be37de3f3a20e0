import type { Writing } from '../../../syntax/writing.ts';
import { expression, name } from '../../code/spokenCode.ts';
import type { Wording } from '../../code/wording.ts';
import type { Slots } from '../template.ts';

/** "foo", "foo from bar", "string format": what is imported, and from where. */
export function moduleOf(words: readonly string[], wording: Wording, writing: Writing): Slots | undefined {
  if (words.length === 0) return { value: '', source: '' };
  const isStatic = words[0] === 'static' && words.length > 1 && writing.modifiers.includes('static');
  const isOwn = /^(string|quotes?)$/.test(words[0] ?? '') && words.length > 1;
  const rest = words.slice(isStatic || (isOwn && words[0] === 'string') ? 1 : 0);
  const module = (part: readonly string[]) => modulePath(part, wording, writing);
  const from = rest.lastIndexOf('from');
  if (from > 0 && from < rest.length - 1)
    return { value: imported(rest.slice(0, from), wording), source: module(rest.slice(from + 1)) };
  // Python's order: "from foo import bar".
  const joint = from === 0 ? rest.indexOf('import') : -1;
  if (joint > 1)
    return { value: expression(rest.slice(joint + 1), wording, 'value').text, source: module(rest.slice(1, joint)) };
  // A crate's modules: "std io" is `std::io`.
  const isCrate =
    /^(std|core|alloc|crate|super|self)$/.test(rest[0] ?? '') && writing.code['implementation'] !== undefined;
  const parts = isCrate && rest.length > 1 && rest.every(word => /^(?!colon$|star$|dot$|as$)[a-z0-9]+$/.test(word));
  const path = parts ? rest.join('::') : module(rest);
  // What is in quotes is a source: `import "./foo.css"`.
  if (isOwn && writing.tags) return { value: '', source: path };
  return { value: path, source: '', modifiers: isStatic ? 'static' : '', isOwn: isOwn ? 'own' : '' };
}

/** The path of a module, without the quotes that are the template's. */
function modulePath(words: readonly string[], wording: Wording, writing: Writing): string {
  const isQuoted = /^(string|quotes?|double|single)$/.test(words[0] ?? '') && words.length > 1;
  const said = isQuoted ? unquoted(words) : words;
  // "Java util list" is `java.util.List`.
  const isOfJava = /^(java|javax|jakarta)$/.test(said[0] ?? '') && said.every(word => /^[a-z0-9]+$/.test(word));
  if (isOfJava && said.length > 2 && !said.some(word => /^(dot|star)$/.test(word)))
    return javaPath(said, wording, writing);
  if (writing.pathMark) return namespacePath(said, writing.pathMark, wording);
  const style = writing.names.module;
  if (style) return name(said, style, wording);
  if (writing.tags && said.some(word => /^(slash|dot|at)$/.test(word))) return filePath(said);
  return (
    expression(said, wording, 'value')
      .text.replace(/ ?([/.:-]) ?/g, '$1')
      // A class at the end of a path is written as a class: `java.util.Map`.
      .replace(/(?<=\.|::)[a-z]\w*$/, last => {
        const type = writing.types[last.replaceAll('_', ' ')] ?? '';
        return /^[A-Z]\w*$/.test(type) ? type : last;
      })
  );
}

const PACKAGES = /^(util|io|time|net|nio|sql|text|math|lang|file|stream|function|concurrent|regex|swing|persistence)$/;

function javaPath(words: readonly string[], wording: Wording, writing: Writing): string {
  const from = words.findIndex((word, at) => at > 0 && !PACKAGES.test(word));
  if (from < 2) return words.join('.');
  return [...words.slice(0, from), name(words.slice(from), writing.names.class, wording)].join('.');
}

/** "App backslash model backslash user": each word is a part where no sign is said. */
function namespacePath(words: readonly string[], mark: string, wording: Wording): string {
  const isSign = (word: string) => /^(backslash|slash|dot)$/i.test(word);
  const as = words.findIndex(word => /^as$/i.test(word));
  const path = as > 0 ? words.slice(0, as) : words;
  const parts: string[][] = [[]];
  const hasSigns = path.some(isSign);
  for (const word of path) {
    if (isSign(word) || !hasSigns) parts.push([]);
    if (!isSign(word)) parts.at(-1)?.push(word);
  }
  const style = wording.writing?.names.class ?? 'pascal';
  const written = parts.filter(part => part.length > 0).map(part => name(part, style, wording));
  const alias = as > 0 && as < words.length - 1 ? ` as ${name(words.slice(as + 1), style, wording)}` : '';
  return written.join(mark) + alias;
}

function unquoted(words: readonly string[]): readonly string[] {
  const from = /^(double|single)$/.test(words[0] ?? '') ? 2 : 1;
  const to = /^quotes?$/.test(words.at(-1) ?? '') ? words.length - 1 : words.length;
  return words.slice(from, /^(close|end)$/.test(words[to - 1] ?? '') ? to - 1 : to);
}

const SIGNS_OF_PATHS: Readonly<Record<string, string>> = {
  ...{ dot: '.', slash: '/', dash: '-', underscore: '_', at: '@', colon: ':' },
};

/** "Dot slash user service" is `./user-service`. */
function filePath(words: readonly string[]): string {
  let path = '';
  for (const word of words) {
    const sign = Object.hasOwn(SIGNS_OF_PATHS, word) ? SIGNS_OF_PATHS[word] : undefined;
    path += sign ?? (/[\p{L}\p{N}]$/u.test(path) ? `-${word}` : word);
  }
  return path;
}

/** What an import brings. */
function imported(words: readonly string[], wording: Wording): string {
  const isType = words[0] === 'type' && words.length > 1 && wording.writing?.tags === true;
  const names = expression(isType ? words.slice(1) : words, wording, 'value').text;
  return (isType ? 'type ' : '') + names.replace(/\{(\S.*?)\}/, '{ $1 }');
}
