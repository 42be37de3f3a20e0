import { cardinalAt } from '../../english/numbers.ts';
import { type ObjectWord, objectAt } from './objects.ts';
import type { ObjectTarget, Said, Target } from './saidTarget.ts';
import { type Which, whichAt } from './which.ts';

/** What leads to what a thing has in its text. */
const INTRODUCTIONS = [
  ...['that says', 'which says', 'saying', 'that reads', 'reading', 'where it says', 'that goes', 'that looks like'],
  ...['with', 'containing', 'that contains', 'which contains', 'that has', 'which has', 'having', 'contains'],
  ...['about', 'that mentions', 'mentioning', 'that talks about', 'that is about', "that's about", 'regarding'],
  ...['that starts with', 'starting with', 'that begins with', 'beginning with', 'that ends with', 'ending with'],
]
  .map(phrase => phrase.split(' '))
  .sort((a, b) => b.length - a.length);

/** What something does with what is named behind it; the word itself need not stand there. */
const DOING =
  /^(checks|checking|tests|testing|calls|calling|sets|setting|uses|using|defines|declares|creates|makes|assigns|handles|prints|printing|logs|logging|imports|loops|iterates|goes|runs|is|does|has|assigning|checked|shows|covers|computes|calculates)$/;

const LOOSE = /^(line|word|character|identifier|term|sentence|paragraph)$/;

/** A name in front of a kind has no more words: "the load user settings function". */
const LONGEST_NAME = 5;

/** Things by their kind: "second argument", "method withdraw", "the withdraw method", "the line that says return null". */
export function* objects(given: Said): Generator<Target> {
  const { which, length } = whichAt(given.said, 0);
  // "The export keyword" is the word, and not all that it exports.
  if (given.said.length === length + 2 && given.said.at(-1) === 'keyword') {
    yield { kind: 'phrase', words: given.words.slice(length, -1), which, isWhole: true };
    return;
  }
  const object = objectAt(given.said, length);
  if (object) yield* kindFirst(given, object, which, length);
  yield* nameFirst(given, which, length);
}

function* kindFirst(given: Said, object: ObjectWord, which: Which, from: number): Generator<Target> {
  const { said, words } = given;
  const after = from + object.length;
  if (after >= words.length) {
    // Of a text's lines or words nobody means all without saying so.
    const isLoose = object.plural && which.kind === 'nearest' && object.kinds.some(kind => LOOSE.test(kind));
    if (!isLoose) yield { kind: 'object', object, which: plainly(object, which), name: [] };
    return;
  }
  // "Line dot quantity" is code.
  if (/^(dot|arrow)$/.test(said[after] ?? '')) return;
  const isRanked = which.kind === 'nearest';
  if (isRanked) yield* ranked(object, after, given);
  // "The number of entries" is no number that stands there.
  if (object.kinds[0] === 'number' && said[after] === 'of') return;
  for (const of of ofAt(given, after))
    yield { kind: 'object', object, which: object.plural ? plainly(object, which) : which, name: [], of };
  // "The call to execute", "the import of round".
  if (/^(of|to|for|from)$/.test(said[after] ?? '') && after + 1 < words.length)
    yield { kind: 'object', object, which, name: words.slice(after + 1) };
  for (const found of holdingAt(given, after, object))
    yield { kind: 'object', object, ...found, which: plainly(object, which), name: [] };
  if (object.plural) return;
  const name = after + (/^(called|named|labeled|labelled)$/.test(said[after] ?? '') ? 1 : 0);
  for (let at = name + 1; at < said.length - 1; at++)
    for (const of of ofAt(given, at)) yield { kind: 'object', object, which, name: words.slice(name, at), of };
  if (name < words.length) yield { kind: 'object', object, which, name: words.slice(name) };
}

/** "The withdraw method", "the while condition", "all private fields", "withdraw's body". */
function* nameFirst(given: Said, which: Which, from: number): Generator<Target> {
  const { said, words, within } = given;
  for (let at = from + 1; at < said.length && at <= from + LONGEST_NAME; at++) {
    const object = objectAt(said, at);
    if (!object) continue;
    const name = words.slice(from, at);
    if (name.some(word => /^(the|an?|and)$/i.test(word))) continue;
    const end = at + object.length;
    const ownerKind = objectAt(said, from);
    const base: ObjectTarget = { kind: 'object', object, which: plainly(object, which), name: [] };
    if (end === said.length) {
      const isMany = object.plural && object.name === 'name';
      if (isMany && ownerKind?.length === at - from) continue;
      // "The page key" is one that is called so.
      const isOfText = ownerKind?.kinds[0] === 'file' && ownerKind.name !== 'file';
      if (ownerKind?.length === at - from && !isOfText) for (const of of within(from, at)) yield { ...base, of };
      yield { ...base, name };
      for (const of of within(from, at)) if (of.kind === 'phrase') yield { ...base, of };
    } else {
      for (const of of ofAt(given, end)) yield { ...base, name, of };
      for (const found of holdingAt(given, end, object)) yield { ...base, ...found, name };
      yield* numberedOf(given, { ...base, name }, end);
    }
  }
}

/** "Withdraw's second parameter", "the class's name". */
export function* owned({ said, words, within }: Said): Generator<Target> {
  const at = words.findIndex(word => /.('s|s')$/.test(word));
  if (at < 0 || at + 1 >= said.length) return;
  for (const one of within(at + 1))
    if (one.kind === 'object' && !one.of) for (const of of within(0, at + 1)) yield { ...one, of };
}

/** "Function parameter two". */
function* numberedOf({ said, within }: Said, base: ObjectTarget, at: number): Generator<Target> {
  const number = cardinalAt(said, at);
  if (!number || at + number.length !== said.length) return;
  const which: Which = { kind: 'rank', rank: number.value, count: 1 };
  for (const of of within(0, base.name.length)) yield { ...base, name: [], which, of };
}

/** "Line five", "argument two", "word number two of line five". */
function* ranked(object: ObjectWord, at: number, given: Said): Generator<Target> {
  const { said } = given;
  const from = at + (said[at] === 'number' ? 1 : 0);
  const number = cardinalAt(said, from);
  if (!number) return;
  const end = from + number.length;
  const which: Which = { kind: 'rank', rank: number.value, count: 1 };
  if (end === said.length) yield { kind: 'object', object, which, name: [] };
  for (const of of ofAt(given, end)) yield { kind: 'object', object, which, name: [], of };
}

/** What something is of, or in, from a word on: "of the call", "in line five", "to execute". */
export function* ofAt({ said, within }: Said, at: number): Generator<Target> {
  if (!/^(of|in|inside|within|from|on|to|for|under)$/.test(said[at] ?? '') || at + 1 >= said.length) return;
  for (const target of within(at + 1)) if (target.kind !== 'reach' && target.kind !== 'stretch') yield target;
}

/** Several, said without a number, are all of them. */
function plainly(object: ObjectWord, which: Which): Which {
  return object.plural && which.kind === 'nearest' && object.whole === undefined ? { kind: 'all' } : which;
}

/** What a thing is said to hold, from a word on: "that says return null", "about retries", "for parse". */
function* holdingAt(
  given: Said,
  at: number,
  { kinds }: ObjectWord,
): Generator<Pick<ObjectTarget, 'holding'> & { readonly of?: Target }> {
  const { said } = given;
  const introduction = INTRODUCTIONS.find(phrase => phrase.every((word, index) => said[at + index] === word));
  if (introduction) yield* restOf(given, at + introduction.length);
  else if (/^(over|through)$/.test(said[at] ?? '') && kinds.some(kind => /^(loop|for|while|do)$/.test(kind)))
    yield* restOf(given, at + 1);
  // "The function for that" may be any.
  else if (said[at] === 'for' && !kinds.some(kind => /^(function|method|class|file|line)$/.test(kind)))
    yield* restOf(given, at + 1);
  else if (/^(that|which|who|where)$/.test(said[at] ?? '')) {
    yield* restOf(given, at + 1);
    if (DOING.test(said[at + 1] ?? '')) {
      const isOver = /^(over|for|on|through|if|whether)$/.test(said[at + 2] ?? '');
      yield* restOf(given, at + (isOver ? 3 : 2));
    }
  } else if (/ing$/.test(said[at] ?? '') && DOING.test(said[at] ?? '')) yield* restOf(given, at + 1);
}

function* restOf(
  { said, words, within }: Said,
  from: number,
): Generator<Pick<ObjectTarget, 'holding'> & { readonly of?: Target }> {
  if (from >= said.length) return;
  yield { holding: words.slice(from) };
  for (let at = said.length - 2; at > from; at--)
    if (/^(in|inside|within|of)$/.test(said[at] ?? ''))
      for (const of of within(at + 1)) if (of.kind === 'object') yield { holding: words.slice(from, at), of };
}
