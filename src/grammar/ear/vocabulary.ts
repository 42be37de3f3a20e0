import { apartOf, goneAt } from './phones.ts';
import { soundsOfAll } from './sounds.ts';

/** What a term is: a word of commands, a kind of thing that they are about, a name that stands there or might, code, or a sign. */
export type TermKind = 'command' | 'thing' | 'name' | 'code' | 'sign';

/** Something that can be said. */
export interface Term {
  readonly words: readonly string[];
  readonly kind: TermKind;
  /** Whether nothing comes before it: "go to", the beginning of a command. */
  readonly isFirst: boolean;
  /** Whether people say it less than others. */
  readonly isRare: boolean;
}

/** A term that sounds like the beginning of what was heard, up to one of its ends. */
export interface Alike {
  readonly term: Term;
  /** Which of the ends. */
  readonly end: number;
  /** How far the sounds are apart, by phones.ts. */
  readonly apart: number;
}

/** A beginning of sounds. */
interface Node {
  readonly phone: number;
  readonly depth: number;
  readonly children: Node[];
  readonly terms: Term[];
}

/** Longer sounds are not compared, in phones. */
const LONGEST_SOUND = 32;

/** Everything that can be said, by how it sounds: a trie of phones, so that what begins alike is compared once. */
export class Vocabulary {
  readonly #root: Node = { phone: 0, depth: 0, children: [], terms: [] };
  readonly #terms = new Set<string>();
  readonly #words = new Set<string>();
  readonly #verbs = new Set<string>();

  /** A term that is there already stays what it is. */
  add(words: readonly string[], kind: TermKind, { isFirst = false, isRare = false } = {}): void {
    const key = words.join(' ');
    for (const [at, word] of words.entries()) (isFirst && at === 0 ? this.#verbs : this.#words).add(word);
    if (this.#terms.has(key)) return;
    this.#terms.add(key);
    this.#put({ words, kind, isFirst: false, isRare });
  }

  /** Adds the words that a command begins with, or all of one. */
  addBeginning(words: readonly string[], isRare: boolean): void {
    const key = words.join(' ');
    this.#verbs.add(words[0] as string);
    if (this.#terms.has(key)) return;
    this.#terms.add(key);
    this.#put({ words, kind: 'command', isFirst: true, isRare });
  }

  /** Words that mean something here only as the first of an utterance. */
  addVerb(word: string): void {
    this.#verbs.add(word);
  }

  /** Whether an utterance may begin with a word. */
  begins(word: string): boolean {
    return this.#verbs.has(word);
  }

  /** Whether a word is one of these, or part of one, as the one of an utterance at some place. */
  has(word: string, at: number): boolean {
    return this.#words.has(word) || (at === 0 && this.#verbs.has(word));
  }

  /** Whether another word is said just as one is that is no name here: "read" and "red". */
  hasTwin(word: string): boolean {
    const same = soundsOfAll([word]).flatMap(sound => this.alike(sound, [sound.length], () => 0));
    return (
      same.some(({ term: { words } }) => words.length === 1 && words[0] !== word) &&
      !same.some(({ term: { words, kind } }) => kind === 'name' && words[0] === word)
    );
  }

  get size(): number {
    return this.#terms.size;
  }

  /**
   * The terms that sound like a sound up to one of its `ends`, in phones; `allowed` says how far a term of so many phones
   * may be apart up to which end. The work grows with what is near, not with all terms.
   */
  alike(heard: string, ends: readonly number[], allowed: (end: number, length: number) => number): readonly Alike[] {
    const sound = heard.slice(0, LONGEST_SOUND);
    const width = sound.length + 1;
    const most = Math.max(...ends.map(end => allowed(end, end)));
    const rows = new Float64Array(width * (LONGEST_SOUND + 1));
    for (let at = 1; at < width; at++) rows[at] = (rows[at - 1] as number) + goneAt(sound, at - 1);
    const found: Alike[] = [];
    const walk = (node: Node) => {
      const above = (node.depth - 1) * width;
      const row = node.depth * width;
      const lost = goneAt(String.fromCharCode(node.phone), 0);
      let least = (rows[above] as number) + lost;
      rows[row] = least;
      for (let at = 1; at < width; at++) {
        const cost = Math.min(
          (rows[above + at - 1] as number) + apartOf(node.phone, sound.charCodeAt(at - 1)),
          (rows[above + at] as number) + lost,
          (rows[row + at - 1] as number) + goneAt(sound, at - 1),
        );
        rows[row + at] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return;
      if (node.terms.length > 0)
        for (const [end, phones] of ends.entries()) {
          const apart = phones < width ? (rows[row + phones] as number) : Number.POSITIVE_INFINITY;
          if (apart <= allowed(phones, node.depth)) for (const term of node.terms) found.push({ term, end, apart });
        }
      for (const child of node.children) walk(child);
    };
    for (const child of this.#root.children) walk(child);
    return found;
  }

  #put(term: Term): void {
    for (const sound of new Set(soundsOfAll(term.words))) this.#putAt(sound.slice(0, LONGEST_SOUND), term);
  }

  #putAt(sound: string, term: Term): void {
    let node = this.#root;
    for (let at = 0; at < sound.length; at++) {
      const phone = sound.charCodeAt(at);
      let next = node.children.find(child => child.phone === phone);
      if (!next) {
        next = { phone, depth: at + 1, children: [], terms: [] };
        node.children.push(next);
      }
      node = next;
    }
    if (node !== this.#root) node.terms.push(term);
  }
}
