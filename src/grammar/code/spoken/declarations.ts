import { entryOf } from '../../../common/entryOf.ts';
import type { NameStyle } from '../../../syntax/writing.ts';
import { formatterAt, formatterOf, join, type Part } from '../../english/formatters.ts';
import type { Wording } from '../wording.ts';
import { DECLARING } from './keywords.ts';
import { SpokenTokens } from './spokenTokens.ts';
import { typeOf } from './spokenTypes.ts';

/** A type behind a name has no more words than this. */
const LONGEST_TYPE = 8;

/** The parts of a declaration, as words of what was said: from each start to each end. */
export interface DeclarationWords {
  /** Code of the words in front: `public static`. */
  readonly modifiers: readonly string[];
  /** Code, or empty. */
  readonly type: string;
  /** Signs between type and name, as the `*` of `char *name`. */
  readonly sign: string;
  readonly name: readonly string[];
  /** Where the words after the name begin. */
  readonly next: number;
  /** Whether there was a word like `let`. */
  readonly isDeclaring: boolean;
}

/**
 * Reads "[modifiers] [type] name [colon type]" at the beginning of some words. A type that stands in front must be known,
 * or be followed by a name of one letter: "exception e".
 */
export function declarationAt(words: readonly string[], wording: Wording, isFunction = false): DeclarationWords {
  const { writing } = wording;
  const tokens = new SpokenTokens(words, wording);
  const { lower } = tokens;
  let at = 0;
  const modifiers: string[] = [];
  let isDeclaring = false;
  for (;;) {
    const found = modifierAt(lower, at, wording);
    if (!found || at + found.length >= lower.length || !isNamePart(tokens, at + found.length, false)) break;
    modifiers.push(found.text);
    isDeclaring ||= DECLARING.has(lower[at] as string);
    at += found.length;
  }
  const path = pathTypeAt(tokens, at);
  const end = endOfHead(tokens, at + path, at);
  let type = '';
  let sign = '';
  const known = tokens.types.at(at, end);
  const after = known ? at + known.length : at;
  // What a function returns says of what it holds: "set color" is a name.
  const isBare = isFunction && known !== undefined && BARE_CONTAINER.test(known.text);
  const hasName = known !== undefined && !isBare && after < end && isNamePart(tokens, after);
  if (known && hasName) {
    type = known.text.replace(/ ?([*&]+)$/, (_all, pointer: string) => {
      sign = pointer;
      return '';
    });
    at = after;
  } else if (
    writing?.typeStands === 'before' &&
    end - at > 1 &&
    /^\p{L}$/u.test(lower[end - 1] as string) &&
    !Object.hasOwn(writing.words, lower[at] as string) &&
    isPlain(tokens, at, end)
  ) {
    type = typeOf(lower.slice(at, end - 1), wording);
    at = end - 1;
  }
  const name = words.slice(at, end);
  if (!type && writing?.typeMark === ' ') {
    for (let split = Math.max(at + 1, end - LONGEST_TYPE); split < end; split++) {
      const behind = tokens.types.at(split, end);
      if (behind?.length !== end - split) continue;
      return { modifiers, type: behind.text, sign, name: words.slice(at, split), next: end, isDeclaring };
    }
  }
  const mark = tokens.at(end, { mode: 'code', hasLeft: true });
  if (!type && mark?.kind === 'sign' && mark.text === ':' && end + 1 < lower.length) {
    const stop = tokensUntilAssign(tokens, end + 1);
    const typeWords = words.slice(end + 1, stop);
    return { modifiers, type: typeOf(typeWords, wording), sign, name, next: stop, isDeclaring };
  }
  return { modifiers, type, sign, name, next: end, isDeclaring };
}

/** A container of C++ that does not say what it holds. */
const BARE_CONTAINER =
  /^(?:std::)?(?:array|deque|function|list|map|multimap|multiset|optional|pair|queue|set|stack|tuple|unordered_map|unordered_set|vector)$/;

/** A name of plain words, in a style or as a formatter says. */
export function plainName(words: readonly string[], style: NameStyle, wording: Wording): string {
  const lower = words.map(word => word.toLowerCase());
  const said = formatterAt(lower, 0);
  const formatter = said && !said.formatter.single && said.length < words.length ? said.formatter : undefined;
  const tokens = new SpokenTokens(words, wording);
  const parts: Part[] = [];
  for (let at = formatter ? (said?.length ?? 0) : 0; at < words.length; ) {
    const token = tokens.at(at, { mode: 'typed', inName: true, afterDot: true });
    if (!token) break;
    const isPart = token.kind === 'word' || token.kind === 'number';
    parts.push(isPart ? token : { text: lower[at] as string });
    at += isPart ? token.length : 1;
  }
  // "MAX" is said so, or was heard so.
  const isShouted = !formatter && parts.length > 0 && parts.every(({ text }) => /^\p{Lu}{2,}$/u.test(text));
  if (isShouted && style !== 'kebab') return parts.map(({ text }) => text).join('_');
  if (formatter) return join(parts, formatter, formatter.between ?? formatterOf(style).between);
  if (!parts.some(part => part.fixed)) {
    const isUpper = (text: string) =>
      /\p{Ll}/u.test(text) || style === 'constant' ? /^\p{Lu}/u.test(text) : undefined;
    const wanted = style === 'pascal' || style === 'constant';
    const spelled = wording.lexicon
      .spellings(parts.map(part => part.text))
      .find(text => isUpper(text) === wanted && (style !== 'constant' || text === text.toUpperCase()));
    if (spelled) return spelled;
  }
  return join(parts, formatterOf(style));
}

function modifierAt(lower: readonly string[], at: number, { writing }: Wording) {
  for (const length of [3, 2, 1]) {
    if (at + length > lower.length) continue;
    const said = lower.slice(at, at + length).join(' ');
    if (writing?.modifiers.includes(said)) return { text: ownWord(said), length };
    if (DECLARING.has(said) && ownWord(said, '')) return { text: ownWord(said), length };
  }
  return undefined;

  function ownWord(said: string, fallback = said): string {
    const table = writing?.words ?? {};
    return entryOf(table, said) ?? fallback;
  }
}

/** How many words of a type that is a path stand somewhere, "std colon colon string"; 0 for none. */
function pathTypeAt(tokens: SpokenTokens, at: number): number {
  if (!/^(std|standard)$/.test(tokens.lower[at] ?? '')) return 0;
  const type = tokens.types.at(at, Math.min(tokens.words.length, at + LONGEST_TYPE));
  return type && tokens.lower.slice(at, at + type.length).includes('colon') ? type.length : 0;
}

/** Where the words of type and name end: at the first sign that belongs to neither. */
function endOfHead(tokens: SpokenTokens, from: number, start: number): number {
  let at = from;
  while (at < tokens.words.length) {
    const token = tokens.at(at, { mode: 'code', inName: at > start, hasLeft: at > start });
    if (!token) break;
    const word = tokens.lower[at] as string;
    const isOfType =
      /^(of|star|ampersand|brackets|array|asterisk|pointer|reference|const|or|to)$/.test(word) ||
      token.kind === 'keyword';
    const isInfix = token.kind === 'keyword' && token.stands === 'infix' && word !== 'or';
    const isQuestion = token.kind === 'sign' && token.text === '?';
    if (
      isInfix ||
      (!isOfType && !isQuestion && token.kind !== 'word' && token.kind !== 'number' && token.kind !== 'formatter')
    )
      break;
    if (token.kind === 'sign' && token.stands === 'assign') break;
    at += token.length;
  }
  return at;
}

function tokensUntilAssign(tokens: SpokenTokens, from: number): number {
  let at = from;
  while (at < tokens.words.length) {
    const token = tokens.at(at, { mode: 'code', inName: true, hasLeft: true });
    if (!token || (token.kind === 'sign' && token.stands === 'assign')) break;
    at += token.length;
  }
  return at;
}

function isNamePart(tokens: SpokenTokens, at: number, hasLeft = true): boolean {
  const token = tokens.at(at, { mode: 'code', inName: true, hasLeft });
  const isStart = token?.kind === 'word' || token?.kind === 'formatter' || token?.kind === 'number';
  return isStart || (token?.kind === 'sign' && /^(prefix|join)$/.test(token.stands));
}

function isPlain(tokens: SpokenTokens, from: number, to: number): boolean {
  for (let at = from; at < to; ) {
    const token = tokens.at(at, { mode: 'code', inName: true, hasLeft: true });
    if (token?.kind !== 'word' && token?.kind !== 'number') return false;
    at += token.length;
  }
  return true;
}
