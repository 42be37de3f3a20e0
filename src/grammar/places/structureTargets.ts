import type { ScopeName } from '../../syntax/scopeNames.ts';
import { type Found, inTextOrder, type Span } from '../../syntax/scopes.ts';
import { near } from './nearest.ts';
import { pick } from './pick.ts';
import { type Place, type Pointed, pointed } from './place.ts';
import type { Which } from './said/which.ts';
import { nameMatcher, phrasesOf } from './text/phrases.ts';

/** So much of a thing is its head, in UTF-16 units. */
const LONGEST_HEAD = 200;

/** What is pointed at by the language's names of structure, in a stretch of the text or anywhere. */
export function pointedStructures(
  scope: ScopeName,
  which: Which,
  name: readonly string[],
  place: Place,
  within?: Span,
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
    const isName = nameMatcher(name);
    const called =
      [all, kin]
        .map(some => some.filter(found => isName(found.name) || isName(found.name.replaceAll('.', ' '))))
        .find(some => some.length > 0) ?? [];
    all = called.length > 0 ? called : withWords(all, name, place.text);
  }
  return pick(
    all.map(found => ({
      ...pointed(scope === 'body' || scope === 'content' ? trimmed(place.text, found) : found, scope, found.removal),
      called: found.name,
    })),
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
  const isName = name.length > 0 ? nameMatcher(name) : undefined;
  const found = (place.symbols ?? [])
    .filter(symbol => symbol.scope === scope && (!within || (symbol.start >= within.start && symbol.end <= within.end)))
    .filter(symbol => isName?.(symbol.name) ?? true)
    .map(symbol => pointed(symbol, scope));
  return pick(found, which, place, [within ?? { start: 0, end: place.text.length }]);
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

/** Of those with a longer name, the ones whose own head says it: "parameter b" means `int b`. */
function withWords(all: readonly Found[], name: readonly string[], text: string): readonly Found[] {
  const [phrase] = phrasesOf(name, 'names');
  return all.filter(({ start, end }) => {
    const head = text.slice(start, Math.min(end, start + LONGEST_HEAD)).split('\n', 1)[0] ?? '';
    return phrase !== undefined && !phrase.in(head).next().done;
  });
}

function merged(a: readonly Found[], b: readonly Found[]): readonly Found[] {
  return [...a, ...b].sort(inTextOrder);
}

/** A body is its statements, not the lines that its braces stand in. */
function trimmed(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end);
  return inner.trim() === ''
    ? { start, end }
    : { start: start + inner.length - inner.trimStart().length, end: end - (inner.length - inner.trimEnd().length) };
}
