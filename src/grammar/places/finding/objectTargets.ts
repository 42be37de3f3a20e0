import type { Span } from '../../../syntax/scopes.ts';
import type { Place, Pointed } from '../place.ts';
import { isDerived, isUnit, type Kind } from '../said/kinds.ts';
import type { ObjectTarget } from '../said/saidTarget.ts';
import { isAny, NEAREST } from '../said/which.ts';
import { lineAt } from '../text/units.ts';
import { pointedDerived } from './derivedTargets.ts';
import { pointedTags } from './namedTargets.ts';
import { pointedStructures } from './structureTargets.ts';
import { pointedUnits } from './unitTargets.ts';

/** What a thing is: by each kind that its name stands for, as far as the language knows it. */
export function pointedObjects(target: ObjectTarget, place: Place, within: Span | undefined): readonly Pointed[] {
  const { name, holding, object } = target;
  const tags = object.name && pointedTags(object.name, target, place, within);
  if (tags && tags.length > 0) return tags;
  const styled = elementRules(target, place, within);
  if (styled.length > 0) return styled;
  // "The hover block" is no paragraph, where there are rules.
  const kinds = inMarkup(wholeOr(target, place), place);
  const named = name.length > 0 && object.name === 'block' ? namedThing(target, place, within) : [];
  if (named.length > 0) return named;
  let far: readonly Pointed[] = [];
  for (const kind of kinds) {
    // Where there are no tables, "row amount" is what is called so.
    const isNoRow = name.length > 0 || place.wording.lexicon.has('row');
    if (kind === 'line' && object.name === 'row' && isNoRow && place.wording.writing) continue;
    // "The launch block" is no paragraph of code that has the word.
    if (kind === 'paragraph' && object.name === 'block' && name.length > 0 && place.wording.writing) continue;
    // All of a list are the list where someone is.
    const which = kind === object.whole && target.which.kind === 'all' ? NEAREST : target.which;
    const found = isUnit(kind)
      ? pointedUnits(kind, which, name, place, within, holding)
      : isDerived(kind)
        ? pointedDerived(kind, { which, name, holding }, place, within)
        : pointedStructures(kind, { which, name, holding }, place, within);
    // "The message" is a text before the eyes.
    if (found.length === 0 || (object.name === 'message' && isAny(target.which) && !isAtHand(found, place))) continue;
    // What is on the line, or around, is meant before what else is called so: a tag before an element of a list elsewhere.
    const isMarkup = place.tree?.knows('tag') === true;
    if (kinds.length === 1 || !isMarkup || !isAny(target.which) || within || isAtHand(found, place)) return found;
    if (far.length === 0) far = found;
  }
  if (far.length > 0) return far;
  // "The server section": what has a name there is one, whatever it is in that language.
  if (name.length === 0 || !/^(section|setting|option|key|field|property|entry|block)$/.test(object.name ?? ''))
    return [];
  return namedThing(target, place, within);
}

/** In a sheet of styles "the body" is the rule for the element, where there is one. */
function elementRules({ object, name, which, holding }: ObjectTarget, place: Place, within?: Span): readonly Pointed[] {
  const element = object.name;
  if (!element || name.length > 0 || holding || within || !isAny(which) || !place.tree?.writing?.declaresProperties)
    return [];
  return pointedStructures('ruleset', { which, name: [element] }, place).filter(({ called }) => called === element);
}

/** On a line with tags "the text" is what they show, and not what an attribute has. */
function inMarkup(kinds: readonly Kind[], { tree, text, cursor }: Place): readonly Kind[] {
  if (!kinds.includes('string text') || !kinds.includes('content') || !tree?.knows('tag')) return kinds;
  const line = lineAt(text, cursor);
  const hasText = tree
    .scopesNear('content', cursor, false)
    .some(({ start, end }) => start >= line.start && end <= line.end && end > start);
  return hasText ? kinds.filter(kind => kind !== 'string text') : kinds;
}

/** Whether something is around the cursor, or stands on its line. */
function isAtHand(found: readonly Pointed[], { text, cursor }: Place): boolean {
  const line = lineAt(text, cursor);
  return found.some(({ start, end }) => start <= line.end && end >= line.start);
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
