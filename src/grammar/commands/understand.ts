import { FORMATTERS } from '../english/formatters.ts';
import { soundAlikes } from '../english/homophones.ts';
import { cardinalAt } from '../english/numbers.ts';
import type { Rule } from '../verbs/rule.ts';
import { GROUPS } from './groups.ts';
import { type Bindings, Pattern } from './pattern.ts';

/** A call of an action, as a chat model would make it. */
export interface Call {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** One way to understand an utterance. */
export interface Reading {
  readonly calls: readonly Call[];
  /** What it does, in words, to tell it from other readings: "change foo to bar". */
  readonly says: string;
}

interface Compiled {
  readonly rule: Rule;
  readonly pattern: Pattern;
}

const SLOTS: Readonly<Record<string, (words: readonly string[]) => boolean>> = {
  count: words => cardinalAt(lower(words), 0)?.length === words.length,
  lines: words => cardinalAt(lower(words), 0)?.length === words.length,
  often: words =>
    /^(once|twice|thrice)$/.test(lower(words).join(' ')) ||
    (/^times?$/.test(words.at(-1) ?? '') && cardinalAt(lower(words), 0)?.length === words.length - 1),
  formatter: words => FORMATTER_NAMES.has(lower(words).join(' ')),
};
const FORMATTER_NAMES = new Set(FORMATTERS.flatMap(({ said }) => said));

/** What joins commands in one breath. */
const JOINTS: readonly (readonly string[])[] = [['and', 'then'], ['then'], ['and']];

/** Where a reading says nothing of its own about repeating. */
const MOST_SOUND_ALIKES = 60;

let compiled: readonly Compiled[] | undefined;

function rules(): readonly Compiled[] {
  compiled ??= GROUPS.flatMap(({ rules: all }) => all).flatMap(rule =>
    rule.say.map(say => ({ rule, pattern: new Pattern(say) })),
  );
  return compiled;
}

/**
 * Every reading of an utterance as commands of the grammar, the likeliest first. Nothing is known here of the text that
 * they are about: whether what they point at is there decides between them.
 */
export function* readings(words: readonly string[]): Generator<Reading> {
  yield* chains(words);
}

/** The same for what sounds alike. */
export function* soundAlikeReadings(words: readonly string[]): Generator<Reading> {
  for (const other of soundAlikes(words, MOST_SOUND_ALIKES)) yield* chains(other);
}

/** How far an utterance is: a whole command, the beginning of one, or none. For the endpointer. */
export function progressOf(words: readonly string[]): 'complete' | 'begun' | 'none' {
  if (words.length === 0) return 'begun';
  const last = lastCommand(words);
  if (last.length === 0) return 'begun';
  let isBegun = false;
  for (const { pattern } of rules()) {
    if (!couldBegin(pattern, last)) continue;
    for (const bindings of pattern.matches(last)) if (isFit(bindings) && !endsOpen(last)) return 'complete';
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

function* chains(words: readonly string[]): Generator<Reading> {
  // The whole as one command first: its words may hold a joint, as in "delete phrase now and then".
  const whole = [...commands(words)];
  const split = splits(words);
  // "then" is hardly ever part of a name: what it joins are two commands, if they are.
  if (words.some(word => word.toLowerCase() === 'then')) {
    yield* split;
    yield* whole;
  } else {
    yield* whole;
    yield* split;
  }
}

function* splits(words: readonly string[]): Generator<Reading> {
  for (let at = 1; at < words.length - 1; at++) {
    const joint = JOINTS.find(joined => joined.every((word, index) => words[at + index]?.toLowerCase() === word));
    if (!joint) continue;
    const [first] = commands(words.slice(0, at));
    const rest = words.slice(at + joint.length);
    if (!first || rest.length === 0) continue;
    for (const next of chains(rest)) {
      yield { calls: [...first.calls, ...next.calls], says: `${first.says}, then ${next.says}` };
      break;
    }
  }
}

function* commands(words: readonly string[]): Generator<Reading> {
  const seen = new Set<string>();
  const repeat = repeatOf(words);
  for (const { rule, pattern } of rules()) {
    if (!couldBegin(pattern, words)) continue;
    for (const bindings of pattern.matches(words)) {
      if (!isFit(bindings)) continue;
      const call = { name: rule.does, arguments: rule.with?.(slot => bindings[slot]?.join(' ') ?? '') ?? {} };
      const key = JSON.stringify(call);
      if (seen.has(key)) continue;
      seen.add(key);
      yield { calls: [call], says: inWords(call) };
    }
  }
  if (repeat) {
    for (const { calls, says } of commands(repeat.words))
      yield { calls: Array.from({ length: repeat.times }, () => calls).flat(), says: `${says}, ${repeat.times} times` };
  }
}

const MOST_REPEATS = 100;

/** "… three times", "… twice". */
function repeatOf(words: readonly string[]): { readonly words: readonly string[]; readonly times: number } | undefined {
  const last = words.at(-1)?.toLowerCase();
  if (last === 'twice' || last === 'thrice') return { words: words.slice(0, -1), times: last === 'twice' ? 2 : 3 };
  if (last !== 'times' && last !== 'time') return undefined;
  for (let length = 1; length <= 3 && length < words.length - 1; length++) {
    const from = words.length - 1 - length;
    const number = cardinalAt(lower(words), from);
    if (number?.length === length && number.value > 0 && number.value <= MOST_REPEATS)
      return { words: words.slice(0, from), times: number.value };
  }
  return undefined;
}

function couldBegin(pattern: Pattern, words: readonly string[]): boolean {
  return pattern.first === undefined || pattern.first.has(words[0]?.toLowerCase() ?? '');
}

function isFit(bindings: Bindings): boolean {
  return Object.entries(bindings).every(([slot, words]) => SLOTS[slot]?.(words) ?? true);
}

function lower(words: readonly string[]): readonly string[] {
  return words.map(word => word.toLowerCase());
}

/** "Change “foo bar” to “baz”". */
function inWords({ name, arguments: given }: Call): string {
  const [verb = ''] = name.split('_');
  const parts = Object.entries(given).flatMap(([key, value]) =>
    typeof value !== 'string' || value === ''
      ? []
      : [key === 'to' || key === 'with' || key === 'as' ? `${key} “${value}”` : `“${value}”`],
  );
  return `${verb} ${parts.join(' ')}`.trim();
}
