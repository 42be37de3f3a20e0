import { formatterAt } from '../english/formatters.ts';
import { cardinalAt } from '../english/numbers.ts';
import { signAt } from '../english/signs.ts';
import type { Wording } from './wording.ts';

/** Words of sentences that hardly ever stand in names. */
const SENTENCE_WORDS = new Set([
  ...[
    'the',
    'a',
    'an',
    'my',
    'your',
    'our',
    'their',
    'some',
    'any',
    'please',
    'should',
    'would',
    'could',
    'can',
    'will',
  ],
  ...[
    'that',
    'which',
    'who',
    'this',
    'these',
    'those',
    'there',
    'because',
    'about',
    'when',
    'where',
    'why',
    'how',
    'what',
  ],
  ...[
    'we',
    'you',
    'they',
    'he',
    'she',
    'me',
    'us',
    'them',
    'it',
    'was',
    'were',
    'been',
    'has',
    'have',
    'had',
    'do',
    'does',
  ],
  ...['very', 'really', 'just', 'also', 'more', 'better', 'something', 'anything', 'everything', 'somewhere', 'maybe'],
  ...['whatever', 'somehow', 'everyone', 'everybody', 'someone', 'somebody', 'nobody', 'everywhere'],
  ...['make', 'makes', 'tomorrow', 'today', 'yesterday', 'again', 'instead', 'so', 'but', 'if', 'than', 'into', 'with'],
]);

/** Spoken signs of which no sentence consists. */
const STRONG = /^(=|[-+*/%]?=|==|!=|===|\+|\*|\.|\(|\)|\[|\]|\{|\}|::?|;|,|_|=>|->|\+\+|--|&&|\|\||<=|>=|\|)$/;

/** Signs that are words of sentences too. */
const EVERYDAY_SIGNS = new Set(['is', 'and', 'or']);

/** Words of sentences that many names begin with. */
const NAME_BEGINNINGS =
  /^(can|could|will|would|should|has|have|had|do|does|was|were|make|makes|with|when|where|how|my)$/;

/** What is done to code, or for it, is hardly ever the name of something in it. */
const WORK = /^(handling|logging|caching|checking|validation|documentation|support|tests|hints|comments)$/;

/** So many plain words in a row are a sentence, unless they are a name of the file. */
const LONGEST_NAME = 4;

/** Whether words hold signs, formatters, or a name of the file of several words. */
export function isCode(words: readonly string[], wording: Wording): boolean {
  return words.some(
    (_word, at) =>
      isSign(words, at) ||
      formatterAt(lower(words), at)?.formatter.between !== undefined ||
      isKnown(words, at, wording),
  );
}

/** Whether words are rather a sentence for people than the name of something, or code. */
export function isProse(words: readonly string[], wording: Wording): boolean {
  if (isSentence(words, wording)) return true;
  const said = lower(words);
  if (said.some((_word, at) => isSign(said, at) || /^(less|greater) than$/.test(said.slice(at, at + 2).join(' '))))
    return false;
  // A number of several words is one.
  const numbers = said.filter((_word, at) => cardinalAt(said, at) !== undefined).length;
  return said.length - numbers > LONGEST_NAME && wording.lexicon.spelling(said) === undefined && !formatterAt(said, 0);
}

/** Whether words have some of those that only sentences have, however many they are. */
export function isSentence(words: readonly string[], wording: Wording): boolean {
  const said = lower(words);
  if (said.some((word, at) => isSign(said, at) && !(EVERYDAY_SIGNS.has(word) && signAt(said, at)?.length === 1)))
    return false;
  return said.some(
    (word, at) =>
      (SENTENCE_WORDS.has(word) &&
        !isOwnWord(word, wording) &&
        !isOperator(said, at) &&
        !isLetter(said, at) &&
        !beginsName(said, at)) ||
      isJoint(said, at, wording),
  );
}

/** An "a" with nothing behind it that it could be the article of: a name. */
function isLetter(said: readonly string[], at: number): boolean {
  const next = said[at + 1];
  return said[at] === 'a' && (next === undefined || EVERYDAY_SIGNS.has(next) || /^(in|not|of|as|to)$/.test(next));
}

/** "Greater than" compares. */
function isOperator(said: readonly string[], at: number): boolean {
  return said[at] === 'than' && /^(greater|less|smaller|bigger|larger|more)$/.test(said[at - 1] ?? '');
}

/** "Has children", "make request", "my list". */
function beginsName(said: readonly string[], at: number): boolean {
  return at === 0 && said.length > 1 && NAME_BEGINNINGS.test(said[0] ?? '');
}

/** "Insult to injury", "tests for this": a word that joins those of a sentence, where no code has it. */
function isJoint(said: readonly string[], at: number, wording: Wording): boolean {
  if (at === 0 || at === said.length - 1) return false;
  // "foo for foo in foos" makes a list.
  if (said[at] === 'for') return !said.includes('in', at);
  const isBetweenNumbers = cardinalAt(said, at + 1) !== undefined;
  return said[at] === 'to' && !isBetweenNumbers && !isOwnWord('to', wording);
}

/** Whether words ask for work instead of naming something: "error handling". */
export function isWork(words: readonly string[], wording: Wording): boolean {
  const said = lower(words);
  return said.length > 1 && WORK.test(said.at(-1) ?? '') && !isCode(said, wording) && !formatterAt(said, 0);
}

/** What does something without anything behind it. */
const ALONE =
  /^(break|continue|pass|return|yield|throw|raise|rethrow|debugger|fallthrough|next|redo|retry|super|default|else|done|fi|end|exit|nop)$/;

/**
 * Whether code consists of names alone that the file does not know: as a statement it would do nothing. "Error handling"
 * asks for some.
 */
export function isIdle(words: readonly string[], code: string, wording: Wording): boolean {
  if (/^-?\d[\d._]*;?$/.test(code)) return true;
  // A comparison, or a label in front of a value, does nothing by itself.
  if (/^[\p{L}_$][\p{L}\p{N}_$]*:\s*[\p{N}'"`][^\n]*$/u.test(code)) return true;
  if (/^[\p{L}_$][\p{L}\p{N}_$.]*\s*(===?|!==?|<=?|>=?| [-+*/%] )\s*[\p{L}\p{N}_$.'"]+;?$/u.test(code)) return true;
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*(\s*(&&|\|\||and|or)\s*[\p{L}_$][\p{L}\p{N}_$]*)*;?$/u.test(code)) return false;
  const said = lower(words);
  const alone = code.replace(/;$/, '');
  if (formatterAt(said, 0) || (ALONE.test(alone) && (!wording.writing || isOwnWord(alone, wording)))) return false;
  const names = code.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
  return !names.every(name => wording.lexicon.has(name) && !isOwnWord(name, wording));
}

function isSign(words: readonly string[], at: number): boolean {
  const found = signAt(words, at);
  return found !== undefined && STRONG.test(found.text) && !/^(star|point|period)$/.test(words[at] ?? '');
}

function isKnown(words: readonly string[], at: number, { lexicon }: Wording): boolean {
  return (lexicon.longestAt(words, at)?.length ?? 0) > 1;
}

/** A keyword of the language is no word of a sentence. */
function isOwnWord(word: string, { writing }: Wording): boolean {
  return writing !== undefined && (Object.hasOwn(writing.words, word) || writing.modifiers.includes(word));
}

function lower(words: readonly string[]): readonly string[] {
  return words.map(word => word.toLowerCase());
}

/** Whether words ask for an idea instead of giving one: "something better", "real code". */
export function isVague(words: readonly string[]): boolean {
  const [first = ''] = words;
  return (
    /^(?:um+|uh+|er|hmm+|like)$/i.test(words.join(' ')) ||
    words.some(word =>
      /^(something|anything|somehow|better|appropriate|whatever|nicer|faster|shorter|cleaner)$/i.test(word),
    ) ||
    /^(?:a |the )?(?:new|better|different|other|another|proper|nicer|real|right) (?:one|ones)$|^another$/i.test(
      words.join(' '),
    ) ||
    (words.length > 1 && /^code$/i.test(words.at(-1) ?? '') && /^(real|actual|proper|working|good|clean)$/i.test(first))
  );
}
