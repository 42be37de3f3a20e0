import type { ScopeName } from '../../../syntax/scopeNames.ts';
import { type Found, inTextOrder, type Span } from '../../../syntax/scopes.ts';
import { linesAbove, withMarker } from '../items.ts';
import { innermost, isApart, near, nearest, parentOf, ranked } from '../nearest.ts';
import { ownCondition } from '../ownCondition.ts';
import { isInList, pick, withLine } from '../pick.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import { isAny, type Which } from '../said/which.ts';
import { blockAround, edgeOfTag } from '../text/blockAround.ts';
import { mentioner, sayer } from '../text/evidence.ts';
import { canStand, nameMatcher, phrasesOf } from '../text/phrases.ts';
import { lineAt } from '../text/units.ts';
import { isGivenTo, nameTester } from './calledAs.ts';
import { parametersFurther } from './parameters.ts';

/** So much of a thing is its head, in UTF-16 units. */
const LONGEST_HEAD = 200;

/** What is longer, in UTF-16 units, is not looked through for what is near. */
const LONGEST_AROUND = 20_000;

/** What is known of a thing but its kind. */
export interface Description {
  readonly which: Which;
  readonly name: readonly string[];
  readonly holding?: readonly string[] | undefined;
}

/** What is pointed at by the language's names of structure, in a stretch of the text or anywhere. */
export function pointedStructures(
  scope: ScopeName,
  { which, name, holding }: Description,
  place: Place,
  within?: Span,
): readonly Pointed[] {
  const { tree, cursor } = place;
  if (!tree?.knows(scope)) return symbolsOf(scope, which, name, place, within);
  // Counting needs all of them; what is nearest is near.
  const isPlain = name.length === 0 && !holding && !within;
  const isNear = isPlain && (isAny(which) || (which.kind === 'rank' && isListed(scope, place)));
  const some = (kind: ScopeName) => (isNear ? tree.scopesNear(kind, cursor) : tree.scopes(kind));
  // Where counting ends with the list, what is in it is enough; a function may be a method.
  const isBeside =
    isNear &&
    !/^(function|method)$/.test(scope) &&
    (which.kind === 'nearest' || (which.kind === 'rank' && isInList(scope)));
  const isOwn = scope === 'parameter' && isPlain && /^(nearest|rank|all|count)$/.test(which.kind);
  let all = (isOwn && ofOwnFunction(place)) || (isBeside ? besideCursor(scope, place) : some(scope));
  // Inside of a method, "function" means the method.
  if (scope === 'function' || scope === 'method') {
    const kin = some(scope === 'function' ? 'method' : 'function');
    const around = kin.filter(({ start, end }) => start <= cursor && cursor <= end);
    if (all.length === 0) all = kin;
    // "The next function" may be a method, and the last from within one.
    else if (
      scope === 'function' &&
      (/^(next|previous)$/.test(which.kind) || (around.length > 0 && which.kind !== 'nearest'))
    )
      all = merged(all, kin);
    else if (around.length > 0 && !all.some(span => span.start <= cursor && cursor <= span.end))
      all = merged(all, around);
  }
  if (within) all = all.filter(({ start, end }) => start >= within.start && end <= within.end);
  if (name.length > 0) {
    if (!canStand(name, place)) return [];
    const kin = scope === 'function' ? tree.scopes('method') : scope === 'method' ? tree.scopes('function') : [];
    all = calledSo(all, scope, name, place, within ? [] : kin);
  }
  if (within && isAny(which) && HELD.test(scope)) all = ownOf(all, within);
  if (holding) all = withText(all, scope, holding, place);
  const own = scope === 'condition' && isPlain && isAny(which) ? ownCondition(all, place) : undefined;
  if (own) all = [own];
  const possible = all.map(found => ({
    ...pointed(scope === 'body' || scope === 'content' ? insideOf(found, place) : found, scope, found.removal),
    called: found.name,
  }));
  // Outside of all classes nobody counts those of the nearest.
  const isOutside = isPlain && which.kind === 'rank' && which.count === 1 && isApart(possible, place);
  const picked = isOutside
    ? ranked(possible, which.rank, 1)
    : pick(possible, which, place, within ? [within] : tree.around(cursor));
  if (isPlain && which.kind === 'nearest' && /^(open|close) tag$/.test(scope)) {
    const own = edgeOfTag(all, place);
    if (own) return [pointed(own, scope, own.removal)];
  }
  const isFurther = scope === 'parameter' && isPlain && which.kind === 'rank' && picked.length === 0;
  return isFurther ? parametersFurther(which, place) : picked;
}

/** The parameters of the innermost function around the cursor that has some; undefined where none has. */
function ofOwnFunction({ tree, cursor }: Place): readonly Found[] | undefined {
  const kinds = (['function', 'method', 'initializer', 'lambda'] as const).filter(kind => tree?.knows(kind));
  const around = kinds
    .flatMap(kind => tree?.scopesAround(kind, cursor) ?? [])
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  for (const own of around) {
    const isLong = own.end - own.start > LONGEST_AROUND;
    const some = (kind: ScopeName) =>
      (isLong ? tree?.scopesNear(kind, cursor, false) : tree?.scopesIn(kind, own)) ?? [];
    const functions = kinds.flatMap(some);
    const inside = some('parameter').filter(one => {
      const inner = innermost(functions, one.start);
      return inner?.start === own.start && inner.end === own.end;
    });
    if (inside.length > 0) return inside;
  }
  return undefined;
}

/** What a thing has one of: that of what stands in it is not meant. */
const HELD =
  /^(body|content|name|type|return type|value|condition|(argument|parameter|parent|modifier) list|assignment value)$/;

/** Those that belong to a thing itself, else the first in it. */
function ownOf(all: readonly Found[], { start, end }: Span): readonly Found[] {
  const own = all.filter(({ owner }) => owner.start === start && owner.end >= end - 1 && owner.end <= end + 1);
  return own.length > 0 ? own : all.slice(0, 1);
}

/** Parts of other things: what stands in them tells nothing of whose they are. */
const PART =
  /^(body|content|name|type|value|condition|argument list|parameter list|parameter (name|type|value)|return (type|value)|assignment (value|variable))$/;

/** Those with a name, by the best evidence there is: their own, that of what they are given to, words in their heads. */
function calledSo(
  all: readonly Found[],
  scope: ScopeName,
  name: readonly string[],
  place: Place,
  kin: readonly Found[],
): readonly Found[] {
  const isSo = nameTester(name, scope, place);
  const isName = nameMatcher(name);
  const tests: readonly (() => readonly Found[])[] = [
    () => all.filter(isSo),
    () => kin.filter(nameTester(name, 'function', place)),
    () => all.filter(found => isGivenTo(isName, found, place.text)),
    () =>
      PART.test(scope)
        ? []
        : withWords(
            all.map(found => frontOf(found, place.text)),
            name,
            place.text,
          ),
    () =>
      withWords(
        kin.map(found => frontOf(found, place.text)),
        name,
        place.text,
      ),
  ];
  for (const test of tests) {
    const found = test();
    if (found.length > 0) return found.map(one => ('whole' in one ? (one.whole as Found) : one));
  }
  return [];
}

/** Of what has a name, what stands up to it: its modifiers. What its parameters are called is no name of it. */
function frontOf(found: Found, text: string): Found & { readonly whole: Found } {
  const at = text.slice(found.start, Math.min(found.end, found.start + LONGEST_HEAD)).indexOf(found.name);
  const isNamed = at >= 0 && found.name.length < found.end - found.start;
  return { ...found, end: isNamed ? found.start + at + found.name.length : found.end, whole: found };
}

/** The same by the symbols that the editor knows, for languages without a grammar of structure. */
function symbolsOf(
  scope: ScopeName,
  which: Which,
  name: readonly string[],
  place: Place,
  within: Span | undefined,
): readonly Pointed[] {
  const isName = name.length > 0 ? nameMatcher(name) : undefined;
  if (scope === 'block') return name.length === 0 && which.kind === 'nearest' && !within ? blockAround(place) : [];
  if (scope === 'body') return bodiesOf(which, isName, place, within);
  const found = (place.symbols ?? [])
    .filter(symbol => symbol.scope === scope && (!within || (symbol.start >= within.start && symbol.end <= within.end)))
    .filter(symbol => isName?.(symbol.name) ?? true)
    .map(symbol => pointed(symbol, scope));
  return pick(found, which, place, [within ?? { start: 0, end: place.text.length }]);
}

/** What stands in functions and classes that the editor knows: between the first brace and the last, else below their heads. */
function bodiesOf(
  which: Which,
  isName: ((name: string) => boolean) | undefined,
  place: Place,
  within: Span | undefined,
): readonly Pointed[] {
  const { text, symbols = [] } = place;
  const owners = symbols
    .filter(({ scope }) => /^(function|method|class|interface|initializer)$/.test(scope))
    .filter(({ start, end }) => !within || (start >= within.start && end <= within.end))
    .filter(({ name }) => isName?.(name) ?? true);
  // With the cursor in the head, the body of that is meant.
  const chosen = pick(
    owners.map(owner => pointed(owner, 'body')),
    which,
    place,
    [within ?? { start: 0, end: text.length }],
  );
  return chosen.flatMap(({ start, end }) => {
    const code = text.slice(start, end);
    const braces = { from: code.indexOf('{') + 1, to: code.lastIndexOf('}') };
    const lines = { from: code.indexOf('\n') + 1, to: /\n\s*end\w*\s*;?\s*$/i.exec(code)?.index ?? code.length };
    const { from, to } = braces.from > 0 && braces.to >= braces.from ? braces : lines;
    return from > 0 && to >= from ? [pointed(trimmed(text, { start: start + from, end: start + to }), 'body')] : [];
  });
}

/**
 * Of the things of a kind those in the smallest piece of syntax around the cursor that has any, and those in what the
 * nearest of them stands in: the nearest and its neighbours are among them.
 */
function besideCursor(scope: ScopeName, place: Pick<Place, 'tree' | 'cursor' | 'text'>): readonly Found[] {
  const { tree, cursor } = place;
  for (const piece of withLine(tree?.around(cursor) ?? [], place)) {
    if (piece.end - piece.start > LONGEST_AROUND) break;
    const found = (tree?.scopesIn(scope, piece) ?? []).filter(
      ({ start, end }) => piece.start <= start && end <= piece.end,
    );
    const here = nearest(found, cursor);
    if (!here) continue;
    const { start, end } = parentOf(withMarker(pointed(here, scope, here.removal)), place);
    return tree?.scopesIn(scope, { start: Math.min(start, piece.start), end: Math.max(end, piece.end) }) ?? [];
  }
  return tree?.scopesNear(scope, cursor) ?? [];
}

/** Whether what is meant stands in a list or block of its own, so that counting ends there. */
function isListed(scope: ScopeName, { tree, cursor, text }: Place): boolean {
  const here = tree && near(besideCursor(scope, { tree, cursor, text }), cursor, tree.around(cursor));
  const parent =
    here &&
    tree
      ?.around(here.start)
      .find(({ start, end }) => start <= here.start && end >= here.end && end - start > here.end - here.start);
  return parent !== undefined && parent.end - parent.start < text.trim().length;
}

/** Those whose own head says some words, best as its beginning: "parameter b" means `int b`. */
export function withWords<T extends Span>(all: readonly T[], words: readonly string[], text: string): readonly T[] {
  const [phrase] = phrasesOf(words, 'names');
  if (!phrase) return [];
  const found = all.filter(one => !phrase.in(headOf(one, text)).next().done);
  const first = found.filter(one => phrase.in(headOf(one, text)).next().value?.start === 0);
  return first.length > 0 ? first : found;
}

/** Those that hold some words: texts anywhere, others in their heads; as they were said, else in any form. */
export function withText<T extends Span>(
  all: readonly T[],
  kind: string,
  words: readonly string[],
  place: Place,
): readonly T[] {
  const { text } = place;
  const isText = /^(comment|string|text|line|sentence|paragraph|doc comment|todo|import|entry|key)/.test(kind);
  const textOf = (one: T) => (isText ? text.slice(one.start, Math.min(one.end, one.start + 4_000)) : headOf(one, text));
  for (const test of [sayer(words, place), mentioner(words, place)]) {
    const found = test ? all.filter(one => test(textOf(one))) : [];
    if (found.length > 0) return found;
  }
  return [];
}

function headOf({ start, end }: Span, text: string): string {
  const lines = text.slice(start, Math.min(end, start + LONGEST_HEAD)).split('\n');
  // What stands above the head belongs to it: decorators.
  const at = lines.findIndex(line => !/^\s*[@[#]/.test(line));
  return lines.slice(0, Math.max(0, at) + 1).join('\n');
}

function merged(a: readonly Found[], b: readonly Found[]): readonly Found[] {
  const keyOf = ({ start, end }: Span) => `${start} ${end}`;
  const known = new Set(a.map(keyOf));
  return [...a, ...b.filter(one => !known.has(keyOf(one)))].sort(inTextOrder);
}

/** A body is its statements, not the lines that its braces stand in. */
/** A body without the white space at its ends. In some grammars, comments above its first line are none of it. */
function insideOf(found: Span, place: Place): Span {
  const inner = trimmed(place.text, found);
  const line = lineAt(place.text, inner.start);
  if (inner.start !== found.start || place.text.slice(line.start, inner.start).trim() !== '') return inner;
  return trimmed(place.text, { start: linesAbove(place, line.start), end: inner.end });
}

export function trimmed(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end);
  return inner.trim() === ''
    ? { start, end }
    : { start: start + inner.length - inner.trimStart().length, end: end - (inner.length - inner.trimEnd().length) };
}
