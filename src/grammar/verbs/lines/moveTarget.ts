import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { type Message, message } from '../../../messages/message.ts';
import { SCOPES, type ScopeName } from '../../../syntax/scopeNames.ts';
import { inTextOrder, type Span } from '../../../syntax/scopes.ts';
import { entryOf, isListed, itemAt, withMarker } from '../../places/items.ts';
import { parentOf, siblings } from '../../places/nearest.ts';
import { type Place, type Pointed, pointed } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { hasOwnLines, indentAt, linesOf, nextLine } from '../../places/text/layout.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { isDrawn } from '../changing/tableColumn.ts';
import type { Said } from '../rule.ts';
import { BUMP, MOVE } from '../said/lines.ts';
import { timesIn } from '../times.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { blockOf, pastNeighbours, swapped } from './swapped.ts';

/** So many things beside one are looked at. */
const MOST_NEIGHBOURS = 100;

/** So many things stand around one that begin where it does: `export`, say. */
const DEEPEST = 3;

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
      `${BUMP} ${direction} [<often>]`,
      `${MOVE} <target> ${direction} (a | one) (line | bit | place | spot | step)`,
    ],
    with: (said: Said) => ({
      target: said('target') || 'this line',
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
  // A column stands in pieces.
  if (isDrawn(target, place)) return undefined;
  const whole = withMarker(entryOf(target, place));
  if (direction === 'left' || direction === 'right') return besides(whole, direction, times, place);
  const isLines = /^(line|reach|selection)$/.test(whole.kind) || byLines || !tree;
  if (isLines)
    return (
      pastLine(linesOf(text, whole), direction, times, place) ?? pastLines(linesOf(text, whole), direction, times, text)
    );
  // Past several neighbours of its kind: what lies between goes the other way.
  const { thing, neighbours } = neighboursOf(whole, direction, place);
  if (neighbours.length > 0) return pastNeighbours(thing, neighbours.slice(0, times), place);
  // A word of a line goes nowhere by itself.
  if (whole.kind === 'phrase' && tree.writing && !hasOwnLines(text, whole)) return undefined;
  // Out of its list or block it would be none of it.
  return isScope(whole.kind) && tree.knows(whole.kind)
    ? undefined
    : pastLines(blockOf(whole, place), direction, times, text);
}

/** A line that is an item of a list changes places with the one beside it, and the comma stays where it belongs. */
function pastLine(line: Span, direction: Direction, times: number, place: Place): Outcome | undefined {
  const { text } = place;
  const beside = direction === 'up' ? line.start - 1 : nextLine(text, line.end);
  if (times !== 1 || beside < 0 || beside >= text.length || text.slice(line.start, line.end).includes('\n'))
    return undefined;
  const item = itemOnLine(line, place);
  const other = item && itemOnLine(lineAt(text, beside), place);
  return item && other?.kind === item.kind ? pastNeighbours(item, [other], place) : undefined;
}

/** What is all of a line but for a comma. */
function itemOnLine(line: Span, { text, tree }: Place): Pointed | undefined {
  const at = line.start + indentAt(text, line.start).length;
  for (const kind of ['entry', 'element', 'argument', 'parameter', 'enum member'] as const) {
    const found = tree?.knows(kind) ? tree.scopesAround(kind, at) : [];
    const own = found.find(
      ({ start, end }) => start === at && end <= line.end && /^\s*,?\s*$/.test(text.slice(end, line.end)),
    );
    if (own) return pointed(own, kind, own.removal);
  }
  return undefined;
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

interface Neighbours {
  /** What is moved: with what it is wrapped in, such as an `export`. */
  readonly thing: Pointed;
  /** The nearest first. */
  readonly neighbours: readonly Span[];
}

/** Those of the same kind in front of it or behind it in its list or block; there, whatever else stands on its own lines. */
function neighboursOf(target: Pointed, direction: Direction, place: Place): Neighbours {
  const { tree } = place;
  const { kind } = target;
  if (!tree || !isScope(kind) || !tree.knows(kind)) return { thing: target, neighbours: [] };
  const beside = (some: readonly Span[]) =>
    direction === 'up' || direction === 'left'
      ? some.filter(({ end }) => end <= target.start).reverse()
      : some.filter(({ start }) => start >= target.end);
  // Functions and methods may stand side by side.
  const kinds: readonly (typeof kind)[] = kind === 'function' || kind === 'method' ? ['function', 'method'] : [kind];
  const all = kinds
    .flatMap(one => (tree.knows(one) ? tree.scopes(one) : []))
    .sort(inTextOrder)
    .map(found => withMarker(pointed(found, kind, found.removal)));
  const whole = { ...target, ...declared(target, place) };
  const parent = parentOf(whole, place);
  const own: Span[] = [];
  for (const one of beside(siblings(all, target, place)).slice(0, MOST_NEIGHBOURS)) {
    const other = declared(one, place);
    const { start, end } = parentOf(other, place);
    if (start === parent.start && end === parent.end) own.push(other);
  }
  if (own.length > 0 || (isListed(kind) && kind !== 'assignment')) return { thing: whole, neighbours: own };
  let thing = target;
  for (let level = 0; level < DEEPEST; level++) {
    const around = parentOf(thing, place);
    const parts = tree.partsOf(around);
    if (parts.length > 1) return { thing, neighbours: alike(beside(parts), thing, place) };
    if (lineAt(place.text, around.start).start !== lineAt(place.text, thing.start).start) break;
    thing = { ...thing, start: around.start, end: around.end };
  }
  return { thing: target, neighbours: [] };
}

/** A declaration with what belongs to it, such as its decorators; anything else as it is. */
function declared({ start, end }: Span, { tree }: Place): Span {
  const lines = tree?.lines;
  const around = lines && tree?.enclosing(lines.positionAt(start));
  const range = around?.findLast(
    one => lines && Math.abs(lines.offsetAt(one.range.end) - end) <= 1 && lines.offsetAt(one.nameRange.start) >= start,
  )?.range;
  return range && lines
    ? { start: lines.offsetAt(range.start), end: Math.max(end, lines.offsetAt(range.end)) }
    : { start, end };
}

/** The first of some that stand as a thing does. */
function alike(some: readonly Span[], thing: Span, place: Place): readonly Span[] {
  const found: Span[] = [];
  for (const one of some) {
    if (found.length === MOST_NEIGHBOURS) break;
    if (isAlike(one, thing, place)) found.push(one);
  }
  return found;
}

/** Whether two things have their lines for themselves, at the same indentation. */
function isAlike(one: Span, other: Span, place: Place): boolean {
  const { text } = place;
  const areLines = itemAt(one, place).isUpright && itemAt(other, place).isUpright;
  return areLines && indentAt(text, one.start) === indentAt(text, other.start);
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
