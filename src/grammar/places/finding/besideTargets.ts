import type { ScopeName } from '../../../syntax/scopeNames.ts';
import { inTextOrder, type Span } from '../../../syntax/scopes.ts';
import { innermost, outermost } from '../nearest.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import { isUnit, type Kind } from '../said/kinds.ts';
import { linesOf } from '../text/layout.ts';
import { unitsFrom } from '../text/units.ts';

/** The one so many before or behind a stretch, or what of its kind the cursor is in. */
export function pointedBeside(
  kinds: readonly Kind[],
  side: 'before' | 'after',
  rank: number,
  of: Span | undefined,
  place: Place,
): readonly Pointed[] {
  for (const kind of kinds) {
    const found = isUnit(kind) ? unitBeside(kind, side, rank, of, place) : structureBeside(kind, side, rank, of, place);
    if (found) return [found];
  }
  return [];
}

function unitBeside(
  kind: Parameters<typeof unitsFrom>[2],
  side: 'before' | 'after',
  rank: number,
  of: Span | undefined,
  { text, selection }: Place,
): Pointed | undefined {
  const base = /line$/.test(kind) ? linesOf(text, of ?? selection) : (of ?? selection);
  const found = unitsFrom(text, side === 'before' ? base.start : base.end, kind, side === 'before' ? -rank : rank);
  const one = found.length === rank ? (side === 'before' ? found[0] : found.at(-1)) : undefined;
  return one && pointed(one, kind);
}

function structureBeside(
  kind: Kind,
  side: 'before' | 'after',
  rank: number,
  of: Span | undefined,
  { tree, cursor }: Place,
): Pointed | undefined {
  const scopes = kind === 'function' || kind === 'method' ? (['function', 'method'] as const) : [kind as ScopeName];
  const all = scopes.flatMap(scope => tree?.scopes(scope) ?? []).sort(inTextOrder);
  const base = of ?? innermost(all, cursor) ?? { start: cursor, end: cursor };
  const found =
    side === 'before'
      ? outermost(all.filter(({ end }) => end <= base.start)).at(-rank)
      : outermost(all.filter(({ start }) => start >= base.end))[rank - 1];
  return found && { ...pointed(found, kind, found.removal), called: found.name };
}
