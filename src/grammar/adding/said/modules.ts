import { entryOf } from '../../../common/entryOf.ts';
import type { Writing } from '../../../syntax/writing.ts';
import { expression, name } from '../../code/spokenCode.ts';
import type { Wording } from '../../code/wording.ts';
import type { Slots } from '../template.ts';

/** "foo", "foo from bar", "string format": what is imported, and from where. */
export function moduleOf(words: readonly string[], wording: Wording, writing: Writing): Slots | undefined {
  if (words.length === 0) return { value: '', source: '' };
  const isStatic = words[0] === 'static' && words.length > 1 && writing.modifiers.includes('static');
  const isHeader = writing.headerEnd !== undefined && words[0] === 'string' && /^(dot|header)$/.test(words[1] ?? '');
  const isOwn = /^(string|quotes?)$/.test(words[0] ?? '') && words.length > 1 && !isHeader;
  const rest = words.slice(isStatic || (isOwn && words[0] === 'string') ? 1 : 0);
  const module = (part: readonly string[]) => modulePath(part, wording, writing);
  const from = rest.lastIndexOf('from');
  if (from > 0 && from < rest.length - 1) {
    const source = module(rest.slice(from + 1));
    const known = exportedBy(source, rest.slice(0, from), writing);
    if (known === 'unknown') return undefined;
    return { value: known ?? imported(rest.slice(0, from), wording), source };
  }
  // Python's order: "from foo import bar".
  const joint = from === 0 ? rest.indexOf('import') : -1;
  if (joint > 1) {
    const source = module(rest.slice(1, joint));
    const known = exportedBy(source, rest.slice(joint + 1), writing);
    return { value: known ?? expression(rest.slice(joint + 1), wording, 'value').text, source };
  }
  // A crate's modules: "std io" is `std::io`.
  const isCrate =
    /^(std|core|alloc|crate|super|self)$/.test(rest[0] ?? '') && writing.code['implementation'] !== undefined;
  const parts = isCrate && rest.length > 1 && rest.every(word => /^(?!colon$|star$|dot$|as$)[a-z0-9]+$/.test(word));
  const path = parts ? rest.join('::') : module(rest);
  // What is in quotes is a source: `import "./foo.css"`.
  if (isOwn && writing.tags) return { value: '', source: path };
  return { value: path, source: '', modifiers: isStatic ? 'static' : '', isOwn: isOwn ? 'own' : '' };
}

/**
 * Names that a module is known to have, as they are written: "date time and time delta". Undefined where one is not
 * known, and `unknown` where it would be taken for the module itself.
 */
export function exportedBy(
  source: string,
  said: readonly string[],
  { exports = {}, tags }: Writing,
): string | 'unknown' | undefined {
  const names = entryOf(exports, source);
  if (!names || said.some(word => /^(?:star|as|all|everything|type|braces?|open|curly)$/.test(word))) return undefined;
  if (tags && said.includes('default')) return undefined;
  const found = split(said).map(words => exported(words, names));
  if (found.every(name => name !== undefined)) return tags ? `{ ${found.join(', ')} }` : found.join(', ');
  return tags && said.length > 1 ? 'unknown' : undefined;
}

/** The name of a module that is said so, whatever its words: "lru cache", "use effect". */
export function exported(said: readonly string[], names: readonly string[]): string | undefined {
  const plain = said.join('').toLowerCase();
  return names.find(name => name.replaceAll('_', '').toLowerCase() === plain);
}

function split(words: readonly string[]): readonly (readonly string[])[] {
  return words
    .join(' ')
    .split(/ and | comma (?:and )?/)
    .map(part => part.split(' '));
}

/** The path of a module, without the quotes that are the template's. */
function modulePath(words: readonly string[], wording: Wording, writing: Writing): string {
  const header = writing.headerEnd
    ? /^([a-z0-9 ]+?)(?: header| dot h)?$/.exec(words.join(' ').toLowerCase())
    : undefined;
  if (header?.[1] && !/\b(?:slash|dot|underscore|quotes?)\b/.test(header[1]))
    return `${header[1].replaceAll(' ', '_')}${writing.headerEnd}`;
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
        const type = entryOf(writing.types, last.replaceAll('_', ' ')) ?? '';
        return /^[A-Z]\w*$/.test(type) ? type : isOfJava ? className(last) : last;
      })
  );
}

/** A class of Java's library: `duration` is `Duration`. */
function className(said: string): string {
  const [, letters = '', rest = ''] = /^(uuid|uri|url|io|sql)(.*)$/i.exec(said) ?? [];
  return letters && /^(?:\p{Lu}|$)/u.test(rest)
    ? letters.toUpperCase() + rest
    : said.charAt(0).toUpperCase() + said.slice(1);
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
    const sign = entryOf(SIGNS_OF_PATHS, word);
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
