import { cardinalAt, ordinalAt } from '../../english/numbers.ts';
import { ALSO_NAMES } from './kinds.ts';
import { objectAt } from './objects.ts';
import { halfAt } from './pairs.ts';
import { lineHere, type Said, type Target, wholeFile } from './saidTarget.ts';
import { NEAREST, whichAt } from './which.ts';

/** What is called so has no more words. */
const LONGEST_NAME = 4;

/** "The console log", "the second button": things by their names alone. */
export function* called({ said, words, within }: Said): Generator<Target> {
  const number = /^(?:step|item|bullet|point|task|job|card)$/.test(said[0] ?? '') ? cardinalAt(said, 1) : undefined;
  if (number && number.length + 1 === said.length)
    yield { kind: 'called', name: words.slice(0, 1), which: { kind: 'rank', rank: number.value, count: 1 } };
  const { which, length, isDetermined } = whichAt(said, 0);
  if (!isDetermined || which.kind === 'next' || which.kind === 'previous') return;
  const name = words.slice(length);
  if (name.length <= LONGEST_NAME) yield { kind: 'called', name, which };
  const known = knownAs(name);
  if (known) yield { kind: 'called', name: known, which };
  for (let at = length + 1; at < said.length - 1 && at <= length + LONGEST_NAME; at++)
    if (/^(of|in|inside|within|from|on|under)$/.test(said[at] ?? ''))
      for (const of of within(at + 1))
        if (of.kind !== 'phrase') yield { kind: 'called', name: words.slice(length, at), which, of };
}

/** "The step named install" is the install step, "the first sensor, the wind one" the first wind sensor. */
function knownAs(name: readonly string[]): readonly string[] | undefined {
  const said = name.map(word => word.toLowerCase());
  const at = said.findIndex(word => /^(called|named|labelled|labeled)$/.test(word));
  if (at > 0 && at + 1 < name.length) return [...name.slice(at + 1), ...name.slice(0, at)];
  const article = said.indexOf('the', 1);
  const isOne = article > 0 && said.at(-1) === 'one' && article + 2 < name.length;
  return isOne ? [...name.slice(article + 1, -1), ...name.slice(0, article)] : undefined;
}

/** "The item" where a variable is called so. */
export function* plainNames({ said, words }: Said): Generator<Target> {
  const isThe = said[0] === 'the' && said.length === 2;
  if (isThe && ALSO_NAMES.has(said[1] ?? ''))
    yield { kind: 'phrase', words: words.slice(1), which: NEAREST, isWhole: true, isAtHand: true };
}

/** Words of the text: "foo bar", "the second comma", "the phrase if", "total in line five". */
export function* phrases({ said, words, within }: Said): Generator<Target> {
  const { which, length } = whichAt(said, 0);
  const isExplicit = /^(phrase|text|occurrence|instance)$/.test(said[length] ?? '') || undefined;
  const start = length + (isExplicit ? (/^(of|for)$/.test(said[length + 1] ?? '') ? 2 : 1) : 0);
  // Where nobody says that it is a phrase, a thing that is not there is no part of a name that has its letters.
  const isWhole = !isExplicit && objectAt(said, start)?.length === said.length - start;
  const half = halfAt(said, start);
  // "The last change" may be a name of its own.
  const article = /^(the|a|an|this|that|my)$/.test(said[0] ?? '') ? 1 : 0;
  if (which.kind !== 'nearest' && !isExplicit && words.length - article > 1)
    yield { kind: 'phrase', words: words.slice(article), which: NEAREST, isWhole: true };
  if (half && start + half.length === said.length)
    yield { kind: 'phrase', words: [half.sign], which, isWhole: false, isExplicit: true };
  if (start < words.length)
    yield { kind: 'phrase', words: words.slice(start), which, isWhole, ...(isExplicit && { isExplicit }) };
  // What sounds like "the next" may be the name itself.
  if (length > 0 && !isExplicit) yield { kind: 'phrase', words, which: NEAREST, isWhole };
  for (let at = said.length - 2; at > start; at--) {
    if (!/^(of|in|inside|within|from|on)$/.test(said[at] ?? '')) continue;
    const sign = half?.length === at - start ? [half.sign] : words.slice(start, at);
    for (const of of within(at + 1))
      if (of.kind !== 'reach' && of.kind !== 'stretch')
        yield {
          ...{ kind: 'phrase', words: sign, isWhole, of, ...(isExplicit && { isExplicit }) },
          which: half && which.kind === 'nearest' ? { kind: 'rank', rank: half.isOpening ? 1 : -1, count: 1 } : which,
        };
  }
}

/** "The semicolon at the end", "the return at the end of the function", "the import at the top". */
export function* placed({ said, within }: Said): Generator<Target> {
  const at = said.lastIndexOf('at');
  if (at < 1) return;
  let edge = at + 1;
  while (/^(the|very)$/.test(said[edge] ?? '')) edge++;
  const isStart = /^(start|beginning|top|front)$/.test(said[edge] ?? '');
  if (!isStart && !/^(end|bottom|back)$/.test(said[edge] ?? '')) return;
  const hasOf = /^(of|in)$/.test(said[edge + 1] ?? '');
  if (!hasOf && edge + 1 < said.length) return;
  const which = { kind: 'rank', rank: isStart ? 1 : -1, count: 1 } as const;
  for (const one of within(0, at)) {
    if (one.kind !== 'object' && one.kind !== 'phrase') continue;
    const around = hasOf ? within(edge + 2) : one.kind === 'phrase' ? [lineHere] : [functionHere, wholeFile];
    for (const of of around) yield { ...one, which, of };
  }
}

/** "This line and the next one", "the first parameter and the third", "the if and the loop". */
export function* both({ said, words, within, reread }: Said): Generator<Target> {
  for (let at = 1; at < said.length - 1; at++) {
    if (said[at] !== 'and') continue;
    for (const one of ranksAlone(said.slice(0, at)) ? sharing({ said, words, within, reread }, at) : within(0, at)) {
      if (one.kind !== 'object' && one.kind !== 'called' && one.kind !== 'beside') continue;
      const kind = one.kind === 'called' ? undefined : one.object.name;
      for (const other of reread(completed(words.slice(at + 1), kind)))
        if (other.kind === one.kind || other.kind === 'object' || other.kind === 'beside')
          yield { kind: 'both', targets: [one, other] };
    }
  }
}

/** "The first and the third": the kind is said behind the last of them. */
function ranksAlone(said: readonly string[]): boolean {
  const rank = said[0] === 'the' ? 1 : 0;
  return said.length === rank + 1 && (ordinalAt(said, rank) !== undefined || said[rank] === 'last');
}

function* sharing({ words, reread }: Said, at: number): Generator<Target> {
  for (const other of reread(words.slice(at + 1)))
    if (other.kind === 'object' && other.object.name !== undefined && other.which.kind === 'rank')
      for (const one of reread([...words.slice(0, at), ...other.object.name.split(' ')]))
        yield one.kind === 'object' && other.of ? { ...one, of: other.of } : one;
}

/** "The next one" after "this line" is "the next line", "the third" after "the first parameter" the third of them. */
function completed(words: readonly string[], kind: string | undefined): readonly string[] {
  const last = words.at(-1)?.toLowerCase() ?? '';
  if (kind === undefined) return words;
  if (last === 'one' || last === 'ones') return [...words.slice(0, -1), ...kind.split(' ')];
  return ordinalAt([last], 0) || /^(next|previous|last)$/.test(last) ? [...words, ...kind.split(' ')] : words;
}

const functionHere: Target = {
  kind: 'object',
  object: { kinds: ['function', 'method'], plural: false, whole: undefined, length: 1 },
  which: NEAREST,
  name: [],
};
