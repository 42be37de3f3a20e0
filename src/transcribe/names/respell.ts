import { distance } from 'fastest-levenshtein';
import { isFormOf } from './forms.ts';
import { type Name, NameIndex } from './nameIndex.ts';
import { type Phonetics, soundAlikes } from './soundAlikes.ts';
import { isSubject } from './subjects.ts';
import { normal, type Token, tokensOf, WITH_HUMPS } from './tokens.ts';
import { COMMAND_VERBS, COMMON_WORDS, JOINING_WORDS, NAMING_WORDS, NUMBER_WORDS } from './words.ts';

/** `command`: words that ask for something. `dictation`: prose, where ordinary phrases stay what they are. */
export type RespellMode = 'command' | 'dictation';

/** The longest run of words that is taken for one identifier; enough for most names spelled out letter by letter. */
const MOST_WORDS = 12;
const SHORTEST_KEY = 3;

/** A mis-hearing may differ in one letter of eight, in two at most, and in names of at least eight. */
const LETTERS_PER_MISTAKE = 8;
const MOST_MISTAKES = 2;

/** In prose, capitals of more letters than this are shouting rather than an abbreviation. */
const LONGEST_ABBREVIATION = 5;

/** What may stand before a name that begins with a verb or a small word. */
const BEFORE_NAMES: ReadonlySet<string> = new Set(['to', 'with', 'of', 'the', 'by', 'into', 'for']);

/** Verbs that are about one thing: behind them a second verb is the beginning of its name. */
const VERBS_OF_NAMES: ReadonlySet<string> = new Set('rename make find move replace explain inline extract'.split(' '));

/** So many words that begin with a small one are a name rather than a part of the command: `lastSyncedAt`. */
const SHORTEST_PHRASE = 3;

/** Small words that names begin with: `isOpen`, `onSubmit`, `newUser`. */
const BEGINNING_WORDS: ReadonlySet<string> = new Set(['is', 'has', 'can', 'should', 'on', 'not', 'no', 'new']);

/** After these the user says how the words that follow are to be written: "camel case hello world", "in quotes". */
const SPELLING_WORDS: ReadonlySet<string> = new Set(['case', 'caps', 'capitals', 'dashes', 'quotes', 'underscores']);

/**
 * What was said, with the names of the file spelled as in the file: "set max speed to five" becomes
 * "set maxSpeed to five" where `maxSpeed` is among the identifiers. These are given nearest first: of two with the same
 * words, the first is meant. Longer names come before shorter ones.
 *
 * One word alone is respelled only where the spelling is odd (`JSON`, `fileName`) and the word is no common one. A name
 * of small words ("is empty", "to string"), or one that begins like a command ("delete line"), needs a word beside it
 * that says that it is a name, as in "call is empty"; in prose, ordinary words are a name only where one says so, or where
 * nothing else could stand there (`isSubject`). In commands, a name of at least eight letters is also known with one
 * letter in eight misheard, two at most, and with `phonetics` by its sound (`soundAlikes`), if it is the only one that
 * near. Text that is code already stays, as do spaces and punctuation around names. To respell twice changes nothing more.
 */
export function respell(
  transcript: string,
  identifiers: readonly string[],
  mode: RespellMode = 'command',
  phonetics?: Phonetics,
): string {
  const index = new NameIndex(identifiers);
  let text = transcript;
  for (;;) {
    const next = respellOnce(text, index, mode, phonetics);
    if (next === text) return text;
    text = next;
  }
}

function respellOnce(text: string, index: NameIndex, mode: RespellMode, phonetics: Phonetics | undefined): string {
  const tokens = tokensOf(text, word => index.exact.has(word));
  const replaced = new Map<number, { readonly count: number; readonly identifier: string }>();
  const taken = new Set<number>();
  const isFree = (run: readonly Token[], at: number) =>
    run.every((_, i) => !taken.has(at + i)) && isApart(tokens, at, run.length, mode);
  const replace = (at: number, count: number, identifier: string) => {
    replaced.set(at, { count, identifier });
    for (let i = 0; i < count; i++) taken.add(at + i);
  };
  const attempt = (count: number, find: (run: readonly Token[], at: number) => string | undefined): void => {
    for (let at = 0; at + count <= tokens.length; at++) {
      const run = tokens.slice(at, at + count);
      if (!isFree(run, at) || run.some((token, i) => i > 0 && !token.joined)) continue;
      const identifier = find(run, at);
      if (identifier !== undefined) replace(at, count, identifier);
    }
  };
  const isName = (run: readonly Token[], at: number): boolean =>
    (mode === 'command' && isQuoted(run, text)) || mayBeName(run, tokens[at - 1], tokens[at + run.length], mode);
  for (let count = Math.min(MOST_WORDS, tokens.length); count > 1; count--) {
    attempt(count, (run, at) => spoken(run, index, () => isName(run, at)));
  }
  if (mode === 'command') {
    for (let count = Math.min(MOST_WORDS, tokens.length); count > 1; count--) {
      attempt(count, (run, at) => (isName(run, at) ? misheard(run, index) : undefined));
    }
    const mayBe = (run: readonly Token[], at: number) => isFree(run, at) && isName(run, at);
    if (phonetics)
      for (const { at, count, identifier } of soundAlikes(tokens, index, phonetics, mayBe))
        replace(at, count, identifier);
  }
  attempt(1, ([token]) => (token ? alone(token, index, mode) : undefined));

  let out = '';
  let end = 0;
  for (const [at, { count, identifier }] of [...replaced].sort(([a], [b]) => a - b)) {
    const [first, last, next] = [tokens[at], tokens[at + count - 1], tokens[at + count]];
    // What a recogniser has made one word of are two.
    out += first?.glued ? `${text.slice(end, tokens[at - 1]?.to)} ` : text.slice(end, first?.from);
    out += identifier;
    end = last?.to ?? end;
    if (next?.glued && !replaced.has(at + count)) {
      out += ' ';
      end = next.from;
    }
  }
  return out + text.slice(end);
}

/** Whether a run is no piece of a longer word; in a command, words may be one by mistake: "echo-release tag". */
function isApart(tokens: readonly Token[], at: number, count: number, mode: RespellMode): boolean {
  const before = tokens[at - 1]?.word ?? '';
  const behind = tokens[at + count];
  const hasDash = (tokens[at - 1]?.to ?? 0) < (tokens[at]?.from ?? 0);
  const isAwaited = hasDash && (COMMAND_VERBS.has(before) || BEFORE_NAMES.has(before));
  const mayBegin = mode === 'command' && (at === 1 || isAwaited);
  const mayEnd = mode === 'command' && JOINING_WORDS.has(behind?.word ?? '');
  return (!tokens[at]?.glued || mayBegin) && (!behind?.glued || mayEnd);
}

function isQuoted(run: readonly Token[], text: string): boolean {
  const [first, last] = [run[0], run.at(-1)];
  return (
    first !== undefined &&
    last !== undefined &&
    /["“]/.test(text[first.from - 1] ?? '') &&
    /["”]/.test(text[last.to] ?? '')
  );
}

/** The identifier that a run of words spells, word by word or letter by letter. */
function spoken(run: readonly Token[], index: NameIndex, isName: () => boolean): string | undefined {
  const { key, starts } = joinWords(run);
  if (key.length < SHORTEST_KEY) return undefined;
  const isSpelledOut = run.length >= SHORTEST_KEY && run.every(token => token.word.length === 1);
  for (const { identifier, words } of index.named(key)) {
    if (isSpelledOut && !COMMON_WORDS.has(key)) return identifier;
    if (words.length < 2) continue;
    let start = 0;
    const isAligned = words.every(word => {
      const fits = starts.has(start);
      start += word.length;
      return fits;
    });
    if (isAligned && isName()) return identifier;
  }
  return undefined;
}

/** Whether a run of words can be a name where it stands, rather than a part of the sentence. */
function mayBeName(
  run: readonly Token[],
  before: Token | undefined,
  after: Token | undefined,
  mode: RespellMode,
): boolean {
  const first = run[0]?.word ?? '';
  const previous = before && run[0]?.joined ? before.word : '';
  const following = after?.joined ? after.word : '';
  if (SPELLING_WORDS.has(previous)) return false;
  if (NAMING_WORDS.has(previous) || NAMING_WORDS.has(following)) return true;
  // The recogniser has written it as a name.
  if (run.length > 1 && run.every(({ glued, text }, i) => i === 0 || (glued && /^\p{Lu}/u.test(text)))) return true;
  if (mode === 'dictation' && run.length > 1 && isSubject(run, before, after)) return true;
  const isAwaited = mode === 'command' && (BEFORE_NAMES.has(previous) || VERBS_OF_NAMES.has(previous));
  if (JOINING_WORDS.has(first)) return isAwaited && (BEGINNING_WORDS.has(first) || run.length >= SHORTEST_PHRASE);
  if (COMMAND_VERBS.has(first) && !run[1]?.glued) return isAwaited;
  const isPhrase = run.length === 2 && run.every(token => COMMON_WORDS.has(token.word));
  return mode === 'command' || !isPhrase;
}

/** The one identifier that sounds nearly like a run of as many words. */
function misheard(run: readonly Token[], index: NameIndex): string | undefined {
  const heard = run.map(token => normal(token.word));
  const key = heard.join('');
  let found: Name | undefined;
  for (const name of index.ofWords(run.length)) {
    if (name.key.length < LETTERS_PER_MISTAKE || found?.key === name.key) continue;
    const allowed = Math.min(MOST_MISTAKES, Math.floor(name.key.length / LETTERS_PER_MISTAKE));
    if (Math.abs(name.key.length - key.length) > allowed || distance(name.key, key) > allowed) continue;
    if (!name.words.every((word, i) => word === heard[i] || isSlip(heard[i] ?? '', word))) continue;
    if (found) return undefined;
    found = name;
  }
  return found?.identifier;
}

/** Whether a word is a mis-hearing of another, and neither a word of its own nor another form of it. */
function isSlip(heard: string, meant: string): boolean {
  if (heard[0] !== meant[0] || COMMON_WORDS.has(heard) || /\d/.test(heard + meant)) return false;
  return !isFormOf(heard, meant);
}

/** The odd spelling of a single word. */
function alone({ text, word }: Token, index: NameIndex, mode: RespellMode): string | undefined {
  if (word.length < 2 || COMMON_WORDS.has(word) || index.exact.has(text)) return undefined;
  const key = mode === 'command' ? normal(word) : word;
  return index.named(key).find(({ identifier }) => {
    if (identifier.toLowerCase() !== key || identifier === text) return false;
    if (WITH_HUMPS.test(identifier)) return true;
    if (/^\p{Lu}{2,}$/u.test(identifier)) return mode === 'command' || identifier.length <= LONGEST_ABBREVIATION;
    // The capital of a sentence's first word, where the name has none.
    return mode === 'command' && identifier === text.toLowerCase() && word.length > SHORTEST_KEY;
  })?.identifier;
}

/** The words in one, and where in it each begins. "sixty four" is one number. */
function joinWords(run: readonly Token[]): { readonly key: string; readonly starts: ReadonlySet<number> } {
  let key = '';
  const starts = new Set<number>();
  for (const [i, token] of run.entries()) {
    const next = normal(token.word);
    if (/^[1-9]$/.test(next) && isTens(run[i - 1]?.word)) {
      key = key.slice(0, -1) + next;
    } else {
      starts.add(key.length);
      key += next;
    }
  }
  return { key, starts };
}

function isTens(word: string | undefined): boolean {
  return word !== undefined && /^[2-9]0$/.test(NUMBER_WORDS.get(word) ?? '');
}
