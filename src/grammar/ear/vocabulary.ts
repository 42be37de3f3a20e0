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
  /** What it costs to lose the phone. */
  readonly lost: number;
  readonly depth: number;
  readonly children: Node[];
  readonly terms: Term[];
}

/** How far a term of so many phones may be apart up to which end. */
export type Allowed = (end: number, length: number) => number;

/** Longer sounds are not compared, in phones. */
const LONGEST_SOUND = 32;
/** So many sounds are remembered with what is like them. */
const MOST_REMEMBERED = 200;
const NOT_AT_ALL: Allowed = () => 0;

/** Everything that can be said, by how it sounds: a trie of phones, so that what begins alike is compared once. */
export class Vocabulary {
  readonly #root: Node = { phone: 0, lost: 0, depth: 0, children: [], terms: [] };
  /** What is only said first. */
  readonly #first: Node = { phone: 0, lost: 0, depth: 0, children: [], terms: [] };
  readonly #terms = new Set<string>();
  readonly #words = new Set<string>();
  readonly #verbs = new Set<string>();
  /** Names, whatever else they are. */
  readonly #names = new Set<string>();
  /** What was found last: while someone speaks, the same words are heard again and again. */
  #remembered = new WeakMap<Allowed, Map<string, readonly Alike[]>>();

  /** A term that is there already stays what it is. */
  add(words: readonly string[], kind: TermKind, { isFirst = false, isRare = false } = {}): void {
    const key = words.join(' ');
    for (const [at, word] of words.entries()) (isFirst && at === 0 ? this.#verbs : this.#words).add(word);
    if (kind === 'name') this.#names.add(key);
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

  /** Whether something is called so, whatever else the words are. */
  isName(words: readonly string[]): boolean {
    return this.#names.has(words.join(' '));
  }

  /** Whether another word is said just as one is that is no name here: "read" and "red". Names begin as commands do. */
  hasTwin(word: string): boolean {
    if (this.#names.has(word) || this.begins(word)) return false;
    const same = soundsOfAll([word]).flatMap(sound => this.alike(sound, [sound.length], NOT_AT_ALL));
    return same.some(({ term: { words } }) => words.length === 1 && words[0] !== word);
  }

  get size(): number {
    return this.#terms.size;
  }

  /**
   * The terms that sound like a sound up to one of its `ends`, in phones, and are no further apart than is `allowed`, which
   * is one function each time; what is only said first counts where that is asked for. The work grows with what is near,
   * not with all terms.
   */
  alike(heard: string, ends: readonly number[], allowed: Allowed, isFirst = false): readonly Alike[] {
    const remembered = this.#remembered.get(allowed) ?? new Map<string, readonly Alike[]>();
    this.#remembered.set(allowed, remembered);
    const key = `${heard} ${ends} ${isFirst}`;
    const known = remembered.get(key);
    if (known) return known;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    const found = this.#alike(heard, ends, allowed, isFirst);
    remembered.set(key, found);
    return found;
  }

  #alike(heard: string, ends: readonly number[], allowed: Allowed, isFirst: boolean): readonly Alike[] {
    const sound = heard.slice(0, LONGEST_SOUND);
    const width = sound.length + 1;
    const most = Math.max(...ends.map(end => allowed(end, end)));
    const gone = Float64Array.from(sound, (_, at) => goneAt(sound, at));
    const rows = new Float64Array(width * (LONGEST_SOUND + 1));
    // Of each row, from where to where it is near enough (Ukkonen's cut-off).
    const from = new Uint8Array(LONGEST_SOUND + 1);
    const to = new Uint8Array(LONGEST_SOUND + 1);
    while ((to[0] as number) < sound.length) {
      const at = (to[0] as number) + 1;
      const cost = (rows[at - 1] as number) + (gone[at - 1] as number);
      if (cost > most) break;
      rows[at] = cost;
      to[0] = at;
    }
    const found: Alike[] = [];
    const walk = ({ phone, lost, depth, terms, children }: Node) => {
      const above = (depth - 1) * width;
      const row = depth * width;
      const least = from[depth - 1] as number;
      const last = to[depth - 1] as number;
      let begins = -1;
      let ended = -1;
      let left = Number.POSITIVE_INFINITY;
      for (let at = least; at < width; at++) {
        let cost = at > 0 ? left + (gone[at - 1] as number) : left;
        if (at <= last) cost = Math.min(cost, (rows[above + at] as number) + lost);
        if (at > least && at <= last + 1)
          cost = Math.min(cost, (rows[above + at - 1] as number) + apartOf(phone, sound.charCodeAt(at - 1)));
        rows[row + at] = cost;
        left = cost;
        if (cost <= most) {
          if (begins < 0) begins = at;
          ended = at;
        } else if (at > last) break;
      }
      if (begins < 0) return;
      from[depth] = begins;
      to[depth] = ended;
      if (terms.length > 0)
        for (const [end, phones] of ends.entries()) {
          if (phones < begins || phones > ended) continue;
          const apart = rows[row + phones] as number;
          if (apart <= allowed(phones, depth)) for (const term of terms) found.push({ term, end, apart });
        }
      for (const child of children) walk(child);
    };
    for (const child of this.#root.children) walk(child);
    if (isFirst) for (const child of this.#first.children) walk(child);
    return found;
  }

  #put(term: Term): void {
    this.#remembered = new WeakMap();
    for (const sound of new Set(soundsOfAll(term.words))) this.#putAt(sound.slice(0, LONGEST_SOUND), term);
  }

  #putAt(sound: string, term: Term): void {
    const root = term.isFirst ? this.#first : this.#root;
    let node = root;
    for (let at = 0; at < sound.length; at++) {
      const phone = sound.charCodeAt(at);
      let next = node.children.find(child => child.phone === phone);
      if (!next) {
        next = { phone, lost: goneAt(sound[at] as string, 0), depth: at + 1, children: [], terms: [] };
        node.children.push(next);
      }
      node = next;
    }
    if (node !== root) node.terms.push(term);
  }
}
