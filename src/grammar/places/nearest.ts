import type { Span } from '../../syntax/scopes.ts';
import { withMarker } from './items.ts';
import type { Place, Pointed } from './place.ts';
import { lineAt } from './text/units.ts';

/** So much white space there may be around a thing, in UTF-16 units. */
const WHITE = 1_000;

/**
 * The one that is meant when nothing else is said: in the smallest piece of syntax around the cursor that has any, the
 * innermost around the cursor, else the first after it, else the last before it.
 */
export function near<T extends Span>(found: readonly T[], cursor: number, around: readonly Span[]): T | undefined {
  for (const piece of around) {
    const chosen = nearest(inside(found, piece), cursor);
    if (chosen) return chosen;
  }
  return undefined;
}

/** The innermost of those around an offset. */
export function innermost<T extends Span>(spans: readonly T[], offset: number): T | undefined {
  let found: T | undefined;
  for (const span of spans) {
    if (span.start > offset || offset > span.end) continue;
    if (!found || span.end - span.start <= found.end - found.start) found = span;
  }
  return found;
}

/**
 * The one that is the innermost around an offset, itself or by its owner: with the cursor in a function's name, its
 * parameters are meant. Of those with the same owner, the nearest. Else the one that `near` would choose.
 */
export function nearOwner<T extends Span & { readonly owner: Span }>(
  found: readonly T[],
  cursor: number,
  around: readonly Span[],
): T | undefined {
  let best: T | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const one of found) {
    const span = [one, one.owner].find(({ start, end }) => start <= cursor && cursor <= end);
    if (!span) continue;
    const length = span.end - span.start;
    if (length < least || (length === least && best !== undefined && best.end < cursor)) {
      best = one;
      least = length;
    }
  }
  return best ?? near(found, cursor, around);
}

/** The innermost around the cursor, else the first after it, else the last before it. */
export function nearest<T extends Span>(spans: readonly T[], cursor: number): T | undefined {
  return innermost(spans, cursor) ?? spans.find(({ start }) => start > cursor) ?? lastBefore(spans, cursor);
}

/** The last that ends before the cursor, and none that stands in it: as behind the cursor the first is. */
function lastBefore<T extends Span>(spans: readonly T[], cursor: number): T | undefined {
  const before = spans.filter(({ end }) => end < cursor);
  const last = before.at(-1);
  return last && before.find(({ start, end }) => start <= last.start && end >= last.end);
}

/** Those that stand in the same list or block: what is nested in them, or holds them, does not count. */
export function siblings(found: readonly Pointed[], one: Pointed, place: Place): readonly Pointed[] {
  if (!place.tree) return found;
  const parent = one.kind === 'if' ? aroundBranches(one, place) : parentOf(withMarker(one), place);
  const wholes = new Map(found.map(other => [withMarker(other), other]));
  return outermost(inside([...wholes.keys()], parent)).map(other => wholes.get(other) ?? other);
}

/** What an `if` stands in, with all of its branches. */
function aroundBranches(one: Span, place: Place): Span {
  const parent = parentOf(one, place);
  if (parent.start !== one.start) return parent;
  const outer = place.tree?.around(one.start).find(({ start, end }) => start < one.start && end >= parent.end);
  return outer ?? parent;
}

/** What a thing stands in. White space around it is none, nor the sign that it ends with. */
export function parentOf({ start, end }: Span, { text, tree }: Pick<Place, 'text' | 'tree'>): Span {
  const isMore = (from: number, to: number) =>
    to > from && /[^\s;,]/.test(text.slice(from, Math.min(to, from + WHITE)));
  return (
    tree
      ?.around(start)
      .find(
        piece => piece.start <= start && piece.end >= end && (isMore(piece.start, start) || isMore(end, piece.end)),
      ) ?? { start: 0, end: text.length }
  );
}

/** Those that stand in no other. They come in the order of the text, outer before inner. */
export function outermost<T extends Span>(spans: readonly T[]): readonly T[] {
  let widest: Span | undefined;
  return spans.filter(({ start, end }) => {
    const isNested = widest !== undefined && widest.end >= end && widest.end - widest.start > end - start;
    if (!widest || end > widest.end) widest = { start, end };
    return !isNested;
  });
}

/** Those that are whole in a piece of the text. They come in its order. */
function inside<T extends Span>(spans: readonly T[], piece: Span): readonly T[] {
  let from = 0;
  for (let to = spans.length; from < to; ) {
    const middle = (from + to) >> 1;
    if ((spans[middle] as T).start < piece.start) from = middle + 1;
    else to = middle;
  }
  const found: T[] = [];
  for (let at = from; at < spans.length && (spans[at] as T).start <= piece.end; at++)
    if ((spans[at] as T).end <= piece.end) found.push(spans[at] as T);
  return found;
}

export function ranked<T>(items: readonly T[], rank: number, count: number): readonly T[] {
  const from = rank > 0 ? rank - 1 : items.length + rank;
  return from < 0 || from + count > items.length ? [] : items.slice(from, from + count);
}

/** Whether some are methods that all stand in something else than where someone is. */
export function isApart(found: readonly Pointed[], { tree, text, cursor }: Place): boolean {
  if (found.length === 0 || !found.every(({ start, kind }) => kind === 'function' && lineAt(text, start).start < start))
    return false;
  const around = (tree?.around(cursor) ?? []).filter(({ start, end }) => text.slice(start, end).trim() !== text.trim());
  return !around.some(piece => found.some(one => piece.start <= one.start && one.end <= piece.end));
}
