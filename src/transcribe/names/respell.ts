import { distance } from 'fastest-levenshtein';
import { splitWords } from './splitWords.ts';
import { COMMAND_VERBS, COMMON_WORDS, JOINING_WORDS, NAMING_WORDS, NUMBER_WORDS, SOUND_ALIKES } from './words.ts';

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

/** What may stand before a name that begins with a verb. */
const BEFORE_VERB_NAMES: ReadonlySet<string> = new Set(['to', 'with', 'of', 'the', 'by', 'into']);

/** After these the user says how the words that follow are to be written: "camel case hello world", "in quotes". */
const SPELLING_WORDS: ReadonlySet<string> = new Set(['case', 'caps', 'capitals', 'dashes', 'quotes', 'underscores']);

/**
 * What was said, with the names of the file spelled as in the file: "set max speed to five" becomes
 * "set maxSpeed to five" where `maxSpeed` is among the identifiers. These are given nearest first: of two with the same
 * words, the first is meant. Longer names come before shorter ones.
 *
 * One word alone is respelled only where the spelling is odd (`JSON`, `fileName`) and the word is no common one. A name
 * of small words ("is empty", "to string"), or one that begins like a command ("delete line"), needs a word beside it
 * that says that it is a name, as in "call is empty". In commands, a name of at least eight letters is also known with one letter in
 * eight misheard, two at most, if it is the only one that near. Text that is code already stays, as do spaces and
 * punctuation. To respell twice changes nothing more.
 */
export function respell(transcript: string, identifiers: readonly string[], mode: RespellMode = 'command'): string {
  const index = new NameIndex(identifiers);
  let text = transcript;
  for (;;) {
    const next = respellOnce(text, index, mode);
    if (next === text) return text;
    text = next;
  }
}

interface Name {
  readonly identifier: string;
  /** As they would be said, numbers as digits. */
  readonly words: readonly string[];
  /** The words without spaces. */
  readonly key: string;
}

class NameIndex {
  readonly exact: ReadonlySet<string>;
  readonly #byKey = new Map<string, Name[]>();
  readonly #byLength = new Map<number, Name[]>();

  constructor(identifiers: readonly string[]) {
    this.exact = new Set(identifiers);
    for (const identifier of this.exact) {
      const words = splitWords(identifier).map(normal);
      const name = { identifier, words, key: words.join('') };
      if (!name.key) continue;
      push(this.#byKey, name.key, name);
      push(this.#byLength, words.length, name);
    }
  }

  /** The nearest first. */
  named(key: string): readonly Name[] {
    return this.#byKey.get(key) ?? [];
  }

  ofWords(count: number): readonly Name[] {
    return this.#byLength.get(count) ?? [];
  }
}

/** A word of the transcript that is not code. */
interface Token {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly word: string;
  /** Only blanks lie between it and the token before. */
  readonly joined: boolean;
}

function respellOnce(text: string, index: NameIndex, mode: RespellMode): string {
  const tokens = tokensOf(text);
  const replaced = new Map<number, { readonly count: number; readonly identifier: string }>();
  const taken = new Set<number>();
  const attempt = (count: number, find: (run: readonly Token[], at: number) => string | undefined): void => {
    for (let at = 0; at + count <= tokens.length; at++) {
      const run = tokens.slice(at, at + count);
      if (run.some((token, i) => taken.has(at + i) || (i > 0 && !token.joined))) continue;
      const identifier = find(run, at);
      if (identifier === undefined) continue;
      replaced.set(at, { count, identifier });
      for (let i = 0; i < count; i++) taken.add(at + i);
    }
  };
  const isName = (run: readonly Token[], at: number): boolean =>
    mayBeName(run, tokens[at - 1], tokens[at + run.length], mode);
  for (let count = Math.min(MOST_WORDS, tokens.length); count > 1; count--) {
    attempt(count, (run, at) => spoken(run, index, () => isName(run, at)));
  }
  if (mode === 'command') {
    for (let count = Math.min(MOST_WORDS, tokens.length); count > 1; count--) {
      attempt(count, (run, at) => (isName(run, at) ? misheard(run, index) : undefined));
    }
  }
  attempt(1, ([token]) => (token ? alone(token, index, mode) : undefined));

  let out = '';
  let end = 0;
  for (const [at, { count, identifier }] of [...replaced].sort(([a], [b]) => a - b)) {
    out += text.slice(end, tokens[at]?.from) + identifier;
    end = tokens[at + count - 1]?.to ?? end;
  }
  return out + text.slice(end);
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
  if (JOINING_WORDS.has(first)) return false;
  if (COMMAND_VERBS.has(first)) return mode === 'command' && BEFORE_VERB_NAMES.has(previous);
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
  const [short, long] = heard.length < meant.length ? [heard, meant] : [meant, heard];
  return !(long.startsWith(short) && /^(?:s|es|d|ed|r|er|ing|ly)$/.test(long.slice(short.length)));
}

/** The odd spelling of a single word. */
function alone({ text, word }: Token, index: NameIndex, mode: RespellMode): string | undefined {
  if (word.length < 2 || COMMON_WORDS.has(word) || index.exact.has(text)) return undefined;
  const key = mode === 'command' ? normal(word) : word;
  return index.named(key).find(({ identifier }) => {
    if (identifier.toLowerCase() !== key || identifier === text) return false;
    if (/\p{Ll}\p{Lu}/u.test(identifier)) return true;
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

function normal(word: string): string {
  const lower = word.toLowerCase();
  return NUMBER_WORDS.get(lower) ?? SOUND_ALIKES.get(lower) ?? lower;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let quoted = false;
  let open = false;
  let end = 0;
  for (const match of text.matchAll(/\S+/g)) {
    const [chunk] = match;
    const [lead = ''] = /^[("'“‘[{<«¿¡]*/u.exec(chunk) ?? [];
    const [tail = ''] = /[)"'”’\]}>».,;:!?…]*$/u.exec(chunk.slice(lead.length)) ?? [];
    const core = chunk.slice(lead.length, chunk.length - tail.length);
    const ticks = chunk.split('`').length - 1;
    const isCode =
      quoted || ticks > 0 || !/^(?:\p{L}[\p{L}\p{M}'’]*|\p{N}+)$/u.test(core) || /\p{Ll}\p{Lu}/u.test(core);
    if (ticks % 2 === 1) quoted = !quoted;
    const between = text.slice(end, match.index);
    const from = match.index + lead.length;
    if (!isCode) {
      tokens.push({
        from,
        to: from + core.length,
        text: core,
        word: core.toLowerCase(),
        joined: open && !lead && /^[ \t\u00a0]+$/.test(between),
      });
    }
    open = !isCode && !tail;
    end = match.index + chunk.length;
  }
  return tokens;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
