import { firstOf } from '../../common/async/firstOf.ts';
import { apartOf, goneAt } from './phones.ts';
import { soundsOf, soundsOfAll } from './sounds.ts';

/** A name, and how far it is from what was heard, by phones.ts. */
export interface NameAlike {
  /** Its words in small letters, with a blank between. */
  readonly said: string;
  readonly apart: number;
}

/** So many names are compared, the first ones, and so much of the sound of each, in phones. */
const MOST_NAMES = 100_000;
const LONGEST_SOUND = 32;
/** So many sounds with a beginning of their own; names have most of theirs in common. */
const MOST_NODES = 1_500_000;
const FIRST_NODES = 1 << 12;
/** What is near is looked for first: so far, in steps, until something is found. */
const STEPS = [0.5, 1, 1.6, 2.2];
/** So much further than the nearest are others looked for. */
const BEYOND = 0.7;
/** So many beginnings are compared before it is given up: no list takes longer, and what is nearest was found by then. */
const MOST_VISITED = 16_000;

/**
 * Many names by how they sound: a trie of phones like `Vocabulary`'s, kept in arrays of numbers, since a project has a
 * hundred thousand of them. The work of a search grows with what is near, not with all names, and is bounded.
 */
export class NamesBySound {
  #phones = new Uint8Array(FIRST_NODES);
  #children = new Int32Array(FIRST_NODES);
  #siblings = new Int32Array(FIRST_NODES);
  /** The first name that ends at a node, counted from 1. */
  #ends = new Int32Array(FIRST_NODES);
  #count = 1;
  readonly #names: string[] = [];
  /** The next name that ends at the same node, from 1. */
  readonly #next: number[] = [];

  /** Reads names, each its words in small letters with a blank between. Yields where a pause may be made. */
  static *of(names: Iterable<string>): Generator<void, NamesBySound> {
    const all = new NamesBySound();
    const sounds = new Map<string, readonly string[]>();
    const seen = new Set<string>();
    for (const said of names) {
      if (all.#count >= MOST_NODES || seen.size >= MOST_NAMES) break;
      if (seen.has(said)) continue;
      seen.add(said);
      const each = said.split(' ').map(word => {
        const known = sounds.get(word) ?? soundsOf(word);
        sounds.set(word, known);
        return known;
      });
      const first = each.map(([sound = '']) => sound).join('');
      const other = each.map(([sound = '', second = sound]) => second).join('');
      if (first !== '') for (const sound of new Set([first, other])) all.#add(sound, said);
      yield;
    }
    return all;
  }

  get size(): number {
    return this.#names.length;
  }

  /** The names that are at most so far from words, for each phone of the longer, the nearest first. */
  nearest(words: readonly string[], apartPerPhone: number, most: number): readonly NameAlike[] {
    const sounds = soundsOfAll(words).map(sound => sound.slice(0, LONGEST_SOUND));
    const found = new Map<string, number>();
    let left = MOST_VISITED;
    for (const step of STEPS) {
      const limit = Math.min(step, ...sounds.map(sound => sound.length * apartPerPhone * 1.3));
      for (const sound of sounds) left = this.#search(sound, limit, apartPerPhone, found, left);
      const [best] = [...found.values()].toSorted((one, other) => one - other);
      // Whatever is further than the last step is further than the nearest by enough.
      if (best !== undefined && step >= best + BEYOND) break;
      if (limit < step || left <= 0) break;
    }
    const all = [...found].map(([said, apart]) => ({ said, apart }));
    return [
      ...firstOf(
        most,
        all.toSorted((one, other) => one.apart - other.apart),
      ),
    ];
  }

  /** Adds what is near; returns how much more may be compared. */
  #search(sound: string, limit: number, perPhone: number, found: Map<string, number>, most: number): number {
    const width = sound.length + 1;
    const gone = Float64Array.from(sound, (_, at) => goneAt(sound, at));
    const codes = Uint8Array.from(sound, phone => phone.charCodeAt(0));
    const rows = new Float64Array(width * (LONGEST_SOUND + 1)).fill(Number.POSITIVE_INFINITY);
    rows[0] = 0;
    for (let at = 1; at < width; at++) rows[at] = (rows[at - 1] as number) + (gone[at - 1] as number);
    let left = most;
    const walk = (node: number, depth: number, parent: number) => {
      if (--left < 0) return;
      const phone = this.#phones[node] as number;
      const lost = LOST[phone] as number;
      const above = (depth - 1) * width;
      const row = depth * width;
      // As in a sound of its own: what is said twice in a row is hardly lost.
      const dropped = phone === parent ? Math.min(lost, TWICE) : lost;
      let least = (rows[above] as number) + dropped;
      rows[row] = least;
      for (let at = 1; at < width; at++) {
        const cost = Math.min(
          (rows[above + at] as number) + dropped,
          (rows[row + at - 1] as number) + (gone[at - 1] as number),
          (rows[above + at - 1] as number) + apartOf(phone, codes[at - 1] as number),
        );
        rows[row + at] = cost;
        if (cost < least) least = cost;
      }
      if (least > limit) return;
      const apart = rows[row + width - 1] as number;
      if (apart <= limit && apart <= perPhone * Math.max(depth, sound.length))
        for (let name = this.#ends[node] as number; name > 0; name = this.#next[name - 1] as number) {
          const said = this.#names[name - 1] as string;
          if ((found.get(said) ?? Number.POSITIVE_INFINITY) > apart) found.set(said, apart);
        }
      if (depth === LONGEST_SOUND) return;
      for (let child = this.#children[node] as number; child > 0; child = this.#siblings[child] as number)
        walk(child, depth + 1, phone);
    };
    for (let child = this.#children[0] as number; child > 0; child = this.#siblings[child] as number) walk(child, 1, 0);
    return left;
  }

  #add(sound: string, said: string): void {
    let node = 0;
    for (let at = 0; at < Math.min(sound.length, LONGEST_SOUND); at++) {
      const phone = sound.charCodeAt(at);
      let child = this.#children[node] as number;
      while (child > 0 && this.#phones[child] !== phone) child = this.#siblings[child] as number;
      node = child > 0 ? child : this.#grown(node, phone);
    }
    this.#names.push(said);
    this.#next.push(this.#ends[node] as number);
    this.#ends[node] = this.#names.length;
  }

  #grown(parent: number, phone: number): number {
    if (this.#count === this.#phones.length) {
      const twice = this.#count * 2;
      this.#phones = enlarged(this.#phones, new Uint8Array(twice));
      this.#children = enlarged(this.#children, new Int32Array(twice));
      this.#siblings = enlarged(this.#siblings, new Int32Array(twice));
      this.#ends = enlarged(this.#ends, new Int32Array(twice));
    }
    const node = this.#count++;
    this.#phones[node] = phone;
    this.#siblings[node] = this.#children[parent] as number;
    this.#children[parent] = node;
    return node;
  }
}

const TWICE = goneAt('nn', 1);
const LOST = Float64Array.from({ length: 128 }, (_, code) => goneAt(String.fromCharCode(code), 0));

function enlarged<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
