import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Found, Span } from '../../syntax/scopes.ts';
import type { SyntaxTree } from '../../syntax/syntaxTree.ts';
import { UNITS, type Unit } from './objects.ts';
import { matchesName, phrasePattern } from './phrases.ts';
import type { Target, Which } from './target.ts';
import { lineAt, unitAt, unitsAround, unitsFrom } from './units.ts';

/** A text, and where someone is in it, in UTF-16 offsets. */
export interface Place {
  readonly text: string;
  /** Where the selection's moving end is. */
  readonly cursor: number;
  readonly selection: Span;
  /** Undefined where there is no grammar for the language. */
  readonly tree: SyntaxTree | undefined;
  /** What the editor's language support knows, where the tree has no names of structure. */
  readonly symbols?: readonly (Found & { readonly scope: ScopeName })[];
}

/** What a target came to. */
export interface Pointed extends Span {
  readonly kind: Unit | ScopeName | 'phrase' | 'selection' | 'edge' | 'reach';
  /** What goes when it is deleted, where that is more than itself. */
  readonly removal: Span | undefined;
}

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

function units(
  unit: Unit,
  which: Which,
  name: readonly string[],
  place: Place,
  within: Span | undefined,
): readonly Pointed[] {
  const { text, cursor } = place;
  const give = (spans: readonly Span[]) => spans.map(span => pointed(span, unit));
  if (name.length > 0) return named(unit, name, place, within, which);
  const among = within && unitsWithin(text, within, unit);
  switch (which.kind) {
    case 'nearest': {
      const here = among ? nearest(among, cursor) : unitAt(text, cursor, unit);
      return here ? give([here]) : [];
    }
    case 'all':
      return give(among ?? unitsAround(text, cursor, unit));
    case 'count': {
      const first = unit === 'character' ? undefined : unitAt(text, cursor, unit);
      const rest = first
        ? [first, ...unitsFrom(text, Math.max(cursor, first.start), unit, which.count - 1)]
        : unitsFrom(text, cursor, unit, which.count);
      return joined(rest, unit);
    }
    case 'next':
    case 'previous': {
      const many = which.rank + which.count - 1;
      const found = unitsFrom(
        text,
        which.kind === 'next' ? place.selection.end : place.selection.start,
        unit,
        which.kind === 'next' ? many : -many,
      );
      const wanted = which.kind === 'next' ? found.slice(which.rank - 1) : found.slice(0, which.count);
      return found.length < many && which.rank > 1 ? [] : joined(wanted, unit);
    }
    case 'rank':
      return joined(ranked(among ?? unitsAround(text, cursor, unit), which.rank, which.count), unit);
  }
}

/** "word foo", "line with foo": the unit that has these words. */
function named(
  unit: Unit,
  name: readonly string[],
  place: Place,
  within: Span | undefined,
  which: Which,
): readonly Pointed[] {
  const words = /^(with|containing|contains|that)$/.test(name[0] ?? '') ? name.slice(1) : name;
  const isWhole = unit === 'word' || unit === 'term';
  return phrases(words, which, place, within, isWhole).map(found => {
    const span = unitAt(place.text, found.start, unit);
    return pointed(span ?? found, unit);
  });
}

function phrases(
  words: readonly string[],
  which: Which,
  place: Place,
  within: Span | undefined,
  isWhole = false,
): readonly Pointed[] {
  const { text } = place;
  for (const pattern of phrasePattern(words, isWhole)) {
    const found: Pointed[] = [];
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!within || (span.start >= within.start && span.end <= within.end)) found.push(pointed(span, 'phrase'));
    }
    const chosen = choose(found, which, place, [{ start: 0, end: text.length }]);
    if (chosen.length > 0) return chosen;
  }
  return [];
}

function scopes(
  scope: ScopeName,
  which: Which,
  name: readonly string[],
  place: Place,
  within: Span | undefined,
): readonly Pointed[] {
  const { tree, cursor } = place;
  if (!tree?.knows(scope)) return symbolsOf(scope, which, name, place, within);
  // Counting needs all of them; what is nearest is near.
  const isPlain = name.length === 0 && !within;
  const isNear = isPlain && (which.kind === 'nearest' || (which.kind === 'rank' && isListed(scope, place)));
  const some = (kind: ScopeName) => (isNear ? tree.scopesNear(kind, cursor) : tree.scopes(kind));
  let all = some(scope);
  // Inside of a method, "function" means the method.
  if (scope === 'function' || scope === 'method') {
    const kin = some(scope === 'function' ? 'method' : 'function');
    const around = kin.filter(({ start, end }) => start <= cursor && cursor <= end);
    if (all.length === 0) all = kin;
    else if (around.length > 0 && !all.some(span => span.start <= cursor && cursor <= span.end))
      all = merged(all, around);
  }
  if (within) all = all.filter(({ start, end }) => start >= within.start && end <= within.end);
  if (name.length > 0) {
    const kin = scope === 'function' ? tree.scopes('method') : scope === 'method' ? tree.scopes('function') : [];
    const called =
      [all, kin].map(some => some.filter(found => matchesName(name, found.name))).find(some => some.length > 0) ?? [];
    all = called.length > 0 ? called : all.filter(found => contains(found, name, place.text));
  }
  return choose(
    all.map(found =>
      pointed(scope === 'body' || scope === 'content' ? trimmed(place.text, found) : found, scope, found.removal),
    ),
    which,
    place,
    within ? [within] : tree.around(cursor),
  );
}

/** The same by the symbols that the editor knows, for languages without a grammar of structure. */
function symbolsOf(
  scope: ScopeName,
  which: Which,
  name: readonly string[],
  place: Place,
  within: Span | undefined,
): readonly Pointed[] {
  const found = (place.symbols ?? [])
    .filter(symbol => symbol.scope === scope && (!within || (symbol.start >= within.start && symbol.end <= within.end)))
    .filter(symbol => name.length === 0 || matchesName(name, symbol.name))
    .map(symbol => pointed(symbol, scope));
  return choose(found, which, place, [within ?? { start: 0, end: place.text.length }]);
}

/** Whether what is meant stands in a list or block of its own, so that counting ends there. */
function isListed(scope: ScopeName, { tree, cursor, text }: Place): boolean {
  const here =
    tree &&
    near(
      tree.scopesNear(scope, cursor).map(found => pointed(found, scope)),
      cursor,
      tree.around(cursor),
    );
  const parent =
    here &&
    tree
      ?.around(here.start)
      .find(({ start, end }) => start <= here.start && end >= here.end && end - start > here.end - here.start);
  return parent !== undefined && parent.end - parent.start < text.trim().length;
}

/** Of those with a longer name, the one whose own head says it: "parameter b" means `int b`. */
function contains(found: Found, name: readonly string[], text: string): boolean {
  const [pattern] = phrasePattern(name, true);
  const head = text.slice(found.start, Math.min(found.end, found.start + 200)).split('\n', 1)[0] ?? '';
  return pattern !== undefined && head.search(pattern) >= 0;
}

function choose(found: readonly Pointed[], which: Which, place: Place, around: readonly Span[]): readonly Pointed[] {
  const { cursor } = place;
  switch (which.kind) {
    case 'all':
      return found;
    case 'nearest': {
      const here = near(found, cursor, around);
      return here ? [here] : [];
    }
    case 'count': {
      const here = near(found, cursor, around);
      const from = here ? found.indexOf(here) : -1;
      return from < 0
        ? []
        : joined(
            siblings(found, here as Pointed, place)
              .filter(({ start }) => start >= (here as Pointed).start)
              .slice(0, which.count),
            (here as Pointed).kind,
          );
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
      const here = near(found, cursor, around);
      if (!here) return [];
      const group = siblings(found, here, place);
      const wanted = ranked(group, which.rank, which.count);
      if (wanted.length > 0) return joined(wanted, here.kind);
      return joined(ranked(found, which.rank, which.count), here.kind);
    }
  }
}

/**
 * The one that is meant when nothing else is said: in the smallest piece of syntax around the cursor that has any, the
 * innermost around the cursor, else the first after it, else the last before it.
 */
function near(found: readonly Pointed[], cursor: number, around: readonly Span[]): Pointed | undefined {
  for (const piece of around) {
    const inside = found.filter(({ start, end }) => start >= piece.start && end <= piece.end);
    const chosen = nearest(inside, cursor);
    if (chosen) return chosen;
  }
  return undefined;
}

/** What stands in functions: with the cursor in one, that of another is not meant to be changed. */
const INNER: ReadonlySet<string> = new Set([
  ...[
    'argument',
    'argument list',
    'condition',
    'if',
    'else',
    'else if',
    'for',
    'while',
    'do',
    'loop',
    'switch',
    'case',
  ],
  ...['try', 'catch', 'finally', 'return', 'return value', 'throw', 'string', 'string text', 'assignment', 'parameter'],
  ...[
    'assignment value',
    'assignment variable',
    'parameter list',
    'return type',
    'lambda',
    'list',
    'element',
    'statement',
  ],
]);

/** Whether something may be changed from where the cursor is, though nobody said where it is. */
export function isInReach(kind: string, span: Span, { tree, cursor }: Place): boolean {
  if (!tree || !INNER.has(kind)) return true;
  const bodies = ['function', 'method', 'initializer'] as const;
  const own = innermost(
    bodies.flatMap(scope => tree.scopesNear(scope, cursor, false)),
    cursor,
  );
  // At its very beginning it is the text around that is meant.
  return !own || own.start === cursor || (span.start >= own.start && span.end <= own.end);
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
  if (best) return best;
  for (const piece of around) {
    const chosen = nearest(
      found.filter(({ start, end }) => start >= piece.start && end <= piece.end),
      cursor,
    );
    if (chosen) return chosen;
  }
  return undefined;
}

function nearest<T extends Span>(spans: readonly T[], cursor: number): T | undefined {
  let innermost: T | undefined;
  let after: T | undefined;
  let before: T | undefined;
  for (const span of spans) {
    if (span.start <= cursor && cursor <= span.end) {
      if (!innermost || span.end - span.start <= innermost.end - innermost.start) innermost = span;
    } else if (span.start > cursor) after ??= span;
    else before = span;
  }
  return innermost ?? after ?? before;
}

/** Those that stand in the same list or block: what is nested in them, or holds them, does not count. */
function siblings(found: readonly Pointed[], one: Pointed, { tree, text }: Place): readonly Pointed[] {
  if (!tree) return found;
  const parent = tree
    .around(one.start)
    .find(({ start, end }) => start <= one.start && end >= one.end && end - start > one.end - one.start) ?? {
    start: 0,
    end: text.length,
  };
  const inside = found.filter(({ start, end }) => start >= parent.start && end <= parent.end);
  return inside.filter(
    a => !inside.some(b => b !== a && b.start <= a.start && b.end >= a.end && b.end - b.start > a.end - a.start),
  );
}

function ranked<T>(items: readonly T[], rank: number, count: number): readonly T[] {
  const from = rank > 0 ? rank - 1 : items.length + rank;
  return from < 0 || from + count > items.length ? [] : items.slice(from, from + count);
}

function inOrder(kind: Unit | ScopeName, place: Place): readonly Span[] {
  if (isUnit(kind)) return unitsAround(place.text, place.cursor, kind);
  const all = place.tree?.scopes(kind).map(found => pointed(found, kind)) ?? [];
  const here = near(all, place.cursor, place.tree?.around(place.cursor) ?? []);
  return here ? siblings(all, here, place) : [];
}

function unitsWithin(text: string, within: Span, unit: Unit): readonly Span[] {
  const found: Span[] = [];
  for (let line = lineAt(text, within.start); ; ) {
    const pieces = unit === 'line' ? [line] : unit === 'file' ? [within] : unitsAround(text, line.start, unit);
    found.push(
      ...pieces.filter(({ start, end }) => (unit === 'line' ? true : start >= within.start && end <= within.end)),
    );
    const next = text.indexOf('\n', line.end);
    if (next < 0 || next >= within.end || unit === 'file' || unit === 'paragraph') return found;
    line = lineAt(text, next + 1);
  }
}

/** Several that are meant as one stretch: "next two words". */
function joined(
  spans: readonly (Span & { readonly removal?: Span | undefined })[],
  kind: Pointed['kind'],
): readonly Pointed[] {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) return [];
  if (first === last) return [pointed(first, kind, first.removal)];
  return [pointed({ start: first.start, end: last.end }, kind)];
}

function merged(a: readonly Found[], b: readonly Found[]): readonly Found[] {
  return [...a, ...b].sort((x, y) => x.start - y.start || y.end - x.end);
}

/** "Start of line" is in front of its first letter, as the editor's own Home key has it first. */
function startOf({ start }: Pointed, _place: Place): number {
  return start;
}

/** A body is its statements, not the lines that its braces stand in. */
function trimmed(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end);
  return inner.trim() === ''
    ? { start, end }
    : { start: start + inner.length - inner.trimStart().length, end: end - (inner.length - inner.trimEnd().length) };
}

function selected({ text, selection, cursor }: Place): Span {
  return selection.start === selection.end ? (unitAt(text, cursor, 'word') ?? selection) : selection;
}

function isUnit(kind: Unit | ScopeName): kind is Unit {
  return (UNITS as readonly string[]).includes(kind);
}

function pointed({ start, end }: Span, kind: Pointed['kind'], removal?: Span): Pointed {
  return { start, end, kind, removal };
}
