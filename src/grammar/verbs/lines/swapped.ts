import type { Span } from '../../../syntax/scopes.ts';
import { withDecorators } from '../../places/decorated.ts';
import { type Item, isListed, itemAt, linesAbove } from '../../places/items.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { hasOwnLines, linesOf } from '../../places/text/layout.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';

/** A thing that is moved or copied, with what goes with it. */
export interface Block extends Span {
  /** How it stands in its list; undefined where it is only a stretch of text. */
  readonly item: Item | undefined;
}

/** What has its lines for itself goes as whole lines, with its comments; anything else as it is. */
export function blockOf(said: Pointed, place: Place): Block {
  const { text } = place;
  const target = withDecorators(said, place);
  if (target.start === target.end) return { ...linesOf(text, target), item: undefined };
  const item = itemAt(target, place);
  if (item.isUpright)
    return { start: linesAbove(place, lineAt(text, item.start).start), end: lineAt(text, item.tail).end, item };
  return hasOwnLines(text, target)
    ? { ...linesOf(text, target), item: undefined }
    : { start: target.start, end: target.end, item: undefined };
}

/**
 * A thing and its neighbours change places: of those, the nearest comes first. Separators stay where they were. The
 * cursor ends behind the thing.
 */
export function pastNeighbours(target: Pointed, neighbours: readonly Span[], place: Place): Outcome | undefined {
  const [near] = neighbours;
  const far = neighbours.at(-1);
  if (!near || !far) return undefined;
  const { text } = place;
  const isUp = near.start < target.start;
  const blocks = [target, near, far].map(span => blockOf({ ...target, ...bare(span) }, place));
  const areLines = blocks.every(({ item }) => item !== undefined);
  // What stands beside others on a line changes places by itself.
  const [own, first, last] = (
    areLines || isWhole(blocks, text) ? blocks : [target, near, far].map(span => ({ ...bare(span), item: undefined }))
  ) as [Block, Block, Block];
  const other: Span = isUp ? { start: last.start, end: first.end } : { start: first.start, end: last.end };
  if (other.start < own.end && own.start < other.end) return undefined;
  const end = isUp ? own.item : last.item;
  const before = isUp ? first.item : own.item;
  // A semicolon goes with its statement; what stands in a list is separated as its place is.
  if (!end || !before || !(isListed(target.kind) || before.separator === ',')) return swapped(own, other, text);
  const texts = [
    withSeparator(own, own.item, isUp ? before.separator : end.separator, text),
    isUp
      ? text.slice(other.start, first.start) + withSeparator(first, first.item, end.separator, text)
      : text.slice(other.start, last.start) + withSeparator(last, last.item, before.separator, text),
  ] as const;
  return swapped(own, other, text, neighbours.length === 1 ? withNumbers(texts) : texts);
}

/** The numbers of a list stay where they were, as its separators do. */
function withNumbers([own, other]: readonly [string, string]): readonly [string, string] {
  const [first, second] = [own, other].map(one => /^\s*(\d+)(?=[.)] )/.exec(one)?.[1]);
  if (first === undefined || second === undefined) return [own, other];
  return [own.replace(first, second), other.replace(second, first)];
}

function bare({ start, end }: Span): Span {
  return { start, end };
}

function isWhole(blocks: readonly Span[], text: string): boolean {
  return blocks.every(({ start, end }) => lineAt(text, start).start === start && lineAt(text, end).end === end);
}

/** The text of a block with this behind its thing: a comma, a semicolon or nothing. */
export function withSeparator({ start, end }: Span, item: Item | undefined, separator: string, text: string): string {
  if (!item || separator === item.separator) return text.slice(start, end);
  const rest = item.separated === undefined ? item.end : item.separated;
  const own = item.separated === undefined ? item.end : item.separated - 1;
  return text.slice(start, own) + separator + text.slice(rest, end);
}

/** Two stretches change places, with other texts if they are given; the cursor ends behind the first one. */
export function swapped(
  one: Span,
  other: Span,
  text: string,
  [own, others]: readonly [own: string, others: string] = [
    text.slice(one.start, one.end),
    text.slice(other.start, other.end),
  ],
): Outcome {
  const isFirst = one.start < other.start;
  const [first, second] = isFirst ? [one, other] : [other, one];
  const edits = [
    { start: first.start, end: first.end, text: isFirst ? others : own },
    { start: second.start, end: second.end, text: isFirst ? own : others },
  ];
  const end = isFirst
    ? first.start + others.length + (second.start - first.end) + own.length
    : first.start + own.length;
  return { edits, selections: [caret(end)] };
}
