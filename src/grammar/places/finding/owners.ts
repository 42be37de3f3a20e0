import type { ScopeName } from '../../../syntax/scopeNames.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { Place } from '../place.ts';
import { canStand, phrasesIn } from '../text/phrases.ts';
import { nameTester } from './calledAs.ts';

/** What has a name and may hold what is asked for, the likeliest first. */
const OWNERS: readonly ScopeName[] = [
  ...(['function', 'method', 'class', 'interface', 'struct', 'enum', 'trait', 'record', 'type alias'] as const),
  ...(['namespace', 'parameter', 'property', 'entry', 'assignment', 'declaration', 'enum member', 'element'] as const),
  ...(['section', 'tag', 'attribute', 'ruleset', 'decorator', 'keyword argument', 'call'] as const),
];

/** The things that are called so: those around the cursor first, then by what they are, then in order. */
export function* ownersCalled(name: readonly string[], place: Place): Generator<Span> {
  const { tree, cursor } = place;
  if (!tree || !isThere(name, place)) return;
  const kinds = OWNERS.filter(kind => tree.knows(kind)).map(kind => ({ kind, isSo: nameTester(name, kind, place) }));
  const isAround = ({ start, end }: Span) => start <= cursor && cursor <= end;
  const around = kinds.flatMap(({ kind, isSo }) => tree.scopesAround(kind, cursor).filter(isSo));
  yield* around.reverse();
  for (const { kind, isSo } of kinds) yield* tree.scopes(kind).filter(found => !isAround(found) && isSo(found));
}

/** Whether the text has the words of a name at all: without them nothing need be looked for. */
export function isThere(name: readonly string[], place: Place): boolean {
  if (!canStand(name, place)) return false;
  return phrasesIn(name.slice(0, 1), place, 'words').some(phrase => !phrase.in(place.text).next().done);
}
