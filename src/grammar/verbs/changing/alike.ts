import { expression } from '../../code/spokenCode.ts';
import { COLOURS } from '../../code/styles/properties.ts';
import { pointedPhrases } from '../../places/finding/phraseTargets.ts';
import { ownCondition } from '../../places/ownCondition.ts';
import { isDocument, isInText, type Place, type Pointed, pointed } from '../../places/place.ts';
import { resolve } from '../../places/resolve.ts';
import { NEAREST } from '../../places/said/which.ts';
import { targetsAt } from '../../places/targets.ts';
import { lineAt } from '../../places/text/units.ts';

/** Words of which one stands where another of them could. */
const FAMILIES: readonly ReadonlySet<string>[] = [
  new Set(['true', 'false']),
  new Set(['on', 'off']),
  new Set(['yes', 'no']),
  new Set(['public', 'private', 'protected', 'internal']),
  new Set(['const', 'let', 'var', 'val']),
  new Set(['asc', 'desc', 'ascending', 'descending']),
  new Set(['http', 'https']),
  COLOURS,
];

/** What is logged at which level: words of every day, but where they are called. */
const LEVELS: ReadonlySet<string> = new Set(
  'trace debug verbose info log notice warn warning error fatal critical'.split(' '),
);

const NUMBER = /^-?(?:\d|\.\d)[\w.]*%?$/;

const TYPES = new Set(
  `int integer long short byte float double decimal number string str bool boolean char void any unknown object never
  u8 u16 u32 u64 i8 i16 i32 i64 usize isize f32 f64 mixed array bigint symbol uint`.split(/\s+/),
);

/** Whether new code is of the same kind as what stands there: a number, a colour, a level, an error. */
export function isAlike(old: string, code: string, said: readonly string[], before: string | undefined): boolean {
  if (NUMBER.test(old)) return NUMBER.test(code);
  const one = old.replace(/^["'`]|["'`]$/g, '').toLowerCase();
  const other = said.join(' ').toLowerCase();
  if (FAMILIES.some(family => family.has(one) && family.has(other))) return true;
  if (LEVELS.has(one) && LEVELS.has(other)) return /[.:>"'`]/.test(before ?? '');
  // "Argument error" becomes "runtime error".
  const error = /(?:Error|Exception)$/.exec(old)?.[0].toLowerCase();
  return error !== undefined && said.length > 1 && said.at(-1)?.toLowerCase() === error;
}

export function isBuiltIn(type: string): boolean {
  return TYPES.has(type.toLowerCase());
}

/** Whether words name a type that the language or the text has. */
export function isType(said: readonly string[], { tree, text }: Place): boolean {
  if (said.length === 1 && TYPES.has((said[0] ?? '').toLowerCase())) return true;
  const name = said.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return tree !== undefined && new RegExp(`\\b${name.replace(/\W/g, '')}\\b`).test(text) && /^[A-Z]\w+$/.test(name);
}

/** "Change then to await": a word of the language takes the place of no name. */
export function isOfLanguage(
  to: readonly string[],
  { kind, start, end }: Pointed,
  { text, wording: { writing } }: Place,
): boolean {
  const old = text.slice(start, end);
  const isName = kind === 'phrase' && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(old) && !KEYWORD.test(old);
  const isCalled = /^\s*\(/.test(text.slice(end)) || /[.>:]$/.test(text.slice(0, start));
  // And no name takes the place of a word that a statement begins with.
  if (writing && kind === 'phrase' && /^(?:default|case|else|try|finally|switch|match)$/.test(old))
    return isPlainName(to) && !KEYWORD.test(to[0] ?? '') && !/["'`]/.test(text[start - 1] ?? '');
  return writing !== undefined && to.length === 1 && KEYWORD.test(to[0] ?? '') && isName && isCalled;
}

/** What stands for nothing or for truth is hardly to become a name that is made up of several words. */
export function isCoinedValue(to: readonly string[], { kind, start, end }: Pointed, { text, wording }: Place): boolean {
  const isValue = /^(?:None|null|nil|undefined|true|false|True|False|NULL|nullptr)$/.test(text.slice(start, end));
  const isName = to.length > 1 && to.every(word => /^[a-z]+$/i.test(word));
  return (
    isValue &&
    kind === 'phrase' &&
    isName &&
    wording.writing !== undefined &&
    wording.lexicon.spelling(to) === undefined &&
    /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(expression(to, wording, 'value').text)
  );
}

function isPlainName(to: readonly string[]): boolean {
  return to.length === 1 && /^[\p{L}][\p{L}\p{N}]*$/u.test(to[0] ?? '');
}

const KEYWORD =
  /^(?:if|else|for|while|do|switch|case|break|continue|return|throw|raise|try|catch|finally|await|yield|async|import|export|class|function|def|in)$/;

/** "String to var" is about the type that the line has, and no text. */
export function typeNamed(said: readonly string[], to: readonly string[], place: Place): Pointed | undefined {
  const [old = ''] = said;
  const [next = ''] = to;
  if (said.length !== 1 || to.length !== 1 || !isBuiltIn(old) || !(isBuiltIn(next) || next === 'var')) return undefined;
  const [type] = pointedPhrases(said, NEAREST, place, lineAt(place.text, place.cursor), 'names');
  return type && place.wording.writing ? pointed(type, 'type') : undefined;
}

/** The only thing of a plural that something is called by as well: "names" of `for (const name of names)`. */
export function namedSo(said: readonly string[], place: Place): Pointed | undefined {
  const [word = ''] = said;
  if (said.length !== 1 || !/s$/.test(word) || !place.wording.writing || !place.wording.lexicon.has(word))
    return undefined;
  const [found] = pointedPhrases(said, NEAREST, place, undefined, 'names');
  return found;
}

/** "Change next return to raise" is about the word, not about all that it stands in front of. */
export function keywordOf(
  said: readonly string[],
  to: readonly string[],
  place: Place,
): readonly Pointed[] | undefined {
  if (to.length !== 1) return undefined;
  const [target] = targetsAt(said, place);
  if (target?.kind !== 'object' || target.name.length > 0 || target.object.plural) return undefined;
  const keyword = said.slice(-target.object.length).join(' ').toLowerCase();
  const found = resolve(target, place);
  const isKeyword = found.every(({ start, end }) => {
    const code = place.text.slice(start, end);
    return code.length > keyword.length && new RegExp(`^${keyword}(?![\\p{L}\\p{N}_])`, 'u').test(code);
  });
  if (!isKeyword || found.length === 0) return undefined;
  return found.map(({ start }) => ({ start, end: start + keyword.length, kind: 'phrase', removal: undefined }));
}

/**
 * The whole name that a last word is of, where the new one ends with it too: "the exception" of `IllegalStateException`
 * becomes an illegal argument exception.
 */
export function wholeName(found: Pointed, to: readonly string[], { text }: Place): Pointed {
  const last = to.at(-1)?.toLowerCase();
  if (found.kind !== 'phrase' || to.length < 2 || text.slice(found.start, found.end).toLowerCase() !== last)
    return found;
  const front = /[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(text.slice(Math.max(0, found.start - 80), found.start))?.[0] ?? '';
  const goesOn = /[\p{L}\p{N}_$]/u.test(text.charAt(found.end));
  return front === '' || goesOn ? found : { ...found, start: found.start - front.length };
}

/** "Key error" is a name of the file in sight before it is a key that is called error; so is "str" in the line. */
export function nameSaid(said: readonly string[], place: Place): readonly Pointed[] {
  const { wording, text, cursor } = place;
  // In a text "a day" has its article too.
  if (isDocument(place) && said.length > 1 && /^an?$/i.test(said[0] ?? ''))
    return pointedPhrases(said, NEAREST, place, lineAt(text, cursor), 'names');
  const isShort = said.length === 1 && /^(?:str|int|len|dict)$/i.test(said[0] ?? '');
  if (!wording.writing || !(isShort || said.length > 1) || /^(?:the|this|that|a|an)$/i.test(said[0] ?? '')) return [];
  const [target] = targetsAt(said, place);
  if (target?.kind !== 'object' || wording.lexicon.spelling(said) === undefined) return [];
  const line = lineAt(text, cursor);
  const within = isShort ? line : { start: Math.max(0, line.start - 400), end: Math.min(text.length, line.end + 400) };
  return pointedPhrases(said, NEAREST, place, within, 'names').filter(
    ({ start, end }) => !/[\s"'`]/.test(text.slice(start, end)) && !isInText({ ...place, cursor: start }),
  );
}

/** "Equal to greater than": what compares is changed to what compares, and not what sets something. */
export function compared(said: readonly string[], to: readonly string[], place: Place): readonly Pointed[] | undefined {
  const isEqual = /^(?:the )?equals?(?: sign)?$/i.test(said.join(' '));
  const compares = /^(?:greater|less|more|fewer|at least|at most|not equal|does not equal)\b/i.test(to.join(' '));
  if (!isEqual || !compares || !place.wording.writing) return undefined;
  const { text, cursor, tree } = place;
  const line = lineAt(text, cursor);
  const own = ownCondition(tree?.knows('condition') ? tree.scopes('condition') : [], place);
  for (const { start, end } of [line, ...(own ? [own] : [])]) {
    const found = [...text.slice(start, end).matchAll(/(?<![=!<>])===?(?!=)/g)];
    const [only] = found;
    if (only && found.length === 1)
      return [pointed({ start: start + only.index, end: start + only.index + only[0].length }, 'phrase')];
    if (only) return [];
  }
  return undefined;
}

/** Part of a name of the library's is written as that is: `StatusOK`. */
export function asLibrary(written: string, { start, end }: Pointed, { text, wording: { writing } }: Place): string {
  const front = /[\p{L}\p{N}_]+$/u.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '';
  if (front === '' || !writing?.members || /^[\p{L}\p{N}_]/u.test(text.slice(end, end + 1))) return written;
  const whole = (front + written).toLowerCase();
  const known = Object.values(writing.members).find(one => one.toLowerCase() === whole);
  return known?.startsWith(front) ? known.slice(front.length) : written;
}

/** "Bob to Bert": of one that is written with a capital and one that is not on the line, the former. */
export function capitalToo(found: readonly Pointed[], letters: string | undefined, place: Place): readonly Pointed[] {
  const [only] = found;
  const { text, cursor } = place;
  if (!only || found.length > 1 || only.kind !== 'phrase' || !/^\p{Lu}\p{Ll}/u.test(letters ?? '')) return found;
  const old = text.slice(only.start, only.end);
  if (!/^\p{Ll}+$/u.test(old)) return found;
  const line = lineAt(text, cursor);
  const large = new RegExp(`(?<![\\p{L}\\p{N}])${old.charAt(0).toUpperCase()}${old.slice(1)}(?![\\p{L}\\p{N}])`, 'gu');
  // In the words of a page it is what one reads.
  const all = [...text.slice(line.start, line.end).matchAll(large)].map(({ index }) => line.start + index);
  const at = all.at(-1);
  return at === undefined ? found : [pointed({ start: at, end: at + old.length }, 'phrase')];
}
