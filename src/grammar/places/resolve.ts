import { firstOf } from '../../common/async/firstOf.ts';
import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Span } from '../../syntax/scopes.ts';
import { pointedBeside } from './finding/besideTargets.ts';
import { insideOf, pointedEnclosed } from './finding/enclosedTargets.ts';
import { pointedByName } from './finding/namedTargets.ts';
import { pointedObjects } from './finding/objectTargets.ts';
import { ownersCalled } from './finding/owners.ts';
import { pointedByRank, pointedNames, pointedPhrases, pointedWords } from './finding/phraseTargets.ts';
import { Kept, keptAt } from './kept.ts';
import { pointedMarks } from './markTargets.ts';
import { near, ranked, siblings } from './nearest.ts';
import { type Place, type Pointed, pointed } from './place.ts';
import { isUnit, type Kind } from './said/kinds.ts';
import type { PhraseTarget, Target } from './said/saidTarget.ts';
import { isAny } from './said/which.ts';
import { targetsAt } from './targets.ts';
import { lineAt, unitAt, unitsByRank } from './text/units.ts';

/** So many things of a name are looked into for what is asked of it. */
const MOST_OWNERS = 12;

/** Where targets were found to be at a place: many readings share them, and each is looked at several times. */
const FOUND = new WeakMap<Place, Map<Target, readonly Pointed[]>>();

/** Where a target is, in the order of the text; empty where there is no such thing. Several for "all". */
export function resolve(target: Target, place: Place): readonly Pointed[] {
  const known = keptAt(FOUND, place);
  let found = known.get(target);
  if (!found) {
    found = find(target, place);
    known.set(target, found);
  }
  return found;
}

function find(target: Target, place: Place): readonly Pointed[] {
  switch (target.kind) {
    case 'selection':
      return target.lines ? selectedLines(place) : [pointed(selected(place), 'selection')];
    case 'edge': {
      const [of] = thingsOf(target.of, place);
      const at = target.edge === 'start' ? of?.start : of?.end;
      return at === undefined ? [] : [pointed({ start: at, end: at }, 'edge')];
    }
    case 'reach': {
      const [to] = endWithin(target.to, place) ?? upTo(target.to, place);
      return to ? [pointed(reachOf(target, to, place), 'reach')] : [];
    }
    case 'stretch': {
      const [from] = resolve(target.from, place);
      const [to] = from ? resolve(target.to, { ...place, cursor: from.end, selection: from }) : [];
      return from && to
        ? [pointed({ start: Math.min(from.start, to.start), end: Math.max(from.end, to.end) }, 'reach')]
        : [];
    }
    case 'side':
      return sideOf(target, place);
    case 'beside': {
      if (!target.of) return pointedBeside(target.object.kinds, target.side, target.rank, undefined, place);
      const [of] = thingsOf(target.of, place);
      return of ? pointedBeside(target.object.kinds, target.side, target.rank, of, place) : [];
    }
    case 'enclosed':
      return inside(target.of, place, (within, there) => pointedEnclosed(target.pair, target.isWith, there, within));
    case 'inside': {
      for (const of of thingsOf(target.of, place)) {
        const found = insideOf(of, place);
        if (found.length > 0) return found;
      }
      return [];
    }
    case 'numbered': {
      const { object, first, last } = target;
      const [kind] = object.kinds;
      const found = object.kinds.map(one => numbered(one, first, last, place)).find(some => some.length > 0);
      return found && kind ? [pointed({ start: (found[0] as Span).start, end: (found.at(-1) as Span).end }, kind)] : [];
    }
    case 'called':
      return inside(target.of, place, (within, there) => pointedByName(target.name, target.which, there, within));
    case 'both':
      return asOne(union(target.targets.map(one => resolve(one, place))), place);
    case 'marks':
      return pointedMarks(target, place);
    case 'phrase':
      return phraseOf(target, place);
    case 'object':
      return inside(target.of, place, (within, there) => pointedObjects(target, there, within));
  }
}

/** "This line and the next one" are one stretch. */
function asOne(lines: readonly Pointed[], { text }: Place): readonly Pointed[] {
  const [first] = lines;
  const last = lines.at(-1);
  const areBeside = lines.every(
    ({ kind, start }, at) =>
      kind === 'line' && (at === 0 || text.slice((lines[at - 1] as Pointed).end, start) === '\n'),
  );
  return first && last && lines.length > 1 && areBeside
    ? [pointed({ start: first.start, end: last.end }, 'line')]
    : lines;
}

/** All that several came to, in the order of the text; nothing where one of them is not there. */
function union(parts: readonly (readonly Pointed[])[]): readonly Pointed[] {
  if (parts.some(part => part.length === 0)) return [];
  const all = parts.flat().sort((a, b) => a.start - b.start);
  return all.every((one, at) => at === 0 || one.start >= (all[at - 1] as Pointed).end) ? all : [];
}

function phraseOf({ words, which, isWhole, isExplicit, isAtHand, of }: PhraseTarget, place: Place): readonly Pointed[] {
  const borders = isWhole ? 'names' : 'words';
  if (of)
    return inside(of, place, (within, there) =>
      pointedPhrases(words, which, there, within, borders).map(found => asItem(found, place.text)),
    );
  // The name of a tag is no name of a thing.
  if (isAtHand) return pointedNames(words, place, which).filter(one => !isOfTag(one, place));
  if (isAny(which) && !isExplicit) return pointedWords(words, isWhole, place, which);
  if (which.kind === 'rank' && !isExplicit) return pointedByRank(words, which, borders, place);
  return pointedPhrases(words, which, place, undefined, borders);
}

function isOfTag({ start, end }: Span, { tree }: Place): boolean {
  return (
    tree?.knows('tag name') === true &&
    tree.scopesNear('tag name', start, false).some(one => one.start <= start && end <= one.end)
  );
}

/** "Field from the imports": words between commas are an item of what they stand in. */
function asItem(found: Pointed, text: string): Pointed {
  const isItem =
    /,\s*$/.test(text.slice(Math.max(0, found.start - 100), found.start)) ||
    /^\s*,/.test(text.slice(found.end, found.end + 100));
  return isItem && /^[\p{L}\p{N}_$]+$/u.test(text.slice(found.start, found.end))
    ? { ...found, kind: 'element' }
    : found;
}

/** Where one goes to from the cursor; in the word that the cursor is in, its letters count too. */
function upTo(to: Target, place: Place): readonly Pointed[] {
  const found = resolve(to, place);
  const word = unitAt(place.text, place.cursor, 'word');
  return found.length > 0 || to.kind !== 'phrase' || !word
    ? found
    : pointedPhrases(to.words, to.which, place, word, 'anywhere');
}

/** "To the end of the function" from in it leaves what closes it. */
function endWithin(to: Target, place: Place): readonly Pointed[] | undefined {
  if (to.kind !== 'edge' || to.edge !== 'end') return undefined;
  const [of] = thingsOf(to.of, place);
  if (!of || isUnit(of.kind as Kind) || of.start >= place.cursor || place.cursor > of.end) return undefined;
  const [inside] = insideOf(of, place);
  return inside && inside.end >= place.cursor ? [pointed({ start: inside.end, end: inside.end }, 'edge')] : undefined;
}

/** From the cursor up to something, or with it. */
function reachOf(
  { to, isThrough }: Target & { readonly kind: 'reach' },
  { start, end }: Span,
  { cursor }: Place,
): Span {
  if (start < cursor) return { start: isThrough ? start : Math.min(start, cursor), end: cursor };
  return { start: cursor, end: isThrough || to.kind === 'edge' ? end : start };
}

/** What is before or behind something, in the line or stretch that it stands in. */
function sideOf({ side, to, of }: Target & { readonly kind: 'side' }, place: Place): readonly Pointed[] {
  const [around] = resolve(of, place);
  if (!around) return [];
  const [at] = inside(undefined, place, () =>
    to.kind === 'phrase'
      ? pointedPhrases(to.words, to.which, place, around, to.isWhole ? 'names' : 'words')
      : resolve(to, place),
  );
  if (!at || at.start < around.start || at.end > around.end) return [];
  const { text } = place;
  const span =
    side === 'after'
      ? { start: at.end + (/^[ \t]*/.exec(text.slice(at.end, around.end))?.[0].length ?? 0), end: around.end }
      : {
          start: around.start + (/^\s*/.exec(text.slice(around.start, at.start))?.[0].length ?? 0),
          end: around.start + text.slice(around.start, at.start).trimEnd().length,
        };
  return span.end > span.start ? [pointed(span, 'reach')] : [];
}

/** What things were found that others stand in, at a place: many readings share them. */
const THINGS = new WeakMap<Place, Map<Target, Iterable<Pointed>>>();

/** What something stands in: first what is called so, then what the words point at. */
function thingsOf(of: Target, place: Place): Iterable<Pointed> {
  const known = keptAt(THINGS, place);
  const found = known.get(of) ?? new Kept(findThings(of, place));
  known.set(of, found);
  return found;
}

function* findThings(of: Target, place: Place): Generator<Pointed> {
  const words = of.kind === 'phrase' && !of.of && of.which.kind === 'nearest' ? of.words : undefined;
  if (words) for (const span of firstOf(MOST_OWNERS, ownersCalled(words, place))) yield pointed(span, 'statement');
  yield* resolve(of, place);
  // "The last object in the list": where the nearest has none, what one is in may.
  if (of.kind !== 'object' || of.which.kind !== 'nearest' || of.name.length > 0 || of.holding) return;
  const around = resolve({ ...of, which: { kind: 'all' } }, place).filter(
    ({ start, end }) => start <= place.cursor && place.cursor <= end,
  );
  yield* around.sort((a, b) => a.end - a.start - (b.end - b.start));
}

function inside(
  of: Target | undefined,
  place: Place,
  find: (within: Span | undefined, place: Place) => readonly Pointed[],
): readonly Pointed[] {
  if (!of) return find(undefined, place);
  const isAll = 'which' in of && of.which.kind === 'all';
  const found: Pointed[] = [];
  for (const span of thingsOf(of, place)) {
    const isIn = span.start <= place.cursor && place.cursor <= span.end;
    const there = isIn ? place : placeFrom(span.start, place);
    found.push(...find(span, there).map(one => ({ ...one, isPlaced: true as const })));
    if (found.length > 0 && !isAll) break;
  }
  return found;
}

/** The same place from elsewhere in its text. */
const ELSEWHERE = new WeakMap<Place, Map<number, Place>>();

function placeFrom(at: number, place: Place): Place {
  const known = keptAt(ELSEWHERE, place);
  const there = known.get(at) ?? { ...place, cursor: at, selection: { start: at, end: at } };
  known.set(at, there);
  return there;
}

/** Those of a kind from one number to another; none where there are not so many. */
function numbered(kind: Kind, first: number, last: number, place: Place): readonly Span[] {
  const { text, cursor, tree } = place;
  if (isUnit(kind)) return unitsByRank(text, cursor, kind, first, last - first + 1);
  const all = tree?.scopes(kind as ScopeName).map(found => pointed(found, kind)) ?? [];
  const here = near(all, cursor, tree?.around(cursor) ?? []);
  return here ? ranked(siblings(all, here, place), first, last - first + 1) : [];
}

function selected({ text, selection, cursor }: Place): Span {
  return selection.start === selection.end ? (unitAt(text, cursor, 'word') ?? selection) : selection;
}

function selectedLines({ text, selection: { start, end } }: Place): readonly Pointed[] {
  if (start === end) return [];
  // A line that only its beginning is selected of is not meant.
  const last = text[end - 1] === '\n' ? end - 1 : end;
  return [pointed({ start: lineAt(text, start).start, end: lineAt(text, last).end }, 'line')];
}

/** What words point at: the first reading of them that is there. */
export function pointedAt(words: readonly string[], place: Place): readonly Pointed[] {
  return firstFound(targetsAt(words, place), place);
}

/** The same, where an edge means all that is between the cursor and it: "delete end of line". */
export function stretches(words: readonly string[], place: Place): readonly Pointed[] {
  return firstFound(targetsAt(words, place), place, to => (to.kind === 'edge' ? { kind: 'reach', to } : to));
}

/** The same, where whole names are meant: no part of another is one. */
export function namesAt(words: readonly string[], place: Place): readonly Pointed[] {
  return firstFound(targetsAt(words, place), place, to => (to.kind === 'phrase' ? { ...to, isWhole: true } : to));
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
