import { entryOf } from '../../../common/entryOf.ts';
import { cardinalAt } from '../numbers.ts';
import { type MarkTable, marksOf, type Said, type SpokenMarks, type Stands } from './marks.ts';

const TABLE: MarkTable = {
  stop: {
    '.': 'period|full stop',
    '?': 'question mark',
    '!': 'exclamation mark|exclamation point',
    '...': 'ellipsis|dot dot dot',
  },
  pause: { ',': 'comma', ':': 'colon', ';': 'semicolon|semi colon' },
  open: {
    '(': 'open paren|open parenthesis|open parentheses|left paren|left parenthesis|open round bracket',
    '[': 'open bracket|open square bracket|left bracket|left square bracket',
    '{': 'open brace|open curly brace|open curly bracket|left brace|left curly brace',
    '<': 'open angle bracket|left angle bracket',
    '"': 'open quote|open quotes|open double quote|begin quote|open quotation mark|open quotation marks',
    "'": 'open single quote|single quote',
    '`': 'open backtick|open backticks|open back tick',
  },
  close: {
    ')': 'close paren|close parenthesis|close parentheses|right paren|right parenthesis|close round bracket',
    ']': 'close bracket|close square bracket|right bracket|right square bracket',
    '}': 'close brace|close curly brace|close curly bracket|right brace|right curly brace',
    '>': 'close angle bracket|right angle bracket',
    '"': 'close quote|close quotes|close double quote|end quote|end quotes|unquote|close quotation mark|close quotation marks',
    "'": 'close single quote|end single quote',
    '`': 'close backtick|close backticks|end backtick|close back tick',
  },
  ahead: { $: 'dollar sign', '€': 'euro sign', '#': 'hash sign|pound sign|number sign', '@': 'at sign', '~': 'tilde' },
  behind: { '%': 'percent sign', '°': 'degree sign', '™': 'trademark sign', "'": 'apostrophe' },
  join: {
    '-': 'hyphen',
    '/': 'slash|forward slash',
    '\\': 'backslash|back slash',
    _: 'underscore|under score',
    '—': 'em dash|long dash',
    '–': 'en dash',
    '.': 'dot',
  },
  between: {
    '-': 'dash',
    '--': 'double dash|dash dash',
    '&': 'ampersand',
    '+': 'plus sign',
    '=': 'equal sign|equals sign',
    '*': 'asterisk',
    '<': 'less than sign',
    '>': 'greater than sign',
    '|': 'vertical bar',
    '→': 'arrow sign',
    '©': 'copyright sign',
  },
  break: { '\n': 'new line|newline|next line', '\n\n': 'new paragraph|next paragraph' },
};

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** No sentence, and no part of one, ends with these: what follows is a word. */
const DETERMINERS = set('a an the my your our their its every another whose each per which');
/** Ends a phrase at times: "like that, …". */
const POINTING = set('this that which what');
/** What is said of a sign or a stretch of time; behind a determiner, a noun follows. */
const ADJECTIVES = set(`
  first second third fourth fifth sixth seventh eighth ninth tenth last next final previous current other same whole entire
  trailing leading missing extra single double triple opening closing unnecessary superfluous stray escaped unescaped
  redundant additional initial ending terminal plain simple short long longer shorter brief new old early late given
  certain limited extended fixed literal optional required mandatory fiscal rest full dark quiet busy difficult golden
  historical minute hour day week month year`);
/** With these in front, it is one of the kind, with or without a determiner. */
const COMPOUNDED = set(`
  trailing stray oxford serial decimal grace trial billing retention probation waiting cooldown warranty notice reporting
  polling sampling transition holiday time fullwidth spinal nested refractory victorian lunch character`);
/** What is done to a sign. */
const HANDLING = set(`
  press presses pressing hit insert inserts inserting append appends prepend prepends escape escapes escaped typing
  word called named character symbol`);
/** Two words in front of a sign that say that it is spoken of. */
const SPOKEN_OF =
  /^(?:(?:separated|split|splits|splitting|delimited|joined|join|joins|followed|preceded|terminated|replaced|quoted|grouped) (?:by|with|on|at)|(?:ends?|ending|starts?|starting|begins?|beginning) with|(?:a|the) (?:word|sign|key|character))$/;
const FOLLOWING: Readonly<Record<string, RegExp>> = {
  period: /^(?:of|piece|pieces|costume|costumes|drama|pain|pains|instruments?|character|key)$/,
  comma:
    /^(?:separated|delimited|separators?|delimiters?|splices?|characters?|operator|operators|lists|list|key|parser|parsing|rules?|style|counts?)$/,
  colon: /^(?:separated|delimited|cancers?|characters?|surgery|key)$/,
  semicolon: /^(?:separated|delimited|separators?|characters?|insertion|key|free|less|rules?|style)$/,
  dash: /^(?:of|for|to|off|out|away|into|across|through|separated|cam|cams|board|boards|line|key|characters?)$/,
  hyphen: /^(?:separated|delimited|characters?)$/,
  slash: /^(?:commands?|and|separated|the|a|an|our|their|its|prices|costs|characters?)$/,
  'forward slash': /^(?:separated|characters?)$/,
  backslash: /^(?:characters?|escapes?)$/,
  underscore: /^(?:the|that|how|why|our|its|this|characters?|separated)$/,
  'new line': /^(?:characters?|of|separated|delimited|feed|terminated|terminators?)$/,
  newline: /^(?:characters?|of|separated|delimited|terminated|terminators?)$/,
  'next line': /^(?:of|is|has|that|which|in|reads|says|down|up)$/,
  'new paragraph': /^(?:of|marks?|is|about)$/,
  'next paragraph': /^(?:of|is|explains|describes|about|in|says)$/,
  'question mark': /^(?:icon|icons|symbol|button|operator|appears|character|key)$/,
  'full stop': /^(?:key|character)$/,
  ellipsis: /^(?:character|menu|button)$/,
  asterisk: /^(?:character|symbol)$/,
  ampersand: /^(?:character|symbol)$/,
  tilde: /^(?:character|symbol|key|expansion)$/,
  'single quote': /^(?:character|key|style|string|strings)$/,
};
/** What is said of a sign that is not there: "no comma needed here". */
const NEEDED = /^(?:needed|required|necessary|allowed|at|in|after|before|between|here|there|is|was|or|for|either|of)$/;
const UNIT = /^(?:minute|hour|day|week|month|year)$/;
const IS = /^(?:is|was|are|were|has|had|should|must|appears|belongs|comes|means|separates|will|would)$/;
/** Ends of addresses and files, before which "dot" is a sign. */
const AFTER_DOT = set(`
  com org net io dev app edu gov de uk fr es eu co ai me js ts jsx tsx mjs cjs py rb rs go java kt cs cpp php json yaml yml toml
  md txt html css scss sql sh xml csv env lock log ini cfg conf config net gitignore dockerignore`);
const QUESTION = /^(?:what|which|who|whom|where|how|why|when|do|does|did|is|are|can|could|would|should)$/;
const PREPOSITIONS = set('by with without between per of during in after before for over within under at from');

/** How many words are looked through for the other one of a pair, or the beginning of a sentence. */
const MOST_INSIDE = 60;

/** English. */
export const ENGLISH_MARKS: SpokenMarks = {
  marks: marksOf(TABLE),
  isWord(words, at, length, hasText) {
    const said = words
      .slice(at, at + length)
      .map(({ lower }) => lower)
      .join(' ');
    const last = words[at + length - 1];
    const previous = at > 0 && words[at - 1]?.after === '' && words[at]?.before === '' ? words[at - 1]?.lower : '';
    const earlier = at > 1 && words[at - 2]?.after === '' ? (words[at - 2]?.lower ?? '') : '';
    const isEnd = at + length >= words.length || last?.after !== '';
    const next = isEnd ? '' : (words[at + length]?.lower ?? '');
    const mark = ENGLISH_MARKS.marks.get(said.replaceAll('-', ' '));
    if (mark === undefined || (mark.stands === 'open' && isClosed(words, at, said))) return false;
    if (mark.stands === 'close' && isOpened(words, at, said)) return false;
    if (isSpokenOf(words, at, previous ?? '', earlier, { said, next, isEnd, stands: mark.stands })) return true;
    if (entryOf(FOLLOWING, said)?.test(next) && !(next === 'of' && words[at + length + 1]?.lower === 'course'))
      return true;
    // A sign of a sentence that nothing stands before is spoken of.
    if (at === 0 && !hasText && next !== '' && (mark.stands === 'stop' || mark.stands === 'pause')) return true;
    if (at === 0 && !hasText && IS.test(next)) return true;
    return !canStand(said, mark.stands, {
      previous: previous ?? '',
      next,
      isFirst: at === 0 && !hasText,
      // "www dot example dot com"
      isInAddress: words[at + 2]?.lower === 'dot' && AFTER_DOT.has(words[at + 3]?.lower ?? ''),
    });
  },
};

/** Whether what is opened is closed later, and neither is spoken of: "my open quote app close quote". */
function isClosed(words: readonly Said[], at: number, said: string): boolean {
  const close = said.replace(/^(?:open|left|begin)/, word => (word === 'left' ? 'right' : 'close')).split(' ');
  const last = Math.min(words.length - close.length, at + MOST_INSIDE);
  for (let to = at + close.length; to <= last; to++)
    if (close.every((word, index) => words[to + index]?.lower === word))
      return !DETERMINERS.has(words[to - 1]?.lower ?? '');
  return false;
}

/** Whether what is closed was opened before, and is not spoken of. */
function isOpened(words: readonly Said[], at: number, said: string): boolean {
  const open = said.replace(/^(?:close|end|right)/, word => (word === 'right' ? 'left' : 'open')).split(' ');
  for (let from = at - open.length; from >= Math.max(0, at - MOST_INSIDE); from--)
    if (open.every((word, index) => words[from + index]?.lower === word))
      return !DETERMINERS.has(words[from - 1]?.lower ?? '');
  return false;
}

/** Whether the words before say that a thing is spoken of: "the second colon", "separated by comma". */
function isSpokenOf(
  words: readonly Said[],
  at: number,
  previous: string,
  earlier: string,
  {
    said,
    next,
    isEnd,
    stands,
  }: { readonly said: string; readonly next: string; readonly isEnd: boolean; readonly stands: Stands },
): boolean {
  const isStop = stands === 'stop';
  const isPause = stands === 'pause';
  const isOpenOrJoin = stands === 'open' || stands === 'close' || stands === 'join' || stands === 'ahead';
  if (previous === '') return false;
  if (previous === 'each' || previous === 'per') return !isEnd;
  if (previous === 'one' && IS.test(next)) return true;
  if (previous === 'or' && !isOpenOrJoin) return true;
  if (previous === 'and' && (isStop || said === 'colon' || said === 'semicolon')) return true;
  if ((previous === 'by' || previous === 'without') && isPause) return true;
  if (DETERMINERS.has(previous)) return true;
  if (SPOKEN_OF.test(`${earlier} ${previous}`)) return !(isStop && isEnd && isQuestion(words, at));
  if (COMPOUNDED.has(previous) && (previous !== 'time' || said === 'period'))
    return previous !== 'time' || isOne(earlier);
  if (ADJECTIVES.has(previous) && isOne(earlier)) return true;
  if (UNIT.test(previous) && cardinalAt([earlier], 0) && said === 'period') return true;
  if (ADJECTIVES.has(previous) && ADJECTIVES.has(earlier) && isOne(words[at - 3]?.lower ?? '')) return true;
  if (POINTING.has(previous)) return PREPOSITIONS.has(earlier) && said === 'period' && previous !== 'what';
  if (previous === 'no' && said === 'hyphen') return !/^(?:one|op|go|code|show|brainer)$/.test(next);
  if (previous === 'no' && earlier === '' && NEEDED.test(next)) return true;
  if (previous === 'any' || previous === 'no') return earlier !== '' && !isEnd && !isStop;
  if (HANDLING.has(previous)) return !(isStop && isEnd);
  if (isEnd && !isStop && (previous === 'by' || previous === 'with' || previous === 'without')) return true;
  return false;
}

function isOne(word: string): boolean {
  return DETERMINERS.has(word) || POINTING.has(word) || word === 'any' || word === 'no' || word === 'one';
}

function isQuestion(words: readonly Said[], at: number): boolean {
  for (let from = at - 1; from >= Math.max(0, at - MOST_INSIDE); from--) {
    if (/[.!?]/.test(words[from]?.after ?? '')) return false;
    if (QUESTION.test(words[from]?.lower ?? '')) return true;
  }
  return false;
}

/** Whether a sign can stand between these words at all. */
function canStand(
  said: string,
  stands: string,
  {
    previous,
    next,
    isFirst,
    isInAddress,
  }: { readonly previous: string; readonly next: string; readonly isFirst: boolean; readonly isInAddress: boolean },
): boolean {
  if (said === 'dot') return previous !== '' && (AFTER_DOT.has(next.replace(/\P{L}.*$/u, '')) || isInAddress);
  if (said === 'dash')
    return previous !== '' && next !== '' && !/^(?:to|must|i|we|they|you|he|she|will|would|can|quick)$/.test(previous);
  if (said === 'single quote') return next !== '' && !isFirst;
  if (said === 'next line' || said === 'next paragraph')
    return !/^(?:on|to|in|at|from|of|for|and|go|goes|see)$/.test(previous);
  if (stands === 'join' && said.length > 4) return previous !== '' && next !== '';
  if (stands === 'join' || said === 'apostrophe') return previous !== '';
  return true;
}
