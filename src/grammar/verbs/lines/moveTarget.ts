import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { type Message, message } from '../../../messages/message.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { hasOwnLines, linesOf, nextLine } from '../../places/text/layout.ts';
import { caret, type Outcome, type SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import type { Said } from '../rule.ts';
import { MOVE } from '../said/synonyms.ts';
import { timesIn } from '../times.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';

const DIRECTIONS = ['up', 'down', 'left', 'right'] as const;

type Direction = (typeof DIRECTIONS)[number];

const HELP: Readonly<Record<Direction, Message>> = {
  up: message('help.move-up'),
  down: message('help.move-down'),
  left: message('help.move-left'),
  right: message('help.move-right'),
};

export const moveTarget = defineVerb({
  name: 'move_target',
  description: 'Moves lines or items past their neighbours.',
  risk: 'edits',
  input: z.strictObject({
    target,
    direction: z.enum(DIRECTIONS),
    times: described(z.string(), 'How often; empty for once.'),
    by_lines: described(z.boolean(), 'Past so many lines instead of neighbours of its kind.'),
  }),
  group: 'edit',
  said: DIRECTIONS.map(direction => ({
    say: [
      `(shift | move) <target> ${direction}`,
      `(shift | move) <target> ${direction} <often>`,
      `(shift | move) <target> ${direction} <lines> (line | lines)`,
    ],
    also: [
      `${MOVE} <target> ${direction} [<often>]`,
      `${MOVE} <target> ${direction} [by] <lines> [line | lines]`,
      `${MOVE} <target> ${direction} (a | one) (line | bit | place | spot | step)`,
    ],
    with: (said: Said) => ({
      target: said('target'),
      direction,
      times: said('often') || said('lines'),
      by_lines: said('lines') !== '',
    }),
    help: HELP[direction],
  })),
  plan(given, place) {
    const [found] = stretches(wordsIn(given.target), place);
    const times = timesIn(given.times);
    return found && times > 0 ? shifted(found, given.direction, times, given.by_lines, place) : undefined;
  },
});

/** What stands on lines, as whole lines with what belongs to it; anything else as it is. */
function blockOf(target: Span, text: string): Span {
  return hasOwnLines(text, target) || target.start === target.end ? linesOf(text, target) : target;
}

/** Moves lines or items past their neighbours: `times` of them, or so many lines. The cursor ends behind. */
function shifted(
  target: Pointed,
  direction: Direction,
  times: number,
  byLines: boolean,
  place: Place,
): Outcome | undefined {
  const { text, tree } = place;
  if (direction === 'left' || direction === 'right')
    // A line has nobody beside it: it is indented.
    return target.kind === 'line' ? undefined : besides(target, direction, times, place);
  const isLines = target.kind === 'line' || target.kind === 'reach' || target.kind === 'selection' || byLines || !tree;
  const own = isLines ? linesOf(text, target) : blockOf(target, text);
  if (isLines) return pastLines(own, direction, times, text);
  // Past several neighbours of its kind: what lies between goes the other way.
  const neighbours = siblings(target, direction, place).slice(0, times);
  const [near] = neighbours;
  const far = neighbours.at(-1);
  if (!near || !far) return pastLines(own, direction, times, text);
  const [first, last] = direction === 'up' ? [far, near] : [near, far];
  return swapped(own, { start: blockOf(first, text).start, end: blockOf(last, text).end }, text);
}

function pastLines(lines: Span, direction: Direction, times: number, text: string): Outcome | undefined {
  let other: Span;
  if (direction === 'down') {
    let end = lines.end;
    for (let time = 0; time < times; time++) {
      const next = nextLine(text, end);
      if (next <= end || next >= text.length) break;
      end = lineAt(text, next).end;
    }
    if (end === lines.end) return undefined;
    other = { start: nextLine(text, lines.end), end };
  } else {
    let { start } = lines;
    for (let time = 0; time < times && start > 0; time++) start = lineAt(text, start - 1).start;
    if (start === lines.start) return undefined;
    other = { start, end: lineAt(text, lines.start - 1).end };
  }
  return swapped(lines, other, text);
}

/** Two stretches change places; the cursor ends behind the first one. */
function swapped(one: Span, other: Span, text: string): Outcome {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const edits: SpanEdit[] = [
    { ...first, text: text.slice(second.start, second.end) },
    { ...second, text: text.slice(first.start, first.end) },
  ];
  const length = one.end - one.start;
  const between = second.start - first.end;
  const end = one === first ? first.start + (second.end - second.start) + between + length : first.start + length;
  return { edits, selections: [caret(end)] };
}

/** Those of the same kind in front of it or behind it, the nearest first. */
function siblings(target: Pointed, direction: Direction, { tree }: Place): readonly Span[] {
  if (!tree || target.kind === 'phrase' || target.kind === 'edge' || !tree.knows(target.kind as never)) return [];
  const all = tree.scopes(target.kind as never);
  return direction === 'up' || direction === 'left'
    ? all.filter(({ end }) => end <= target.start).reverse()
    : all.filter(({ start }) => start >= target.end);
}

/** An item, or several, past its neighbours in a list; or a word past the next. */
function besides(target: Pointed, direction: 'left' | 'right', times: number, place: Place): Outcome | undefined {
  const { tree, text } = place;
  const around = tree?.around(target.start).find(({ start, end }) => start < target.start && end > target.end);
  const parts = around && tree ? tree.partsOf(around) : [];
  const first = parts.findIndex(({ start }) => start === target.start);
  const last = parts.findIndex(({ end }) => end === target.end);
  if (first < 0 || last < 0) return undefined;
  const to = direction === 'left' ? Math.max(0, first - times) : Math.min(parts.length - 1, last + times);
  if (direction === 'left' ? to === first : to === last) return undefined;
  const other =
    direction === 'left'
      ? { start: (parts[to] as Span).start, end: (parts[first - 1] as Span).end }
      : { start: (parts[last + 1] as Span).start, end: (parts[to] as Span).end };
  return swapped(target, other, text);
}
