import type { ScopeName } from '../../../syntax/scopeNames.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { SyntaxTree } from '../../../syntax/syntaxTree.ts';
import { innermost } from '../nearest.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import type { Pair } from '../said/pairs.ts';
import { lineAt } from '../text/units.ts';
import { trimmed } from './structureTargets.ts';

/** So far from the cursor brackets are looked for, in UTF-16 units. */
const REACH = 20_000;

/** What lies in a thing of structure, by what things have. */
const INNER: readonly ScopeName[] = [
  ...(['body', 'content', 'string text', 'comment text', 'attribute text', 'members', 'elements', 'entries'] as const),
  ...(['statements', 'argument list', 'parameter list', 'children'] as const),
];

/** Brackets or quotes around the cursor, else the next in its line, else those before; or the first in a stretch. */
export function pointedEnclosed(
  { signs }: Pair,
  isWith: boolean,
  place: Place,
  within: Span | undefined,
): readonly Pointed[] {
  const { text, cursor } = place;
  const line = lineAt(text, cursor);
  for (const { open, close } of signs) {
    const all = open === close ? quoted(open, place) : bracketed(open, close, place);
    const some = within ? all.filter(({ start, end }) => start >= within.start && end <= within.end) : all;
    const chosen = within
      ? (innermost(some, cursor) ?? some[0])
      : (innermost(some, cursor) ??
        some.find(({ start }) => start >= cursor && start < line.end) ??
        some.findLast(({ start, end }) => end <= cursor && start >= line.start));
    if (!chosen) continue;
    if (isWith) return [pointed(chosen, 'phrase')];
    return [pointed(trimmed(text, { start: chosen.start + open.length, end: chosen.end - close.length }), 'content')];
  }
  return [];
}

/** What lies in a thing: its body, its items, its text. */
export function insideOf(of: Pointed, { tree, text }: Place): readonly Pointed[] {
  if (of.kind === 'line' || of.kind === 'content' || of.kind === 'body') return [pointed(trimmed(text, of), of.kind)];
  if (tree?.data) {
    const value = heldBy(of, tree);
    if (value) return [pointed(trimmed(text, value), 'body')];
  }
  // In a tag lies what it is around, and not what a function in it does.
  const scopes = of.kind === 'tag' || of.kind === 'element' ? (['content', 'children', ...INNER] as const) : INNER;
  for (const scope of scopes) {
    const inner = tree?.scopes(scope).find(({ start, end }) => start > of.start && end <= of.end);
    if (inner) return [pointed(trimmed(text, inner), 'body')];
  }
  return [];
}

/** What lies in the value of the entry whose key something is: the name itself is not in it. */
function heldBy({ start }: Span, tree: SyntaxTree): Span | undefined {
  if (!tree.knows('key') || !tree.knows('entry')) return undefined;
  const key = tree.scopesNear('key', start, false).find(one => one.start <= start && start < one.end);
  const entry =
    key && tree.scopesAround('entry', key.start).find(one => one.start >= key.start - 1 && one.end > key.end);
  if (!key || !entry) return undefined;
  for (const scope of ['entries', 'elements', 'members', 'body', 'content'] as const) {
    const inner = tree.knows(scope)
      ? tree.scopes(scope).find(one => one.start > key.end && one.end <= entry.end)
      : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** Pairs of brackets near the cursor, in order of their beginnings; those in texts and comments are no code. */
function bracketed(open: string, close: string, place: Place): readonly Span[] {
  const { text, cursor } = place;
  const from = Math.max(0, cursor - REACH);
  const to = Math.min(text.length, cursor + REACH);
  const texts = textsAround(place).filter(({ start, end }) => !(start < cursor && cursor < end));
  const opened: number[] = [];
  const found: Span[] = [];
  let next = 0;
  for (let at = from; at < to; at++) {
    while ((texts[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    const inText = texts[next];
    if (inText && inText.start <= at) {
      at = inText.end - 1;
      continue;
    }
    if (text[at] === open) opened.push(at);
    else if (text[at] === close) {
      const start = opened.pop();
      if (start !== undefined) found.push({ start, end: at + 1 });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function textsAround({ tree, cursor }: Place): readonly Span[] {
  if (!tree) return [];
  const found = (['string', 'comment'] as const).flatMap(scope => tree.scopesNear(scope, cursor, false));
  return found.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
}

/** Texts between quotes: the language's strings, else what stands between two signs of a line. */
function quoted(sign: string, { tree, text, cursor }: Place): readonly Span[] {
  const strings = tree?.knows('string') ? tree.scopesNear('string', cursor, false) : [];
  const own = strings.flatMap(({ start, end }) => {
    const prefix = text.slice(start, end).indexOf(sign);
    const isSo = prefix >= 0 && prefix <= 3 && /^\w*$/.test(text.slice(start, start + prefix));
    return isSo && text.slice(start, end).endsWith(sign) ? [{ start: start + prefix, end }] : [];
  });
  if (own.length > 0) return own;
  const line = lineAt(text, cursor);
  const found: Span[] = [];
  for (let at = text.indexOf(sign, line.start); at >= 0 && at < line.end; ) {
    const end = text.indexOf(sign, at + sign.length);
    if (end < 0 || end >= line.end) break;
    found.push({ start: at, end: end + sign.length });
    at = text.indexOf(sign, end + sign.length);
  }
  return found;
}
