import { firstOf } from '../../common/async/firstOf.ts';
import { entryOf } from '../../common/entryOf.ts';
import { asWritten, type Message, message } from '../../messages/message.ts';
import { isWrittenAsCode } from '../adding/bare/asWritten.ts';
import { MOST_WORDS, plainWords } from '../english/plainWords.ts';
import type { Rule } from '../verbs/rule.ts';
import { oftenIn } from '../verbs/times.ts';
import { GROUPS } from './groups.ts';
import { Pattern } from './pattern.ts';
import { SLOTS } from './slots.ts';

/** A call of an action, as a chat model would make it. */
export interface Call {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** One way to understand an utterance. */
export interface Reading {
  readonly calls: readonly Call[];
  /** What it does, in the words of the grammar, to tell it from other readings: "change “foo” to “bar”, 2 times". */
  readonly says: Message;
  /** Whether every word is the command's own: there is nothing in it that could be something else. */
  readonly isFixed: boolean;
  /** The words for the thing outside of which it does nothing. */
  readonly within?: string;
}

/** So many readings of a pattern are looked at. */
const MOST_MATCHES = 40;
/** "One hundred and five times" has more of them than anyone says. */
const MOST_WORDS_OF_TIMES = 4;
/** So many calls one utterance makes at most, repeated or one after the other. */
const MOST_CALLS = 100;

/** What joins commands in one breath. */
const JOINTS: readonly (readonly string[])[] = [['and', 'then'], ['then'], ['and']];

interface Compiled {
  readonly rule: Rule;
  readonly pattern: Pattern;
}

/** The rules that can begin with a word, in their order, by the word; those that can begin with any, by undefined. */
let byFirstWord: ReadonlyMap<string | undefined, readonly Compiled[]> | undefined;

function rulesFor(word: string | undefined): readonly Compiled[] {
  if (!byFirstWord) for (const _ of compileRules());
  return byFirstWord?.get(word?.toLowerCase()) ?? byFirstWord?.get(undefined) ?? [];
}

/** Reads the patterns of all rules before they are asked for, yielding in between; nothing the second time. */
export function* compileRules(): Generator<void, void> {
  if (byFirstWord) return;
  const rules = GROUPS.flatMap(group => group.rules);
  const wideLast = [...rules.filter(({ isWide }) => !isWide), ...rules.filter(({ isWide }) => isWide)];
  const said: Compiled[] = [];
  for (const rule of wideLast) {
    for (const say of [...rule.say, ...(rule.also ?? [])]) said.push({ rule, pattern: new Pattern(say, SLOTS) });
    yield;
  }
  // Where every word is the command's own, none of them needs to be found in a text: "next error".
  const all = [...said.filter(({ pattern }) => !pattern.hasSlots), ...said.filter(({ pattern }) => pattern.hasSlots)];
  const byWord = new Map<string | undefined, Compiled[]>([[undefined, []]]);
  for (const { pattern } of all) for (const word of pattern.first ?? []) byWord.set(word, []);
  for (const one of all) for (const word of one.pattern.first ?? byWord.keys()) byWord.get(word)?.push(one);
  byFirstWord = byWord;
}

/**
 * Every reading of an utterance as commands of the grammar, the likeliest first. Nothing is known here of the text that
 * they are about: whether what they point at is there decides between them.
 */
export function* readings(words: readonly string[]): Generator<Reading> {
  if (words.length > MOST_WORDS) yield* commands(words);
  else yield* new Chains(words).all();
}

/** The rule of which words are a command first; undefined where they are none. */
export function ruleFor(words: readonly string[]): Rule | undefined {
  return rulesFor(words[0]).find(({ pattern }) => !pattern.matches(words).next().done)?.rule;
}

/** An utterance as code that is dictated without a verb in front: as a recogniser wrote it, or as it was said. */
export function* bareReadings(utterance: string): Generator<Reading> {
  if (isWrittenAsCode(utterance)) yield bareReading({ words: utterance.trim(), isWritten: true });
  const words = plainWords(withSignsSaid(utterance));
  if (words.length > 0) yield bareReading({ words: words.join(' ') });
}

function bareReading(given: Record<string, unknown>): Reading {
  const call = { name: 'write_code', arguments: given };
  return { calls: [call], says: asWritten(inWords(call)), isFixed: false };
}

/** Signs that are nothing to a command, and all in code: quotes, the empty brackets of a call, the dash of an option. */
function withSignsSaid(utterance: string): string {
  return utterance
    .replace(/["“]([^"“”\n]*)["”]/g, ' quote $1 quote ')
    .replace(/(?<=\w)\(\)/g, ' call ')
    .replace(/(?<=\s)-(?=[A-Za-z])/g, 'dash ');
}

/** How far an utterance is: a whole command, the beginning of one that cannot end here, or none. */
export type Progress = 'complete' | 'begun' | 'none';

/** How far plain words are, for the endpointer. */
export function progressOf(words: readonly string[]): Progress {
  const last = lastCommand(words);
  if (last.length === 0) return 'begun';
  if (last.length > MOST_WORDS) return 'none';
  let isBegun = false;
  for (const { pattern } of rulesFor(last[0])) {
    if (!endsOpen(last) && !pattern.matches(last).next().done) return 'complete';
    // What may begin with anything is begun by anything.
    isBegun ||= pattern.first !== undefined && pattern.isBegunBy(last);
  }
  return isBegun ? 'begun' : 'none';
}

/** Words after which nobody ends: "change foo to", "go to the". */
function endsOpen(words: readonly string[]): boolean {
  return /^(to|the|a|an|of|with|in|and|then|from|next|previous|first|second|third|last|equals|plus|minus|times|dot|than|add|called|named|all|every|around|into|as|by|at|or|not|for)$/.test(
    words.at(-1)?.toLowerCase() ?? '',
  );
}

function lastCommand(words: readonly string[]): readonly string[] {
  const at = words.findLastIndex(word => word.toLowerCase() === 'then');
  return at > 0 ? words.slice(at + 1) : words;
}

/** Several commands in one breath. Of each stretch of the words the first reading is found once. */
class Chains {
  readonly #words: readonly string[];
  readonly #said: readonly string[];
  readonly #commands = new Map<number, Reading | undefined>();
  readonly #chains = new Map<number, Reading | undefined>();

  constructor(words: readonly string[]) {
    this.#words = words;
    this.#said = lower(words);
  }

  *all(): Generator<Reading> {
    // The whole as one command first: its words may hold a joint, as in "delete phrase now and then".
    if (!this.#said.includes('then')) yield* commands(this.#words);
    yield* this.#splits(0);
    // "then" is hardly ever part of a name: what it joins are two commands, if they are.
    if (this.#said.includes('then')) yield* commands(this.#words);
  }

  *#splits(from: number): Generator<Reading> {
    for (let at = from + 1; at < this.#words.length - 1; at++) {
      const joint = JOINTS.find(joined => joined.every((word, index) => this.#said[at + index] === word));
      if (!joint || at + joint.length >= this.#words.length) continue;
      const first = this.#command(from, at);
      const next = first && this.#chain(at + joint.length);
      if (!next || first.calls.length + next.calls.length > MOST_CALLS) continue;
      yield {
        calls: [...first.calls, ...next.calls],
        says: message('commands.then', { first: first.says, next: next.says }),
        isFixed: first.isFixed && next.isFixed,
      };
    }
  }

  /** The likeliest reading of all words from one on. */
  #chain(from: number): Reading | undefined {
    if (!this.#chains.has(from)) {
      const whole = () => this.#command(from, this.#words.length);
      const split = () => this.#splits(from).next().value as Reading | undefined;
      const isSplit = this.#said.includes('then', from);
      this.#chains.set(from, isSplit ? (split() ?? whole()) : (whole() ?? split()));
    }
    return this.#chains.get(from);
  }

  #command(from: number, to: number): Reading | undefined {
    const key = from * (this.#words.length + 1) + to;
    if (!this.#commands.has(key)) {
      const [first] = firstOf(1, commands(this.#words.slice(from, to)));
      this.#commands.set(key, first);
    }
    return this.#commands.get(key);
  }
}

function* commands(words: readonly string[]): Generator<Reading> {
  const seen = new Set<string>();
  const isText = words.length > MOST_WORDS;
  const small = lower(words);
  for (const { rule, pattern } of rulesFor(words[0])) {
    if (isText && !rule.takesText) continue;
    for (const bindings of firstOf(MOST_MATCHES, pattern.matches(words, small))) {
      const said = (slot: string) => entryOf(bindings, slot)?.join(' ') ?? '';
      const given = rule.with ? rule.with(said) : {};
      if (!given) continue;
      const call = { name: rule.does, arguments: given };
      const key = JSON.stringify(call);
      if (seen.has(key)) continue;
      seen.add(key);
      yield { calls: [call], says: asWritten(inWords(call)), isFixed: !pattern.hasSlots };
    }
  }
  if (!isText) yield* repeated(words);
}

/** "… three times", "… twice". */
function* repeated(words: readonly string[]): Generator<Reading> {
  for (let from = words.length - 1; from > 0 && from >= words.length - MOST_WORDS_OF_TIMES; from--) {
    const times = oftenIn(words.slice(from));
    if (times === undefined) continue;
    for (const { calls, says, isFixed } of commands(words.slice(0, from)))
      if (calls.length * times <= MOST_CALLS)
        yield {
          calls: Array.from({ length: times }, () => calls).flat(),
          says: times === 1 ? says : message('commands.several-times', { what: says, times }),
          isFixed,
        };
    return;
  }
}

function lower(words: readonly string[]): readonly string[] {
  return words.map(word => word.toLowerCase());
}

/** "change “foo bar” to “baz”", as it is said to Aloud in every language. */
function inWords({ name, arguments: given }: Call): string {
  const [verb = ''] = name.split('_');
  const parts = Object.entries(given).flatMap(([key, value]) =>
    typeof value !== 'string' || value === ''
      ? []
      : [key === 'to' || key === 'with' || key === 'as' ? `${key} “${value}”` : `“${value}”`],
  );
  return `${verb} ${parts.join(' ')}`.trim();
}
