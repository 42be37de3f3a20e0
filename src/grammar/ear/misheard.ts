import { soundsOf } from './sounds.ts';
import type { Term, Vocabulary } from './vocabulary.ts';

/** Words that may have been said instead of those that were heard. */
export interface Guess {
  readonly words: readonly string[];
  /** How unlikely they are, by their sounds and by what is misheard. */
  readonly cost: number;
  /** How far their sounds are from those that were heard, by phones.ts. */
  readonly apart: number;
  /** The most that one of them is apart from what it took the place of, for each phone; a first word apart. */
  readonly worst: number;
  /** What took the place of what was heard. */
  readonly terms: readonly Term[];
}

/** What a guess may cost, for each phone of the utterance and at most. */
export interface Bound {
  readonly perPhone: number;
  readonly most: number;
}

/** So many words in a row are heard as others. */
const MOST_WORDS_OF_SPAN = 3;
/** So many places of an utterance are misheard at most. */
const MOST_PLACES = 3;
/** So far may two sounds be apart, for each phone of the longer. */
const APART_PER_PHONE = 0.3;
/** Of so few nearly each makes another word: "race" and "rows". */
const FEW_PHONES = 3;
const APART_PER_PHONE_OF_FEW = 0.2;
/** A name that is not there may be that of something else. */
const APART_PER_PHONE_OF_NAME = 0.18;
const MOST_APART = 2;
/** The shorter of two sounds is at least so much of the longer. */
const LEAST_PART = 0.65;
/** What a place costs that was misheard at all; more where what was heard is a word of commands. */
const PLACE = 0.3;
const ACCOUNTED = 0.25;
/** Words that all can be said are others only where these sound the same, or nearly. */
const APART_IF_KNOWN = 0.45;
const APART_PER_PHONE_IF_KNOWN = 0.06;
const APART_OF_NAME_IF_KNOWN = 0.2;
const APART_PER_PHONE_OF_NAME_IF_KNOWN = 0.04;
/** People speak of things more than of names, and of names hardly with an article: "go to the post". */
const THING = -0.15;
const ARTICLE_BEFORE_NAME = 0.3;
/** Words that decide how much is meant, or mean what is at hand, are heard well or not at all. */
const APART_OF_HOW_MUCH = 0.25;
const HOW_MUCH = /^(?:whole|all|every|each|both|next|last|first|it|them)$/i;
const DETERMINER = /^(?:the|a|an|this|that|these|those)$/i;
/** What a word costs that is left and that nobody knows here. */
const UNKNOWN = 0.4;
/** Terms for one span, and ways through an utterance that are gone on with. */
const MOST_TERMS = 6;
const MOST_WAYS = 4_000;
const WAYS_AT_ONCE = 200;

interface Arc {
  readonly to: number;
  readonly cost: number;
  readonly apart: number;
  /** The same for each phone of what is other than it was heard. */
  readonly local: number;
  readonly term: Term | undefined;
}

interface Way {
  readonly at: number;
  readonly cost: number;
  readonly apart: number;
  readonly worst: number;
  readonly words: readonly string[];
  readonly terms: readonly Term[];
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
  const most = Math.min(bound.most, bound.perPhone * phonesOf(heard));
  const isKnown = heard.map(
    (word, at) => /\d/.test(word) || vocabularies.some(each => each.has(word.toLowerCase(), at)),
  );
  const arcs: (readonly Arc[])[] = [];
  for (let at = 0; at < heard.length; at++) {
    const asHeard = { to: at + 1, cost: isKnown[at] ? 0 : UNKNOWN, apart: 0, local: 0, term: undefined };
    const other: Arc[] = [];
    for (const vocabulary of vocabularies) {
      other.push(...alike(heard, at, isKnown, vocabulary));
      yield undefined;
    }
    arcs.push([asHeard, ...nearest(other)]);
  }
  yield* ways(heard, arcs, most);
}

/** What sounds like the words from one on, one, two or three of them. */
function alike(
  heard: readonly string[],
  from: number,
  isKnown: readonly boolean[],
  vocabulary: Vocabulary,
): readonly Arc[] {
  const span = heard.slice(from, from + MOST_WORDS_OF_SPAN);
  const arcs: Arc[] = [];
  for (const { sound, ends } of soundsOfSpan(span)) {
    const found = vocabulary.alike(sound, ends, allowedApart);
    for (const { term, end, apart } of found) {
      // What is said first begins a command.
      if (from === 0 && term.kind !== 'code' && !vocabulary.begins(term.words[0] as string)) continue;
      if (DETERMINER.test(term.words[0] as string) && term.words.length > 1 && DETERMINER.test(heard[from - 1] ?? ''))
        continue;
      const to = from + end + 1;
      const [other, own] = restOf(span.slice(0, end + 1), term.words);
      if (allowedApart(other, own) < 0) continue;
      // Of two sounds, nearly each with one more makes another word.
      const isShort = !DETERMINER.test(term.words[0] as string) && other !== own && Math.min(other, own) < FEW_PHONES;
      if (isShort && apart > 0) continue;
      if (apart > APART_OF_HOW_MUCH && term.words.every(word => HOW_MUCH.test(word))) continue;
      const known = isKnown.slice(from, to).filter(Boolean).length;
      const phones = ends[end] as number;
      if (term.kind === 'name' && apart > APART_PER_PHONE_OF_NAME * phones) continue;
      const allowed =
        term.kind === 'name'
          ? APART_OF_NAME_IF_KNOWN + APART_PER_PHONE_OF_NAME_IF_KNOWN * phones
          : APART_IF_KNOWN + APART_PER_PHONE_IF_KNOWN * phones;
      if (known === end + 1 && apart > allowed) continue;
      if (term.words.join(' ') !== heard.slice(from, to).join(' ').toLowerCase())
        arcs.push({
          to,
          cost: PLACE + apart + ACCOUNTED * known + likely(term, heard[from - 1]),
          apart,
          local: from === 0 ? 0 : apart / Math.max(1, other, own),
          term,
        });
    }
  }
  return arcs;
}

/** How long, in phones, what was heard and a term are without the words at their ends that are the same. */
function restOf(heard: readonly string[], words: readonly string[]): readonly [number, number] {
  const most = Math.min(words.length, heard.length);
  const isSame = (at: number) => words.at(at) === heard.at(at)?.toLowerCase();
  let first = 0;
  while (first < most && isSame(first)) first++;
  let last = 0;
  while (last < most - first && isSame(-1 - last)) last++;
  const rest = (all: readonly string[]) => phonesOf(all.slice(first, all.length - last));
  return [rest(heard), rest(words)];
}

/** How long words are, in phones. */
export function phonesOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (soundsOf(word)[0] ?? word).length, 0);
}

/** How far a term of so many phones may be from so many that were heard: of much that was said little is not heard alone. */
function allowedApart(heard: number, length: number): number {
  const longer = Math.max(heard, length);
  return Math.min(heard, length) < LEAST_PART * longer && longer > 2
    ? -1
    : Math.min(MOST_APART, (longer > FEW_PHONES ? APART_PER_PHONE : APART_PER_PHONE_OF_FEW) * longer);
}

function likely({ kind }: Term, before: string | undefined): number {
  if (kind === 'thing') return THING;
  return kind === 'name' && /^(?:a|an|the)$/i.test(before ?? '') ? ARTICLE_BEFORE_NAME : 0;
}

/** The sounds of some words, and where each word ends in them. Digits are never misheard as words. */
function soundsOfSpan(
  span: readonly string[],
): readonly { readonly sound: string; readonly ends: readonly number[] }[] {
  const digits = span.findIndex(word => /\d/.test(word));
  const each = span.slice(0, digits < 0 ? span.length : digits).map(soundsOf);
  const ways = each.some(sounds => sounds.length > 1) ? [0, 1] : [0];
  return ways.flatMap(way => {
    let sound = '';
    const ends = each.map(sounds => {
      sound += sounds[way] ?? sounds[0] ?? '';
      return sound.length;
    });
    return sound === '' ? [] : [{ sound, ends }];
  });
}

/** The nearest terms, each once for the words in whose place it is. */
function nearest(arcs: readonly Arc[]): readonly Arc[] {
  const seen = new Map<string, number>();
  return arcs
    .toSorted((one, other) => one.cost - other.cost)
    .filter(({ to, term }) => {
      const key = `${to} ${term?.words.join(' ')}`;
      const ofSpan = seen.get(String(to)) ?? 0;
      if (seen.has(key) || ofSpan >= MOST_TERMS) return false;
      seen.set(key, 1);
      seen.set(String(to), ofSpan + 1);
      return true;
    });
}

/** Ways through the utterance by what they cost, each whole one once. */
function* ways(heard: readonly string[], arcs: readonly (readonly Arc[])[], most: number): Generator<Way | undefined> {
  const open = new Heap();
  open.push({ at: 0, cost: 0, apart: 0, worst: 0, words: [], terms: [] });
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
        worst: Math.max(way.worst, local),
        words,
        terms: term ? [...way.terms, term] : way.terms,
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
