import { inTextOrder, type Span } from '../../../syntax/scopes.ts';
import { ranked, siblings } from '../nearest.ts';
import { joined } from '../pick.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import type { Which } from '../said/which.ts';

/** So many lists of parameters behind the cursor are looked at. */
const MOST_LISTS = 50;

/**
 * "The third parameter" where the nearest list has fewer: of the functions around the cursor the innermost that has so
 * many, else of those behind it the first.
 */
export function parametersFurther(
  { rank, count }: Which & { readonly kind: 'rank' },
  place: Place,
): readonly Pointed[] {
  const { tree, cursor } = place;
  if (!tree?.knows('parameter')) return [];
  const all = tree
    .scopes('parameter')
    .map(found => ({ ...pointed(found, 'parameter', found.removal), called: found.name }));
  const owners = (['function', 'method', 'initializer'] as const)
    .flatMap(kind => tree.scopesNear(kind, cursor, false))
    .filter(({ start, end }) => start <= cursor && cursor <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const listFrom = (first: Pointed | undefined) => (first ? siblings(all, first, place) : []);
  for (const { start, end } of owners) {
    const wanted = ranked(listFrom(all.find(one => one.start >= start && one.end <= end)), rank, count);
    if (wanted.length > 0) return joined(wanted, 'parameter');
  }
  if (owners.length > 0) return [];
  const behind: readonly Span[] = all.filter(({ start }) => start > cursor).sort(inTextOrder);
  for (let at = 0, lists = 0; at < behind.length && lists < MOST_LISTS; lists++) {
    const list = listFrom(behind[at] as Pointed);
    const wanted = ranked(list, rank, count);
    if (wanted.length > 0) return joined(wanted, 'parameter');
    at = Math.max(
      at + 1,
      behind.findIndex(({ start }) => start >= (list.at(-1)?.end ?? 0)),
    );
    if (list.length === 0) break;
  }
  return [];
}
