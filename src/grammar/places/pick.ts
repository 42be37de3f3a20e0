import type { Span } from '../../syntax/scopes.ts';
import { isListed, withMarker } from './items.ts';
import { innermost, near, ranked, siblings } from './nearest.ts';
import { type Place, type Pointed, pointed } from './place.ts';
import type { Which } from './said/which.ts';
import { lineAt } from './text/units.ts';

/** What stands side by side without being an item. */
const ALONGSIDE = /^(attribute|case|tag)$/;

/** Those of some that are meant, which stand in order; several in a row as one stretch, but for "all". */
export function pick(
  found: readonly Pointed[],
  which: Which,
  place: Place,
  around: readonly Span[],
): readonly Pointed[] {
  const { cursor } = place;
  switch (which.kind) {
    case 'each':
      return found;
    case 'all': {
      const here = near(found, cursor, around);
      const group = here ? siblings(found, here, place) : [];
      if (which.count !== undefined) return [group, found].find(some => some.length === which.count) ?? [];
      // All items are those of the list that one is in, as one stretch.
      return here && isInList(here.kind) ? joined(group, here.kind) : found;
    }
    case 'nearest': {
      // The rule or function that one is in, and none in it.
      const own = which.isThis && HOLDING.test(found[0]?.kind ?? '') ? innermost(found, cursor) : undefined;
      if (own) return [own];
      const here = near(found, cursor, withLine(around, place));
      return here ? [here] : [];
    }
    case 'outer':
    case 'inner':
      return leveled(found, which.kind, cursor);
    case 'other': {
      const here = innermost(found, cursor);
      const group = here && siblings(found, here, place);
      return group?.length === 2 ? group.filter(one => one !== here) : [];
    }
    case 'count': {
      const here = near(found, cursor, around);
      if (!here) return [];
      const group = siblings(found, here, place);
      // "The two parameters" are all there are; else it is so many from here on, if there are as many.
      const from = group.length === which.count ? 0 : group.findIndex(({ start }) => start >= here.start);
      const some = from < 0 ? [] : group.slice(from, from + which.count);
      return some.length === which.count ? joined(some, here.kind) : [];
    }
    case 'next': {
      const after = found.filter(
        ({ start }) => start > place.selection.end || (start === place.selection.end && start > cursor),
      );
      return joined(after.slice(which.rank - 1, which.rank - 1 + which.count), found[0]?.kind ?? 'phrase');
    }
    case 'previous': {
      const before = found.filter(({ end }) => end < place.selection.start);
      const end = before.length - which.rank + 1;
      return joined(before.slice(Math.max(0, end - which.count), Math.max(0, end)), found[0]?.kind ?? 'phrase');
    }
    case 'rank': {
      const isItem = isInList(found[0]?.kind ?? '');
      const here = near(found, cursor, isItem ? withLine(around, place) : around);
      if (!here) return [];
      const all = siblings(found, here, place);
      const group = all.length === 1 && !isItem ? inFunction(found, here, place) : all;
      const wanted = ranked(group, which.rank, which.count);
      // Counting ends where the list ends.
      if (wanted.length > 0 || isInList(here.kind)) return joined(wanted, here.kind);
      return joined(ranked(found, which.rank, which.count), here.kind);
    }
  }
}

const HOLDING = /^(?:function|method|initializer|class|struct|interface|ruleset)$/;

/** Of what its block has one of, "the last" is that of the function. */
function inFunction(found: readonly Pointed[], here: Pointed, { tree, cursor }: Place): readonly Pointed[] {
  if (!/^(?:return|throw|call|string|comment)$/.test(here.kind) || !tree) return [here];
  const around = innermost(
    (['function', 'method', 'initializer'] as const).flatMap(kind =>
      tree.knows(kind) ? tree.scopesAround(kind, cursor) : [],
    ),
    cursor,
  );
  return around ? found.filter(one => one.start >= around.start && one.end <= around.end) : [here];
}

/** The pieces around the cursor, the smallest first, with its line among them: what stands on it is before the eyes. */
export function withLine(pieces: readonly Span[], { text, cursor }: Pick<Place, 'text' | 'cursor'>): readonly Span[] {
  const line = lineAt(text, cursor);
  const at = pieces.findIndex(({ start, end }) => start < line.start || end > line.end);
  return at < 0 ? pieces : [...pieces.slice(0, at), line, ...pieces.slice(at)];
}

/** Several that are meant as one stretch: "next two words". */
export function joined(
  spans: readonly (Span & { readonly removal?: Span | undefined })[],
  kind: Pointed['kind'],
): readonly Pointed[] {
  const [only] = spans;
  if (spans.length === 1 && only) return [pointed(only, kind, only.removal)];
  const [first, last] = [spans[0], spans.at(-1)].map(
    span => span && withMarker({ kind, ...span, removal: span.removal }),
  );
  if (!first || !last) return [];
  return [pointed({ start: first.start, end: last.end }, kind)];
}

/** Whether such things stand side by side in something, and are counted there. */
export function isInList(kind: string): boolean {
  return isListed(kind) || ALONGSIDE.test(kind);
}

/** Of those around the cursor the second one from within, or the innermost; where there is one, what it is in or has. */
function leveled(found: readonly Pointed[], level: 'outer' | 'inner', cursor: number): readonly Pointed[] {
  const around = found
    .filter(({ start, end }) => start <= cursor && cursor <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const [here, next] = around;
  if (!here) return [];
  const inside = found.filter(one => one !== here && one.start >= here.start && one.end <= here.end);
  if (level === 'inner') return inside.length > 0 ? inside.slice(-1) : next ? [here] : [];
  return next ? [next] : inside.length > 0 ? [here] : [];
}
