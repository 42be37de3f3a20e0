import { entryOf } from '../../../common/entryOf.ts';
import { SIGNS } from '../signs.ts';
import type { Heard } from './heard.ts';
import { isVerb } from './verbs.ts';

const QUOTES = /["\u201c\u201d\u201e\u00ab\u00bb`\u2039\u203a]/g;
/** What stands behind a word where someone pauses. */
const TAIL = ',.;:!?\u2026\u3002\u3001';
const LEAD = /^(?:[,;\u00bf\u00a1\u2026\u3002\u3001]|\.{2,})+/;

/** What is said for signs that are written otherwise than they are said in code. */
const SAID_INSTEAD: Readonly<Record<string, string>> = {
  '&': 'and',
  '%': 'percent',
  '/': 'slash',
  '*': 'times',
  '#': 'hash',
  '@': 'at',
  '-': 'minus',
  '+': 'plus',
  '|': 'pipe',
  '\u00d7': 'times',
  '\u00f7': 'divided by',
  '\u2212': 'minus',
  '\u2260': 'not equals',
  '\u2264': 'less than or equal to',
  '\u2265': 'greater than or equal to',
  '\u2192': 'arrow',
  '\u21d2': 'fat arrow',
  $: 'dollar',
  '(': 'open paren',
  ')': 'close paren',
  '[': 'open bracket',
  ']': 'close bracket',
  '{': 'open brace',
  '}': 'close brace',
  '()': '',
};

/** What is said for each sign; of several phrases the first is the plainest. */
const SAID: ReadonlyMap<string, string> = new Map([
  ...[...SIGNS].toReversed().map(([said, { text }]) => [text, said] as const),
  ...Object.entries(SAID_INSTEAD),
]);
const LONGEST_SIGN = 3;

/** Nobody says so much without a pause between words, in UTF-16 units: it is no language that has such. */
const LONGEST_PIECE = 1_000;

/** Words that stand together with a stroke between them, which nobody says: "try/catch". */
const TOGETHER = /^(?:try|catch|finally|if|else|and|or|get|set|read|write|yes|no|on|off|true|false|async|await)$/i;

/** Beginnings that recognisers write apart from their words: "e-mail", "re-name", "un-comment". */
const BEGINNING = /^(?:e|re|un|de|dis|sub|pre|co|mis)$/i;

/** Words with a sign in them, as the styles of names are written in themselves: "snake_case", "camelCase", "all-caps". */
const STYLE = /^(snake|camel|pascal|kebab|title|upper|lower|constant|dot|path|sentence|flat|dash)[-_]?case(d?)$/i;
const SHOUTED = /^(?:screaming|upper)[-_ ]?snake[-_ ]?case$/i;

/**
 * A piece of a transcript without white space, as the words that were said. `before` is the word before it, `next` the
 * piece behind it.
 */
export function saidFor(piece: string, before: string, next: string | undefined): readonly Heard[] {
  const bare = withoutQuotes(piece);
  if (/^[-\u2010-\u2015]+$/.test(bare)) return isMinus(bare, before, next) ? [{ word: 'minus', behind: '' }] : [];
  const tail = tailOf(bare);
  const core = bare.slice(0, bare.length - tail.length).replace(LEAD, '');
  if (core === '') return [];
  const behind = tail === '' ? '' : /^[,;:\u3001]/.test(tail) ? ',' : '.';
  const words = wordsOf(core, before, behind);
  const said = words.map((word, index): Heard => ({ word, behind: index === words.length - 1 ? behind : '' }));
  return isDot(core, tail, next) ? [...said.slice(0, -1), { word: words.at(-1) as string, behind: '' }, DOT] : said;
}

const DOT: Heard = { word: 'dot', behind: '' };

/** A stop ends a sentence, and the next begins with a capital; else the dot was said: "if user. is active". */
function isDot(core: string, tail: string, next: string | undefined): boolean {
  const following = /^\p{Ll}[\p{L}']*/u.exec(next ?? '')?.[0];
  return (
    tail === '.' &&
    following !== undefined &&
    /^\p{L}{2,}$/u.test(core) &&
    !SENTENCE_BEGINNING.test(following) &&
    !isVerb(following)
  );
}

const SENTENCE_BEGINNING =
  /^(?:and|then|please|thanks|thank|no|now|so|but|or|i|we|you|it|the|a|an|this|that|um|uh|er|okay|ok|wait|actually|sorry|could|can|would|let's)$/;

function withoutQuotes(piece: string): string {
  const plain = piece.replace(QUOTES, '');
  return plain.startsWith("'") ? plain.replace(/^'+/, '').replace(/'(?=[.,;:!?]*$)/, '') : plain;
}

/** The stops and commas at its end. */
export function tailOf(word: string): string {
  let end = word.length;
  while (end > 0 && TAIL.includes(word[end - 1] as string)) end--;
  return word.slice(end);
}

function wordsOf(core: string, before: string, behind: Heard['behind']): readonly string[] {
  if (core.length > LONGEST_PIECE) return [core];
  const style = STYLE.exec(core);
  if (style) return [(style[1] as string).toLowerCase(), 'case'];
  if (SHOUTED.test(core)) return ['all', 'caps'];
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(core)) return [core.replaceAll(',', '')];
  if (/^\d+(?:\.\d+)*$/.test(core)) return [core];
  const money = /^[$\u20ac\u00a3](\d[\d,]*(?:\.\d+)?)$/.exec(core);
  if (money) return [...wordsOf(money[1] as string, before, ''), entryOf(CURRENCIES, core.charAt(0)) as string];
  const hash = /^#(\d+)$/.exec(core);
  if (hash) return ['number', hash[1] as string];
  if (/^[cf]#$/i.test(core)) return [core.charAt(0), 'sharp'];
  const letters = spelled(core, behind);
  if (letters !== undefined) return [letters];
  return piecesOf(core, before);
}

const CURRENCIES: Readonly<Record<string, string>> = { $: 'dollars', '\u20ac': 'euros', '\u00a3': 'pounds' };

/** "A-P-I", "a.p.i.", "U.S": letters that were said one by one, as one word. "x.y" has a dot that was said. */
function spelled(core: string, behind: Heard['behind']): string | undefined {
  const isSpelled =
    /^\p{L}(?:-\p{L}){2,}$/u.test(core) ||
    /^\p{L}(?:\.\p{L}){2,}$/u.test(core) ||
    (/^\p{L}\.\p{L}$/u.test(core) && behind === '.');
  return isSpelled ? core.replace(/[.-]/g, '') : undefined;
}

/** Words and signs apart: "user.name" is user dot name. */
function piecesOf(core: string, before: string): readonly string[] {
  const pieces = core.match(/[\p{L}\p{N}\p{M}_']+(?:\.\d+)*|[^\p{L}\p{N}\p{M}_']+/gu) ?? [];
  const words: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (/[\p{L}\p{N}]/u.test(piece)) {
      words.push(piece);
      continue;
    }
    if (/^_+$/.test(piece)) {
      words.push('underscore');
      continue;
    }
    const left = pieces[index - 1];
    const right = pieces[index + 1];
    if (left !== undefined && right !== undefined)
      words.push(...between(piece, left, right, index === 1 ? before : ''));
    else words.push(...signsOf(piece, right));
    // Joined to what follows.
    if (
      piece === '-' &&
      left !== undefined &&
      right !== undefined &&
      BEGINNING.test(left) &&
      /^\p{L}{3,}$/u.test(right)
    ) {
      words.pop();
      pieces[index + 1] = left + right;
    }
  }
  return words;
}

/** A sign between two words of one piece. */
function between(sign: string, left: string, right: string, before: string): readonly string[] {
  const isNumbers = /^\d/.test(left) && /^\d/.test(right);
  if (/^[-\u2010-\u2015]$/.test(sign)) {
    if (!isNumbers) return [];
    const isRange =
      sign !== '-' || /^(?:line|from|between)$|^(?!equals$|is$|plus$|minus$|times$|as$).*s$/i.test(before);
    return [isRange ? 'to' : 'minus'];
  }
  if (sign === '/' && TOGETHER.test(left) && TOGETHER.test(right)) return [];
  if (sign === ',' || sign === ', ') return isNumbers ? ['comma'] : [];
  if (sign === ':' && isNumbers) return ['colon'];
  return signsOf(sign, right);
}

/** Signs by their names, the longest first; what has no name is not said. */
function signsOf(signs: string, right: string | undefined): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at < signs.length; ) {
    let length = Math.min(LONGEST_SIGN, signs.length - at);
    while (length > 1 && !SAID.has(signs.slice(at, at + length))) length--;
    const sign = signs.slice(at, at + length);
    at += length;
    // In front of a word, a dash is the beginning of what someone else says.
    if (/^[-\u2010-\u2015]$/.test(sign) && !(right !== undefined && /^\d/.test(right))) continue;
    const said = SAID.get(sign);
    if (said) words.push(...said.split(' '));
  }
  return words;
}

const NO_OPERAND = /^(?:to|the|a|an|of|with|in|into|from|and|then|at|by|as|for|this|that|go|please|or|)$/i;

/** A dash on its own is where someone pauses, unless it can stand between two operands. */
function isMinus(dash: string, before: string, next: string | undefined): boolean {
  if (dash !== '-' || next === undefined) return false;
  return (
    /^[\d(]/.test(next) || !(NO_OPERAND.test(before) || SENTENCE_BEGINNING.test(next.toLowerCase()) || isVerb(next))
  );
}
