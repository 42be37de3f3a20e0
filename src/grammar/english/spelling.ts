import { entryOf } from '../../common/entryOf.ts';
import { type Alphabet, letterAt } from './alphabet.ts';
import { cardinalAt } from './numbers.ts';
import { signAt } from './signs.ts';

/** What makes the next letter a capital, or a small one. */
const CASES: readonly (readonly [mark: string, isCapital: boolean])[] = [
  ...['capital letter', 'upper case', 'capital', 'uppercase', 'upper', 'ship', 'big', 'cap'].map(
    mark => [mark, true] as const,
  ),
  ...['lower case', 'lowercase', 'lower', 'small', 'little'].map(mark => [mark, false] as const),
];

/** "T as in tango", "c for cat". */
const AS_IN = ['as in', 'for', 'like'];

/** Words that ask for it, within an utterance: "rename this to spelled x y z". */
const SPELLED = /^(spelled|spelt|spelling|spell)$/;

/** In front of "spelled" these are no word that is spelled. */
const NEVER_SPELLED =
  /^(a|an|the|to|as|into|with|by|for|of|in|at|on|and|or|not|is|be|called|named|type|add|insert|say|write|name|new|this|that|it|word|names?|function|method|class|variable|parameter|argument|field|property|constant|file|equals|phrase|text|plus|minus|dot|comma|then)$/;

/** Letters that begin words that sound alike. */
const BEGINS_ALIKE: Readonly<Record<string, string>> = {
  k: 'c',
  q: 'c',
  s: 'c',
  z: 'c',
  j: 'g',
  p: 'f',
  y: 'u',
  e: 'i',
};

/** Nobody spells more at once, nor in more words. */
const MOST_LETTERS = 64;
const MOST_WORDS = 160;

/** What is spelled, and how many words it takes. */
export interface Spelled {
  readonly text: string;
  readonly length: number;
  /** How else it may be meant: "cap air trap" is `cat`, or `At`. */
  readonly other?: string;
}

interface Step {
  readonly text: string;
  readonly length: number;
  /** Undefined for digits and signs, which every alphabet has. */
  readonly alphabet?: Alphabet;
  readonly isSign?: true;
}

/**
 * What is spelled from a word on, as far as it goes: letters of one alphabet, capitals, digits and signs by name. "Air bat
 * cap" and "alpha bravo charlie" are `abc`, "capital x dash two" is `X-2`, "c as in cat" is `c`. Only for where someone
 * asks for it. Undefined where nothing is spelled.
 */
export function spelledAt(words: readonly string[], from: number): Spelled | undefined {
  const near = words.slice(from, from + MOST_WORDS);
  const first = new Speller(near, true).read();
  if (!first || !near.slice(0, first.length).some(word => word.toLowerCase() === 'cap')) return first;
  const letter = new Speller(near, false).read();
  if (!letter || letter.text === first.text || letter.length < first.length) return first;
  if (letter.length > first.length) return letter;
  // Whoever says Talon's alphabet says "ship" for a capital, and "cap" for c; of a single letter it can only be a capital.
  return letter.text.length > 2 ? { ...letter, other: first.text } : { ...first, other: letter.text };
}

/** The same for all of the words; undefined where some of them are no spelling. */
export function spelledOf(words: readonly string[]): Spelled | undefined {
  const found = spelledAt(words, 0);
  return found?.length === words.length ? found : undefined;
}

/**
 * An utterance with what is spelled in it as the words that it comes to: "rename this to spelled x y z" is "rename this to
 * xyz"; of "function foo spelled f u u" the letters count, and the word that was misheard goes. What is spelled from the
 * first word on is a command of its own, and stays.
 */
export function withSpelling(words: readonly string[]): readonly string[] {
  if (!words.some((word, at) => at > 0 && SPELLED.test(word.toLowerCase()))) return words;
  const written: string[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] as string;
    const found = at > 0 && SPELLED.test(word.toLowerCase()) ? requestAt(words, at) : undefined;
    if (!found) {
      written.push(word);
      at++;
      continue;
    }
    const before = written.at(-1) ?? '';
    if (written.length > 1 && isMisheard(before, found.text)) written.pop();
    written.push(found.text);
    at += found.length;
  }
  return written;
}

/** What "spelled" at a word asks for, and how many words all of it takes. */
function requestAt(words: readonly string[], at: number): Spelled | undefined {
  const isAs = /^(as|like)$/i.test(words[at + 1] ?? '');
  const from = at + (isAs ? 2 : 1);
  const found = spelledAt(words, from);
  // "Spell check" asks for nothing of the kind; a single letter hardly needs to be spelled.
  const isShort = words[at]?.toLowerCase() === 'spell' && (found?.text.length ?? 0) < 2;
  if (found && !isShort) return { ...found, length: from - at + found.length };
  // The file's own name for the letters, put together before anyone could read them.
  const word = words[from] ?? '';
  const isName = /\p{Ll}\p{Lu}|[_\d]/u.test(word) || /^[^aeiouy\W]{2,}$/i.test(word);
  return isName && words[at]?.toLowerCase() !== 'spell' ? { text: word, length: from - at + 1 } : undefined;
}

/** Whether a word may be what a recogniser has heard where something else was meant, which is then spelled. */
function isMisheard(word: string, meant: string): boolean {
  return !NEVER_SPELLED.test(word.toLowerCase()) && beginning(word) === beginning(meant);
}

function beginning(word: string): string {
  const [first = ''] = word
    .toLowerCase()
    .replace(/^(kn|gn)/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^ph/, 'f');
  return entryOf(BEGINS_ALIKE, first) ?? first;
}

/** Reads letters from the first word on. */
class Speller {
  readonly #words: readonly string[];
  readonly #said: readonly string[];
  /** Whether "cap" makes a capital of the next letter; else it is Talon's c. */
  readonly #isCapital: boolean;
  #alphabet: Alphabet | undefined;

  constructor(words: readonly string[], isCapital: boolean) {
    this.#words = words;
    this.#said = words.map(word => word.toLowerCase());
    this.#isCapital = isCapital;
  }

  read(): Spelled | undefined {
    const steps: Step[] = [];
    let at = 0;
    while (at < this.#words.length && steps.length < MOST_LETTERS) {
      const step = this.#stepAt(at);
      if (!step) break;
      this.#alphabet ??= step.alphabet;
      steps.push(step);
      at += step.length;
    }
    // "Spelled f u u at line five", "spelled x y z comma and": signs that words follow are no part of it.
    while (at < this.#words.length && steps.at(-1)?.isSign) at -= steps.pop()?.length ?? 0;
    if (!steps.some(step => step.alphabet !== undefined)) return undefined;
    return { text: steps.map(({ text }) => text).join(''), length: at };
  }

  #stepAt(at: number): Step | undefined {
    return (
      this.#casedAt(at) ??
      this.#letterAt(at) ??
      this.#doubledAt(at) ??
      this.#joinedAt(at) ??
      cardinalStep(this.#said, at) ??
      signStep(this.#said, at)
    );
  }

  #casedAt(at: number): Step | undefined {
    for (const [mark, isCapital] of CASES) {
      if (mark === 'cap' && (!this.#isCapital || this.#alphabet === 'talon')) continue;
      const length = mark.split(' ').length;
      if (!this.#isAt(at, mark)) continue;
      const next = this.#letterAt(at + length);
      if (next) return { ...next, text: isCapital ? next.text.toUpperCase() : next.text, length: length + next.length };
    }
    return undefined;
  }

  #letterAt(at: number): Step | undefined {
    const found = letterAt(this.#said, at);
    if (!found || !this.#goesOn(found.alphabet)) return undefined;
    const length = found.length + this.#explanationAt(at + found.length, found.letter);
    return { text: found.letter, length, alphabet: found.alphabet };
  }

  /** Letters and the radio alphabet are mixed by whoever helps out; Talon's stays by itself. */
  #goesOn(alphabet: Alphabet): boolean {
    return this.#alphabet === undefined || (alphabet === 'talon') === (this.#alphabet === 'talon');
  }

  /** How many words say which letter is meant: "as in tango". */
  #explanationAt(at: number, letter: string): number {
    for (const said of AS_IN) {
      const length = said.split(' ').length;
      const word = this.#said[at + length] ?? '';
      if (this.#isAt(at, said) && word.length > 1 && word.startsWith(letter)) return length + 1;
    }
    return 0;
  }

  /** "Double t". */
  #doubledAt(at: number): Step | undefined {
    if (this.#said[at] !== 'double') return undefined;
    const next = this.#letterAt(at + 1);
    return next && { ...next, text: next.text + next.text, length: next.length + 1 };
  }

  /** Letters that a recogniser has joined: `XYZ`, `D-O-M`, `u.t.f.`. Its capitals mean nothing. */
  #joinedAt(at: number): Step | undefined {
    const word = this.#words[at] ?? '';
    if (this.#alphabet === 'talon' || word.length > MOST_LETTERS) return undefined;
    if (!/^[A-Z][A-Z0-9]+$/.test(word) && !/^[a-z]([-.][a-z0-9])+\.?$/i.test(word)) return undefined;
    return { text: word.replace(/[-.]/g, '').toLowerCase(), length: 1, alphabet: 'letters' };
  }

  #isAt(at: number, phrase: string): boolean {
    return phrase.split(' ').every((word, index) => this.#said[at + index] === word);
  }
}

function cardinalStep(said: readonly string[], at: number): Step | undefined {
  const found = cardinalAt(said, at);
  return found && { text: found.digits, length: found.length };
}

function signStep(said: readonly string[], at: number): Step | undefined {
  const found = signAt(said, at);
  return found && { ...found, isSign: true };
}
