import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Span } from '../../syntax/scopes.ts';
import { near, siblings } from './nearest.ts';
import { UNITS, type Unit } from './objects.ts';
import { phrases, units } from './pieces.ts';
import { type Place, type Pointed, pointed } from './place.ts';
import { scopes } from './structures.ts';
import { readTarget, type Target } from './target.ts';
import { unitAt, unitsAround } from './units.ts';

/** Where a target is, in the order of the text; empty where there is no such thing. Several for "all". */
export function resolve(target: Target, place: Place): readonly Pointed[] {
  switch (target.kind) {
    case 'selection':
      return [pointed(selected(place), 'selection')];
    case 'edge': {
      const [of] = resolve(target.of, place);
      const at = of && (target.edge === 'start' ? startOf(of, place) : of.end);
      return at === undefined ? [] : [pointed({ start: at, end: at }, 'edge')];
    }
    case 'reach': {
      const [to] = resolve(target.to, place);
      if (!to) return [];
      const isAhead = to.start >= place.cursor;
      const span = isAhead
        ? { start: place.cursor, end: target.to.kind === 'edge' ? to.end : to.start }
        : { start: to.start, end: place.cursor };
      return [pointed(span, 'reach')];
    }
    case 'stretch': {
      const [from] = resolve(target.from, place);
      const [to] = from ? resolve(target.to, { ...place, cursor: from.end, selection: from }) : [];
      return from && to
        ? [pointed({ start: Math.min(from.start, to.start), end: Math.max(from.end, to.end) }, 'reach')]
        : [];
    }
    case 'numbered': {
      const all = target.object.kinds.map(kind => inOrder(kind, place)).find(found => found.length >= target.last);
      const first = all?.[target.first - 1];
      const last = all?.[target.last - 1];
      return first && last ? [pointed({ start: first.start, end: last.end }, target.object.kinds[0] as Unit)] : [];
    }
    case 'phrase':
      return inside(target.of, place, within => phrases(target.words, target.which, place, within));
    case 'object':
      return inside(target.of, place, (within, there) => {
        for (const kind of wholeOr(target, there)) {
          const found = isUnit(kind)
            ? units(kind, target.which, target.name, there, within)
            : scopes(kind, target.which, target.name, there, within);
          if (found.length > 0) return found;
        }
        return [];
      });
  }
}

/** "delete arguments" means the list of them, where the language has one. */
function wholeOr(
  { object, which }: Target & { readonly kind: 'object' },
  { tree }: Place,
): readonly (Unit | ScopeName)[] {
  const { whole, plural, kinds } = object;
  return plural && whole && (which.kind === 'nearest' || which.kind === 'all') && tree?.knows(whole)
    ? [whole, ...kinds]
    : kinds;
}

function inside(
  of: Target | undefined,
  place: Place,
  find: (within: Span | undefined, place: Place) => readonly Pointed[],
): readonly Pointed[] {
  if (!of) return find(undefined, place);
  const around = resolve(of, place);
  return around.flatMap(span => {
    const isIn = span.start <= place.cursor && place.cursor <= span.end;
    return find(
      span,
      isIn ? place : { ...place, cursor: span.start, selection: { start: span.start, end: span.start } },
    );
  });
}

function inOrder(kind: Unit | ScopeName, place: Place): readonly Span[] {
  if (isUnit(kind)) return unitsAround(place.text, place.cursor, kind);
  const all = place.tree?.scopes(kind).map(found => pointed(found, kind)) ?? [];
  const here = near(all, place.cursor, place.tree?.around(place.cursor) ?? []);
  return here ? siblings(all, here, place) : [];
}

/** "Start of line" is in front of its first letter, as the editor's own Home key has it first. */
function startOf({ start }: Pointed, _place: Place): number {
  return start;
}

function selected({ text, selection, cursor }: Place): Span {
  return selection.start === selection.end ? (unitAt(text, cursor, 'word') ?? selection) : selection;
}

function isUnit(kind: Unit | ScopeName): kind is Unit {
  return (UNITS as readonly string[]).includes(kind);
}

/** What words point at: the first reading of them that is there. */
export function pointedAt(words: readonly string[], place: Place): readonly Pointed[] {
  return firstFound(readTarget(words), place);
}

/** The same, where an edge means all that is between the cursor and it: "delete end of line". */
export function stretches(words: readonly string[], place: Place): readonly Pointed[] {
  const targets = readTarget(words).map(to => (to.kind === 'edge' ? { kind: 'reach' as const, to } : to));
  return firstFound(targets, place);
}

function firstFound(targets: readonly Target[], place: Place): readonly Pointed[] {
  for (const target of targets) {
    const found = resolve(target, place);
    if (found.length > 0) return found;
  }
  return [];
}
