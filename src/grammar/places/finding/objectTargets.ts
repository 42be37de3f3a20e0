import type { Span } from '../../../syntax/scopes.ts';
import type { Place, Pointed } from '../place.ts';
import { isDerived, isUnit, type Kind } from '../said/kinds.ts';
import type { ObjectTarget } from '../said/saidTarget.ts';
import { isAny, NEAREST } from '../said/which.ts';
import { pointedDerived } from './derivedTargets.ts';
import { pointedTags } from './namedTargets.ts';
import { pointedStructures } from './structureTargets.ts';
import { pointedUnits } from './unitTargets.ts';

/** What a thing is: by each kind that its name stands for, as far as the language knows it. */
export function pointedObjects(target: ObjectTarget, place: Place, within: Span | undefined): readonly Pointed[] {
  const { name, holding, object } = target;
  const tags = object.name && pointedTags(object.name, target, place, within);
  if (tags && tags.length > 0) return tags;
  // "The hover block" is no paragraph, where there are rules.
  const kinds = wholeOr(target, place);
  const named = name.length > 0 && object.name === 'block' ? namedThing(target, place, within) : [];
  if (named.length > 0) return named;
  for (const kind of kinds) {
    // All of a list are the list where someone is.
    const which = kind === object.whole && target.which.kind === 'all' ? NEAREST : target.which;
    const found = isUnit(kind)
      ? pointedUnits(kind, which, name, place, within, holding)
      : isDerived(kind)
        ? pointedDerived(kind, { which, name, holding }, place, within)
        : pointedStructures(kind, { which, name, holding }, place, within);
    if (found.length > 0) return found;
  }
  // "The server section": what has a name there is one, whatever it is in that language.
  if (name.length === 0 || !/^(section|setting|option|key|field|property|entry|block)$/.test(object.name ?? ''))
    return [];
  return namedThing(target, place, within);
}

/** What has a name, whatever it is in a language. */
function namedThing({ object, name, which, holding }: ObjectTarget, place: Place, within?: Span): readonly Pointed[] {
  const kinds = (['entry', 'section', 'assignment', 'property', 'ruleset'] as const).filter(
    kind => !object.kinds.includes(kind) && place.tree?.knows(kind),
  );
  return kinds.flatMap(kind => pointedStructures(kind, { which, name, holding }, place, within)).slice(0, 1);
}

/** "delete arguments" means the list of them, where the language has one. */
function wholeOr({ object, which, name, holding }: ObjectTarget, { tree }: Place): readonly Kind[] {
  const { whole, plural, kinds } = object;
  const isWhole = plural && whole && (isAny(which) || which.kind === 'all');
  return isWhole && name.length === 0 && !holding && tree?.knows(whole) ? [whole, ...kinds] : kinds;
}
