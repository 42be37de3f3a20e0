import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { type Message, message } from '../../../messages/message.ts';
import { SCOPES, type ScopeName } from '../../../syntax/scopeNames.ts';
import type { Span } from '../../../syntax/scopes.ts';
import { entryOf, isListed, withMarker } from '../../places/items.ts';
import { siblings } from '../../places/nearest.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { linesOf, nextLine } from '../../places/text/layout.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import type { Said } from '../rule.ts';
import { MOVE } from '../said/synonyms.ts';
import { timesIn } from '../times.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { blockOf, pastNeighbours, swapped } from './swapped.ts';

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

/** Moves lines or items past their neighbours: `times` of them, or so many lines. The cursor ends behind. */
function shifted(
  target: Pointed,
  direction: Direction,
  times: number,
  byLines: boolean,
  place: Place,
): Outcome | undefined {
  const { text, tree } = place;
  const whole = withMarker(entryOf(target, place));
  if (direction === 'left' || direction === 'right') return besides(whole, direction, times, place);
  const isLines = /^(line|reach|selection)$/.test(whole.kind) || byLines || !tree;
  if (isLines) return pastLines(linesOf(text, whole), direction, times, text);
  // Past several neighbours of its kind: what lies between goes the other way.
  const neighbours = neighboursOf(whole, direction, place).slice(0, times);
  if (neighbours.length > 0) return pastNeighbours(whole, neighbours, place);
  // Out of its list it would be none of it; some assignments are statements.
  return isListed(whole.kind) && whole.kind !== 'assignment'
    ? undefined
    : pastLines(blockOf(whole, place), direction, times, text);
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

/** Those of the same kind in front of it or behind it, the nearest first; of its own list, where there are any. */
function neighboursOf(target: Pointed, direction: Direction, place: Place): readonly Span[] {
  const { tree } = place;
  const { kind } = target;
  if (!tree || !isScope(kind) || !tree.knows(kind)) return [];
  const all = tree.scopes(kind).map(found => withMarker(pointed(found, kind, found.removal)));
  const own = siblings(all, target, place);
  const beside = (some: readonly Span[]) =>
    direction === 'up' || direction === 'left'
      ? some.filter(({ end }) => end <= target.start).reverse()
      : some.filter(({ start }) => start >= target.end);
  const near = beside(own);
  return near.length > 0 || (isListed(kind) && kind !== 'assignment') ? near : beside(all);
}

function isScope(kind: Pointed['kind']): kind is ScopeName {
  return (SCOPES as readonly string[]).includes(kind);
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
