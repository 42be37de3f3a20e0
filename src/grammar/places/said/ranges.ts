import { cardinalAt } from '../../english/numbers.ts';
import { objectAt } from './objects.ts';
import { lineHere, type Said, type Target } from './saidTarget.ts';

/** What leads to the end of a range, and whether that is part of it. */
const LEADS: readonly { readonly words: readonly string[]; readonly isThrough?: true }[] = [
  ...['all the way up to', 'all the way down to', 'all the way to', 'up until', 'up to', 'down to', 'right up to'],
  ...['to', 'until', 'till', 'til'],
].map(phrase => ({ words: phrase.split(' ') }));
const THROUGH: typeof LEADS = [
  ...['all the way through', 'up to and including', 'to and including', 'through to', 'through', 'thru'],
].map(phrase => ({ words: phrase.split(' '), isThrough: true }));

const FROM_HERE = /^(here|this|the cursor|my cursor|cursor|where i am|this point|the current position)$/;

/** "Up to the semicolon", "from here to the return", "rest of the line", "everything after the equals sign". */
export function* ranges(given: Said): Generator<Target> {
  const { said, within } = given;
  yield* rests(given);
  const from = /^(everything|all|anything|all the code|the code|code|the text|text|stuff)$/;
  const everything = [3, 2, 1].find(length => from.test(said.slice(0, length).join(' '))) ?? 0;
  if (everything > 0) yield* sides(given, everything);
  const lead = leadAt(said, everything);
  if (lead && everything + lead.length < said.length) {
    for (const to of within(everything + lead.length)) yield { kind: 'reach', to, ...lead.isThrough };
    return;
  }
  const numbered = numberedAt(said);
  if (numbered) yield numbered;
  if (said[everything] === 'from' || said[everything] === 'between') yield* stretches(given, everything);
}

/** "Rest of the line", "the rest of this function", "the remainder". */
function* rests({ said, within }: Said): Generator<Target> {
  let at = said[0] === 'the' ? 1 : 0;
  if (!/^(rest|remainder|remaining)$/.test(said[at++] ?? '')) return;
  if (said[at] === 'of') at++;
  if (at >= said.length) yield { kind: 'reach', to: { kind: 'edge', edge: 'end', of: lineHere } };
  else for (const of of within(at)) yield { kind: 'reach', to: { kind: 'edge', edge: 'end', of } };
}

/** "Everything after the equals sign", "everything before the colon on line three". */
function* sides({ said, within }: Said, at: number): Generator<Target> {
  const side = /^(after|behind|following|past)$/.test(said[at] ?? '')
    ? 'after'
    : /^(before|preceding)$/.test(said[at] ?? '')
      ? 'before'
      : undefined;
  if (!side) return;
  for (const to of within(at + 1)) {
    const of = (to.kind === 'phrase' || to.kind === 'object') && to.of ? to.of : lineHere;
    yield { kind: 'side', side, to, of };
  }
}

function* stretches({ said, within }: Said, at: number): Generator<Target> {
  const isBetween = said[at] === 'between';
  for (let to = at + 2; to < said.length - 1; to++) {
    const lead = isBetween ? (said[to] === 'and' ? { length: 1, isThrough: {} } : undefined) : leadAt(said, to);
    if (!lead || to + lead.length >= said.length) continue;
    const isHere = FROM_HERE.test(said.slice(at + 1, to).join(' '));
    if (isHere) for (const end of within(to + lead.length)) yield { kind: 'reach', to: end, ...lead.isThrough };
    else
      for (const from of within(at + 1, to))
        for (const end of within(to + lead.length)) yield { kind: 'stretch', from, to: end };
  }
}

function leadAt(
  said: readonly string[],
  at: number,
): { readonly length: number; readonly isThrough: { readonly isThrough?: true } } | undefined {
  for (const { words, isThrough } of [...THROUGH, ...LEADS])
    if (words.every((word, index) => said[at + index] === word))
      return { length: words.length, isThrough: isThrough ? { isThrough } : {} };
  return undefined;
}

/** "Lines four to nine", "line four through line nine", "the lines from one to three". */
function numberedAt(said: readonly string[]): Target | undefined {
  const start = (said[0] === 'from' ? 1 : 0) + (/^(the|these)$/.test(said[said[0] === 'from' ? 1 : 0] ?? '') ? 1 : 0);
  const object = objectAt(said, start);
  if (!object) return undefined;
  const behind = start + object.length;
  const from = behind + (/^(from|between|number|numbers)$/.test(said[behind] ?? '') ? 1 : 0);
  const first = cardinalAt(said, from);
  const joint = from + (first?.length ?? 0);
  if (!first || !/^(to|through|until|till|thru|and|minus|dash|-)$/.test(said[joint] ?? '')) return undefined;
  const isAgain = said[joint + 1]?.replace(/s$/, '') === said[behind - 1]?.replace(/s$/, '');
  const last = cardinalAt(said, joint + 1 + (isAgain ? 1 : 0));
  const end = joint + 1 + (isAgain ? 1 : 0) + (last?.length ?? 0);
  const isWhole = last && end === said.length && last.value >= first.value;
  return isWhole ? { kind: 'numbered', object, first: first.value, last: last.value } : undefined;
}
