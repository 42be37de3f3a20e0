import { entryOf } from '../../../common/entryOf.ts';
import { type Heard, Phrases } from './heard.ts';
import { verbOfIng } from './verbs.ts';

/** What nobody means: said while one thinks. “Err” is a name in Go. */
const FILLERS = /^(?:u+m+|u+h+|e+rm*|h+m+|m+h*m+|a+h+m*|eh)$/i;

/** Small words that nobody means twice in a row. */
const STUTTERED = /^(?:the|a|an|my|of|in|on|at|from|this)$/i;

/** Fillers only where the recogniser heard a pause on both sides: "so, like, from here". */
const BETWEEN_PAUSES = new Phrases([
  'like',
  'you know',
  'i guess',
  'let me see',
  "let's see",
  'well',
  'basically',
  'so',
]);

/** Said before what is wanted. */
const BEFORE = [
  ...['please', 'okay', 'ok', 'now', 'and', 'then', 'hey', 'hi', 'hello', 'well', 'alright', 'all right', 'so', 'oh'],
  ...['oh no', 'oops', 'whoops', 'no no', 'no no no', 'damn', 'ah', 'right so', 'great', 'next up', 'cool'],
  ...['yeah', 'yes', 'just', 'sorry', 'actually', 'wait', 'no wait', 'hold on', 'hang on', 'i mean', 'kindly'],
  ...['could you', 'can you', 'would you', 'will you', 'can we', 'could we', 'shall we', "let's", 'let us'],
  ...['i want to', 'i want you to', "i'd like to", "i'd like you to", 'i would like to', 'i would like you to'],
  ...['i wanna', 'i need you to', "i'd love you to", 'go ahead and', 'help me', 'help me to', 'do me a favor and'],
  ...['do me a favour and', 'would it be possible to', 'is it possible to', 'i was wondering if you could'],
  ...['if you could', 'if you would', 'if you can', 'if possible', 'be so kind as to', 'be so kind and'],
  ...[
    'i need to',
    'i also need to',
    'i still need to',
    'i have to',
    'i also want to',
    'i just want to',
    "i'd also like to",
  ],
];

/** Said before what is wanted as "-ing". */
const BEFORE_ING = ['would you mind', 'do you mind'];
const ASKED_ING = new Phrases(BEFORE_ING);
const ALL_BEFORE = new Phrases([...BEFORE_ING, ...BEFORE]);

/** Said behind what is wanted. */
const BEHIND = new Phrases([
  ...['please', 'thanks', 'thank you', 'thank you very much', 'thanks a lot', 'for me', 'for me please', 'now'],
  ...['right now', 'okay', 'ok', 'if you can', 'if you could', 'if you would', 'if possible', "if that's possible"],
  ...["if you don't mind", 'would you', 'will you', 'could you', 'can you', 'real quick', 'when you can', 'you know'],
  ...['actually', 'i guess', 'i think', 'or something', 'for now', 'for the moment', 'for a moment', 'as well'],
  ...['from now on', 'in here', 'once and for all', 'quickly', 'real quick', 'very quickly', 'one more time'],
]);

/** Behind these a text is said, to the end. */
const SAYS = /^(?:say|says|saying|reads|reading)$/i;
const MAY_BE_TEXT =
  /^(?:now|right now|for now|for the moment|for a moment|from now on|in here|as well|one more time|quickly|very quickly|once and for all|actually)$/;

/** "So like from here" may be "select from here", "let's total equal zero" a declaration: no courtesy then. */
const NO_COURTESY_BEFORE: Readonly<Record<string, RegExp>> = {
  so: /^like$/i,
  like: /^/,
};
const ASSIGNS = /^(?:equals?|be)$/i;

/** People say "let's go", "can we save that for later" to each other; to an editor they name what is only done there. */
const TOGETHER = /^(?:let's|let us|can we|could we|shall we|i (?:also |still )?(?:need|have) to)$/;
const AMONG_PEOPLE = /^(?:close|drop|find|get|give|keep|leave|move|open|run|save|show|start|stop|take)$/i;

/** Behind these a name, text or value is said, which courtesy may be part of: "date time dot now", "return now", "a guard for now", "say please". */
const TAKES_A_VALUE =
  /^(?:to|with|as|by|into|type|insert|dictate|write|say|says|saying|named|called|name|return|returns|returned|for|is|equals?|of|or|not|and|than|message|text|string|word|phrase|dot)$/i;

/** Fillers and words of courtesy around what is wanted go; one word is left at least. */
export function withoutCourtesy(heard: readonly Heard[]): readonly Heard[] {
  const said = withoutFillers(heard);
  let from = 0;
  let to = said.length;
  for (let left = -1; left !== to - from; ) {
    left = to - from;
    from += courtesyBefore(said, from, to);
    to -= courtesyBehind(said, from, to);
  }
  return ing(said.slice(from, to), said.slice(0, from));
}

function withoutFillers(heard: readonly Heard[]): readonly Heard[] {
  const kept: Heard[] = [];
  for (let at = 0; at < heard.length; at++) {
    const one = heard[at] as Heard;
    // "Select the, um, the second".
    if (STUTTERED.test(one.word) && kept.at(-1)?.word.toLowerCase() === one.word.toLowerCase()) continue;
    const length = FILLERS.test(one.word) ? 1 : betweenPauses(heard, at);
    // Not "type um": one word is left of what is said, and a text that consists of it.
    const isAll = kept.length === 0 && at + length >= heard.length;
    const before = heard[at - 1];
    const isValue = at + length === heard.length && TAKES_A_VALUE.test(before?.word ?? '') && !before?.behind;
    if (length === 0 || isAll || isValue) kept.push(one);
    else {
      const last = kept.at(-1);
      const behind = heard[at + length - 1]?.behind;
      // The pause that it made stays.
      if (last && behind && !last.behind) kept[kept.length - 1] = { ...last, behind };
      at += length - 1;
    }
  }
  return kept;
}

function betweenPauses(heard: readonly Heard[], at: number): number {
  if (at > 0 && !heard[at - 1]?.behind) return 0;
  const phrase = BETWEEN_PAUSES.at(heard, at);
  return phrase && heard[at + phrase.length - 1]?.behind && at + phrase.length < heard.length ? phrase.length : 0;
}

function courtesyBefore(said: readonly Heard[], from: number, to: number): number {
  const phrase = ALL_BEFORE.at(said, from, words => to - from > words.length);
  if (!phrase) return 0;
  const [first = ''] = phrase;
  const next = said[from + phrase.length]?.word ?? '';
  if (entryOf(NO_COURTESY_BEFORE, first)?.test(next)) return 0;
  if (TOGETHER.test(phrase.join(' ')) && AMONG_PEOPLE.test(next)) return 0;
  if (first.startsWith('let') && said.slice(from, to).some(({ word }) => ASSIGNS.test(word))) return 0;
  return phrase.length;
}

function courtesyBehind(said: readonly Heard[], from: number, to: number): number {
  const phrase = BEHIND.before(said, to, words => to - from > words.length);
  if (!phrase) return 0;
  const before = said[to - phrase.length - 1] as Heard;
  // Of a text that is said to its end it is the last words: "say just the score for now".
  const isText = said.slice(from + 1, to - phrase.length).some(({ word }) => SAYS.test(word));
  if (isText && !before.behind && MAY_BE_TEXT.test(phrase.join(' '))) return 0;
  // A pause tells that it is no part of what was said before.
  return !before.behind && TAKES_A_VALUE.test(before.word) ? 0 : phrase.length;
}

/** "Would you mind deleting this": delete this. */
function ing(said: readonly Heard[], before: readonly Heard[]): readonly Heard[] {
  const [first, ...rest] = said;
  const isAsked = ASKED_ING.before(before, before.length) !== undefined;
  const verb = first && isAsked ? verbOfIng(first.word) : undefined;
  return first && verb ? [{ ...first, word: verb }, ...rest] : said;
}
