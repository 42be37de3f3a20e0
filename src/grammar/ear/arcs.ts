import { soundsOf } from './sounds.ts';
import type { Alike, Term, Vocabulary } from './vocabulary.ts';

/** From one word of an utterance to a later one: as it was heard, or by a term that sounds like what is between. */
export interface Arc {
  readonly to: number;
  readonly cost: number;
  readonly apart: number;
  /** The same for each phone of what is other than it was heard. */
  readonly local: number;
  readonly term: Term | undefined;
}

/** What was heard, word by word. */
export interface Utterance {
  readonly words: readonly string[];
  readonly sounds: readonly (readonly string[])[];
  /** Which of them can be said here. */
  readonly isKnown: readonly boolean[];
  /** Whether a command may begin as it does. */
  readonly isBegun: boolean;
}

/** Commands may begin with these, but so does much else, and nearly everything sounds like one of them. */
const SMALL = /^(?:a|an|the|to|and|it|i|i'm|i'll|we|in|if|of|at|on|for|so|or|oh|her|your|out)$/;

export function utteranceOf(words: readonly string[], vocabularies: readonly Vocabulary[]): Utterance {
  const small = words.map(word => word.toLowerCase());
  return {
    words: small,
    sounds: words.map(soundsOf),
    isKnown: small.map((word, at) => /\d/.test(word) || vocabularies.some(each => each.has(word, at))),
    isBegun: !SMALL.test(small[0] ?? '') && vocabularies.some(each => each.begins(small[0] ?? '')),
  };
}

/** So many words in a row are heard as others. */
const MOST_WORDS_OF_SPAN = 3;
/** So far may two sounds be apart, for each phone of the longer. */
const APART_PER_PHONE = 0.3;
/** Of so few nearly each makes another word: "race" and "rows". */
const FEW_PHONES = 3;
const APART_PER_PHONE_OF_FEW = 0.2;
/** A name that is not there may be that of something else. */
const APART_PER_PHONE_OF_NAME = 0.24;
const MOST_APART = 2;
/** The shorter of two sounds is at least so much of the longer. */
const LEAST_PART = 0.6;
/** Beginnings are swallowed, and few words begin a command: "oh to" is "go to". */
const APART_PER_PHONE_OF_BEGINNING = 0.42;
const LEAST_PART_OF_BEGINNING = 0.55;
/** What a place costs that was misheard at all; more where what was heard is a word of commands. */
export const PLACE = 0.3;
const ACCOUNTED = 0.25;
/** What people say less than other things. */
export const RARE = 0.25;
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
const POINTING = /^(?:this|these)$/;
const JOINS = /^(?:for|with|from|into|by|as)$/;
/** What a word costs that is left and that nobody knows here. */
const UNKNOWN = 0.4;
/** What it costs that a word was heard which was not said. */
const DROPPED = 0.4;
/** Terms for one span. */
const MOST_TERMS = 6;
const MOST_BEGINNINGS = 12;

/** The ways on from a word. Yields where a pause may be made. */
export function* arcsFrom(
  at: number,
  utterance: Utterance,
  vocabularies: readonly Vocabulary[],
): Generator<undefined, readonly Arc[]> {
  const asHeard = { to: at + 1, cost: utterance.isKnown[at] ? 0 : UNKNOWN, apart: 0, local: 0, term: undefined };
  const other: Arc[] = [];
  for (const vocabulary of vocabularies) {
    other.push(...alike(utterance, at, vocabulary));
    yield undefined;
  }
  return [asHeard, ...nearest(other, at === 0 ? MOST_BEGINNINGS : MOST_TERMS)];
}

/** What sounds like the words from one on, one, two or three of them. */
function alike(utterance: Utterance, from: number, vocabulary: Vocabulary): readonly Arc[] {
  const arcs: Arc[] = [];
  for (const { sound, ends } of soundsFrom(utterance, from)) {
    const allowed = from === 0 ? allowedOfBeginning : allowedApart;
    for (const found of vocabulary.alike(sound, ends, allowed, from === 0)) {
      const { kind, words } = found.term;
      // A "comment" is a thing, and begins what is done to one.
      const isVerb = kind === 'command' || words.length === 1;
      const isBeginning = from === 0 && isVerb && vocabulary.begins(words[0] as string);
      const arc = isBeginning ? beginningArc(utterance, ends, found) : innerArc(utterance, from, ends, found);
      if (arc) arcs.push(arc);
    }
  }
  return arcs;
}

/** A command that begins otherwise than it was heard. */
function beginningArc(utterance: Utterance, ends: readonly number[], { term, end, apart }: Alike): Arc | undefined {
  const to = end + 1;
  const heard = utterance.words.slice(0, to);
  // A verb that was heard has what comes behind it as it was heard.
  if (term.words.join(' ') === heard.join(' ') || (utterance.isBegun && term.words[0] === heard[0])) return undefined;
  const phones = ends[end] as number;
  const length = phonesIn(term.words);
  const isSmall = SMALL.test(term.words[0] as string);
  if (isSmall && apart > allowedApart(phones, length)) return undefined;
  // What may begin a command as it was heard was hardly misheard.
  if (utterance.isBegun && !isFarEnough(utterance, 0, to, term, apart, phones)) return undefined;
  if (isShortened(phones, length, apart)) return undefined;
  const known = heard.filter((word, at) => at > 0 && utterance.isKnown[at] && !term.words.includes(word)).length;
  return {
    to,
    cost: PLACE + apart + ACCOUNTED * (known + (utterance.isBegun ? 1 : 0)) + (term.isRare ? RARE : 0),
    apart,
    local: apart / Math.max(1, phones, length),
    term,
  };
}

function innerArc(utterance: Utterance, from: number, ends: readonly number[], found: Alike): Arc | undefined {
  const { term, end, apart } = found;
  // What is said first begins a command.
  if (term.isFirst || (from === 0 && term.kind !== 'code' && term.kind !== 'sign')) return undefined;
  const before = utterance.words[from - 1] ?? '';
  const to = from + end + 1;
  // "A the parameter" is no English.
  if (DETERMINER.test(term.words.at(-1) as string) && DETERMINER.test(utterance.words[to] ?? '')) return undefined;
  if (DETERMINER.test(term.words[0] as string) && DETERMINER.test(before)) return undefined;
  // "The two" is not "these two": which are meant is said by a word that is heard well.
  if (end === 0 && term.words.length === 1 && isOtherDeterminer(utterance.words[from] ?? '', term.words[0] ?? ''))
    return undefined;
  if (to === from + 1 && isOtherThanTo(utterance, from, term.words)) return undefined;
  // "An option for dark mode" is none of a `var`: what joins words is no other.
  if (to === from + 1 && JOINS.test(utterance.words[from] ?? '') && apart > 0) return undefined;
  const same = sameAtEnds(utterance, from, to, term.words);
  const [other, own] = restOf(utterance, from, to, term.words, same);
  if (apart > allowedApart(ends[end] as number, phonesIn(term.words)) || allowedApart(other, own) < 0) return undefined;
  // "Save everything in close": what joins two commands is hardly said.
  const isJoint = term.words.length === 1 && term.words[0] === 'and' && to === from + 1;
  if (!isJoint && !DETERMINER.test(term.words[0] as string) && isShortened(other, own, apart)) return undefined;
  if (apart > APART_OF_HOW_MUCH && term.words.every(word => HOW_MUCH.test(word))) return undefined;
  const phones = ends[end] as number;
  if (term.kind === 'name' && apart > APART_PER_PHONE_OF_NAME * phones) return undefined;
  if (!isFarEnough(utterance, from, to, term, apart, phones)) return undefined;
  if (term.words.join(' ') === utterance.words.slice(from, to).join(' ')) return undefined;
  const known = utterance.isKnown.slice(from + same.first, to - same.last).filter(Boolean).length;
  return {
    to,
    cost:
      PLACE + apart + ACCOUNTED * known + likely(term, before) + dropped(term.words, utterance.words.slice(from, to)),
    apart,
    local: apart / Math.max(1, other, own),
    term,
  };
}

/** "To" is a number at the end, or before several of something: "move this up to", "the next to lines". */
function isOtherThanTo({ words }: Utterance, at: number, [word = '']: readonly string[]): boolean {
  const next = words[at + 1];
  return words[at] === 'to' && /^(?:two|too|do)$/.test(word) && next !== undefined && !next.endsWith('s');
}

function isOtherDeterminer(one: string, other: string): boolean {
  const isOne = POINTING.test(one) && POINTING.test(other);
  return DETERMINER.test(one) && DETERMINER.test(other) && !isOne;
}

/** Whether words are not all such as can be said, or else sound nearly the same as a term. */
function isFarEnough(
  { isKnown }: Utterance,
  from: number,
  to: number,
  { kind }: Term,
  apart: number,
  phones: number,
): boolean {
  if (isKnown.slice(from, to).includes(false)) return true;
  return kind === 'name' || kind === 'sign'
    ? apart <= APART_OF_NAME_IF_KNOWN + APART_PER_PHONE_OF_NAME_IF_KNOWN * phones
    : apart <= APART_IF_KNOWN + APART_PER_PHONE_IF_KNOWN * phones;
}

/** Of two sounds, nearly each with one more makes another word. */
function isShortened(one: number, other: number, apart: number): boolean {
  return one !== other && Math.min(one, other) < FEW_PHONES && apart > 0;
}

/** How many words at either end of a term are as they were heard. */
function sameAtEnds({ words: all }: Utterance, from: number, to: number, words: readonly string[]): Ends {
  const most = Math.min(words.length, to - from);
  let first = 0;
  while (first < most && words[first] === all[from + first]) first++;
  let last = 0;
  while (last < most - first && words.at(-1 - last) === all[to - 1 - last]) last++;
  return { first, last };
}

interface Ends {
  readonly first: number;
  readonly last: number;
}

/** How long, in phones, what was heard and a term are without the words at their ends that are the same. */
function restOf(
  { words: all, sounds }: Utterance,
  from: number,
  to: number,
  words: readonly string[],
  { first, last }: Ends,
): readonly [number, number] {
  let heard = 0;
  for (let at = from + first; at < to - last; at++) heard += sounds[at]?.[0]?.length ?? all[at]?.length ?? 0;
  return [heard, phonesIn(words.slice(first, words.length - last))];
}

function phonesIn(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (soundsOf(word)[0] ?? word).length, 0);
}

/** How far a term of so many phones may be from so many that were heard: of much that was said little is not heard alone. */
function allowedApart(heard: number, length: number): number {
  const longer = Math.max(heard, length);
  return Math.min(heard, length) < LEAST_PART * longer && longer > 2
    ? -1
    : Math.min(MOST_APART, (longer > FEW_PHONES ? APART_PER_PHONE : APART_PER_PHONE_OF_FEW) * longer);
}

function allowedOfBeginning(heard: number, length: number): number {
  const longer = Math.max(heard, length);
  return Math.min(heard, length) < LEAST_PART_OF_BEGINNING * longer && longer > 2
    ? -1
    : Math.min(MOST_APART, APART_PER_PHONE_OF_BEGINNING * longer);
}

/** Words are misheard more than made up: "the of statement" is no "the statement". */
function dropped(words: readonly string[], heard: readonly string[]): number {
  return words.length < heard.length && words.every(word => heard.includes(word)) ? DROPPED : 0;
}

function likely({ kind, isRare }: Term, before: string): number {
  if (kind === 'thing') return isRare ? THING + RARE : THING;
  return kind === 'name' && /^(?:a|an|the)$/.test(before) ? ARTICLE_BEFORE_NAME : 0;
}

/** The sounds of words from one on, and where each word ends in them. Digits are never misheard as words. */
function soundsFrom(
  { words, sounds }: Utterance,
  from: number,
): readonly { readonly sound: string; readonly ends: readonly number[] }[] {
  let to = from;
  while (to < Math.min(words.length, from + MOST_WORDS_OF_SPAN) && !/\d/.test(words[to] as string)) to++;
  const each = sounds.slice(from, to);
  const ways = each.some(({ length }) => length > 1) ? [0, 1] : [0];
  return ways.flatMap(way => {
    let sound = '';
    const ends = each.map(said => {
      sound += said[way] ?? said[0] ?? '';
      return sound.length;
    });
    return sound === '' ? [] : [{ sound, ends }];
  });
}

/** The nearest terms, each once for the words in whose place it is. */
function nearest(arcs: readonly Arc[], most: number): readonly Arc[] {
  const seen = new Set<string>();
  const ofSpan = new Map<number, number>();
  return arcs
    .toSorted((one, other) => one.cost - other.cost)
    .filter(({ to, term }) => {
      const key = `${to} ${term?.words.join(' ')}`;
      const count = ofSpan.get(to) ?? 0;
      if (seen.has(key) || count >= most) return false;
      seen.add(key);
      ofSpan.set(to, count + 1);
      return true;
    });
}
