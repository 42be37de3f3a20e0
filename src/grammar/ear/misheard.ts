import { type Arc, arcsFrom, utteranceOf } from './arcs.ts';
import { soundsOf } from './sounds.ts';
import type { Term, Vocabulary } from './vocabulary.ts';

/** Words that may have been said instead of those that were heard. */
export interface Guess {
  readonly words: readonly string[];
  /** How unlikely they are, by their sounds and by what is misheard. */
  readonly cost: number;
  /** How far their sounds are from those that were heard, by phones.ts. */
  readonly apart: number;
  /** The most that one of them is apart from what it took the place of, for each phone; the beginning apart. */
  readonly worst: number;
  /** How far the beginning is apart, for each phone. */
  readonly beginning: number;
  /** What took the place of what was heard. */
  readonly terms: readonly Guessed[];
}

/** A term in the place of words, and how far it is apart from these for each phone. */
export interface Guessed extends Term {
  readonly local: number;
}

/** What a guess may cost, for each phone of the utterance and at most. */
export interface Bound {
  readonly perPhone: number;
  readonly most: number;
}

/** So many places of an utterance are misheard at most. */
const MOST_PLACES = 3;
/** So many ways through an utterance are gone on with. */
const MOST_WAYS = 4_000;
const WAYS_AT_ONCE = 200;

interface Way {
  readonly at: number;
  readonly cost: number;
  readonly apart: number;
  readonly worst: number;
  readonly beginning: number;
  readonly words: readonly string[];
  readonly terms: readonly Guessed[];
}

/**
 * What may have been said instead of what was heard, the likeliest first: words in a row that sound like others that can
 * be said, wherever these begin and end: "a knife" is "an if". Yields undefined where a pause may be made.
 */
export function* misheard(
  heard: readonly string[],
  vocabularies: readonly Vocabulary[],
  bound: Bound,
): Generator<Guess | undefined> {
  const utterance = utteranceOf(heard, vocabularies);
  const most = Math.min(bound.most, bound.perPhone * phonesOf(heard));
  const arcs: (readonly Arc[])[] = [];
  for (let at = 0; at < heard.length; at++) arcs.push(yield* arcsFrom(at, utterance, vocabularies));
  yield* ways(heard, arcs, most);
}

/** How long words are, in phones. */
export function phonesOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (soundsOf(word)[0] ?? word).length, 0);
}

/** Ways through the utterance by what they cost, each whole one once. */
function* ways(heard: readonly string[], arcs: readonly (readonly Arc[])[], most: number): Generator<Way | undefined> {
  const open = new Heap();
  open.push({ at: 0, cost: 0, apart: 0, worst: 0, beginning: 0, words: [], terms: [] });
  const seen = new Set([heard.join(' ')]);
  for (let count = 0; count < MOST_WAYS; count++) {
    if (count % WAYS_AT_ONCE === 0) yield undefined;
    const way = open.pop();
    if (!way) return;
    if (way.at === heard.length) {
      const said = way.words.join(' ');
      if (!seen.has(said)) yield way;
      seen.add(said);
      continue;
    }
    for (const { to, cost, apart, local, term } of arcs[way.at] ?? []) {
      if (way.cost + cost > most || (term && way.terms.length === MOST_PLACES)) continue;
      const words = term ? [...way.words, ...term.words] : [...way.words, heard[way.at] as string];
      open.push({
        at: to,
        cost: way.cost + cost,
        apart: way.apart + apart,
        worst: way.at === 0 ? 0 : Math.max(way.worst, local),
        beginning: way.at === 0 ? local : way.beginning,
        words,
        terms: term ? [...way.terms, { ...term, local }] : way.terms,
      });
    }
  }
}

/** Ways, the cheapest first; of two that cost the same the one that is further. */
class Heap {
  readonly #ways: Way[] = [];

  push(way: Way): void {
    const ways = this.#ways;
    let at = ways.push(way) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(ways[at] as Way, ways[parent] as Way)) return;
      [ways[at], ways[parent]] = [ways[parent] as Way, ways[at] as Way];
      at = parent;
    }
  }

  pop(): Way | undefined {
    const ways = this.#ways;
    const [first] = ways;
    const last = ways.pop();
    if (!first || !last || ways.length === 0) return first;
    ways[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < ways.length && isBefore(ways[child] as Way, ways[least] as Way)) least = child;
      if (least === at) return first;
      [ways[at], ways[least]] = [ways[least] as Way, ways[at] as Way];
      at = least;
    }
  }
}

function isBefore(one: Way, other: Way): boolean {
  return one.cost < other.cost || (one.cost === other.cost && one.at > other.at);
}
