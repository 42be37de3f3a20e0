import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Span } from '../../syntax/scopes.ts';
import { pointedMarks } from './markTargets.ts';
import { near, ranked, siblings } from './nearest.ts';
import { pointedPhrases } from './phraseTargets.ts';
import { type Place, type Pointed, pointed } from './place.ts';
import { UNITS, type Unit } from './said/objects.ts';
import { readTarget, type Target } from './said/target.ts';
import { pointedStructures } from './structureTargets.ts';
import { unitAt, unitsByRank } from './text/units.ts';
import { pointedUnits } from './unitTargets.ts';

/** Where a target is, in the order of the text; empty where there is no such thing. Several for "all". */
export function resolve(target: Target, place: Place): readonly Pointed[] {
  switch (target.kind) {
    case 'selection':
      return [pointed(selected(place), 'selection')];
    case 'edge': {
      const [of] = resolve(target.of, place);
      const at = target.edge === 'start' ? of?.start : of?.end;
      return at === undefined ? [] : [pointed({ start: at, end: at }, 'edge')];
    }
    case 'reach': {
      const [to] = upTo(target.to, place);
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
      const { object, first, last } = target;
      const [kind] = object.kinds;
      const found = object.kinds.map(one => numbered(one, first, last, place)).find(some => some.length > 0);
      return found && kind ? [pointed({ start: (found[0] as Span).start, end: (found.at(-1) as Span).end }, kind)] : [];
    }
    case 'marks':
      return pointedMarks(target, place);
    case 'phrase':
      return pointedPhrases(target.words, target.which, place, undefined, target.isWhole ? 'names' : 'words');
    case 'object':
      return inside(target.of, place, (within, there) => {
        for (const kind of wholeOr(target, there)) {
          const found = isUnit(kind)
            ? pointedUnits(kind, target.which, target.name, there, within)
            : pointedStructures(kind, target.which, target.name, there, within);
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

/** Where one goes to from the cursor; in the word that the cursor is in, its letters count too. */
function upTo(to: Target, place: Place): readonly Pointed[] {
  const found = resolve(to, place);
  const word = unitAt(place.text, place.cursor, 'word');
  return found.length > 0 || to.kind !== 'phrase' || !word
    ? found
    : pointedPhrases(to.words, to.which, place, word, 'anywhere');
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

/** Those of a kind from one number to another; none where there are not so many. */
function numbered(kind: Unit | ScopeName, first: number, last: number, place: Place): readonly Span[] {
  const { text, cursor, tree } = place;
  if (isUnit(kind)) return unitsByRank(text, cursor, kind, first, last - first + 1);
  const all = tree?.scopes(kind).map(found => pointed(found, kind)) ?? [];
  const here = near(all, cursor, tree?.around(cursor) ?? []);
  return here ? ranked(siblings(all, here, place), first, last - first + 1) : [];
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
  return firstFound(readTarget(words), place, to => (to.kind === 'edge' ? { kind: 'reach', to } : to));
}

/** The same, where whole names are meant: no part of another is one. */
export function namesAt(words: readonly string[], place: Place): readonly Pointed[] {
  return firstFound(readTarget(words), place, to => (to.kind === 'phrase' ? { ...to, isWhole: true } : to));
}

function firstFound(
  targets: Iterable<Target>,
  place: Place,
  meant: (target: Target) => Target = target => target,
): readonly Pointed[] {
  for (const target of targets) {
    const found = resolve(meant(target), place);
    if (found.length > 0) return found;
  }
  return [];
}
