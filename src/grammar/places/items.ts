import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Span } from '../../syntax/scopes.ts';
import { parameterName } from './names.ts';
import { type Place, type Pointed, pointed } from './place.ts';
import { lineAt } from './text/units.ts';

/** So far around a thing its separators and comments are looked for, in UTF-16 units. */
const NEAR = 2_000;

/** What stands in lists, whether or not they have brackets. */
const LISTED: ReadonlySet<string> = new Set<ScopeName>([
  ...(['argument', 'assignment', 'column', 'element', 'entry', 'enum member', 'implements'] as const),
  ...(['keyword argument', 'named parameter', 'parameter', 'parent', 'positional parameter', 'row'] as const),
  ...(['selector', 'type argument', 'type parameter', 'with item'] as const),
]);

/** Whether things of a kind stand side by side in lists. */
export function isListed(kind: string): boolean {
  return LISTED.has(kind);
}

/** A thing as it stands among its neighbours, with what goes with it. Offsets are UTF-16 units. */
export interface Item {
  /** From the comment right in front of it on its line. */
  readonly start: number;
  readonly end: number;
  /** Where the comma or semicolon behind it ends, wherever that stands; undefined where there is none. */
  readonly separated: number | undefined;
  /** What separates it from the next: the comma or semicolon, or nothing. */
  readonly separator: '' | ',' | ';';
  /** What stands in front of it, without white space and comments. */
  readonly before: string;
  /** Where the comma in front of it begins; undefined where there is none. */
  readonly comma: number | undefined;
  /** Where it ends with the separator and the comment behind it on its line. */
  readonly tail: number;
  /** Whether nothing else of its list stands in front of it, or behind it. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Whether it has its lines for itself. */
  readonly isUpright: boolean;
}

/** A list's item with its dash or number; anything else is what it is. */
export function withMarker(target: Pointed): Pointed {
  const { removal } = target;
  const isMarked =
    (target.kind === 'element' || target.kind === 'heading' || target.kind === 'task') &&
    removal !== undefined &&
    removal.start <= target.start &&
    removal.end >= target.end;
  return isMarked ? { ...target, start: removal.start, end: removal.end, removal: undefined } : target;
}

/**
 * The entry whose key some words are: without it, its value would be left; the item of a list that they are all of: without
 * it, its comma would be left. Anything else is what it is.
 */
export function entryOf(target: Pointed, place: Place): Pointed {
  if (target.kind === 'key') return keyed(target, place) ?? target;
  if (target.kind === 'variable') return declarationOf(target, place) ?? target;
  if (target.kind !== 'phrase') return target;
  return (
    keyed(target, place) ??
    elementOf(target, place) ??
    enumMemberOf(target, place) ??
    argumentOf(target, place) ??
    decoratorOf(target, place) ??
    attributeOf(target, place) ??
    declaredBy(target, place) ??
    target
  );
}

function keyed(target: Pointed, { tree }: Place): Pointed | undefined {
  if (!tree?.knows('key') || !tree.knows('entry')) return undefined;
  const key = tree.scopesAround('key', target.start).find(one => isAllOf(one, target));
  const entry =
    key &&
    tree
      .scopesAround('entry', target.start)
      .find(({ start, end }) => start <= key.start && end >= key.end && start >= key.start - 1);
  // `{ id, lines }`: one that stands for a key and its value alike.
  const short = entry ?? tree.scopesNear('entry', target.start, false).find(one => isAllOf(one, target));
  return short && { ...pointed(short, 'entry', short.removal), called: short.name };
}

function elementOf(target: Pointed, { tree, text }: Place): Pointed | undefined {
  const isBeside = text[target.start - 1] !== '.' && text[target.end] !== '.';
  if (!tree?.knows('element') || !isBeside) return undefined;
  // A requirement is known by the package, whatever its version: `"click>=8.1"`.
  const isKnown = ({ start, end }: Span) =>
    tree.data !== undefined &&
    /^["']?$/.test(text.slice(start, target.start)) &&
    /^(\[[^\]]*\])?\s*[<>=~!^@]/.test(text.slice(target.end, end));
  const element = tree.scopesNear('element', target.start, false).find(one => isAllOf(one, target) || isKnown(one));
  return element && { ...pointed(element, 'element', element.removal), called: element.name };
}

/** A member of an enum that is nothing but the words: without it, its comma would be left. */
function enumMemberOf(target: Pointed, { tree }: Place): Pointed | undefined {
  if (!tree?.knows('enum member')) return undefined;
  const found = tree.scopesNear('enum member', target.start, false).find(one => isAllOf(one, target));
  return found && { ...pointed(found, 'enum member', found.removal), called: found.name };
}

/** An argument that is nothing but the words: without it, its comma would be left. */
function argumentOf(target: Pointed, { tree }: Place): Pointed | undefined {
  if (!tree?.knows('argument')) return undefined;
  const found = tree.scopesNear('argument', target.start, false).find(one => isAllOf(one, target));
  return found && pointed(found, 'argument', found.removal);
}

/** An attribute that is no more than its name: without it, a blank would be left. */
function attributeOf(target: Pointed, { tree }: Place): Pointed | undefined {
  if (!tree?.knows('attribute') || !tree.knows('open tag')) return undefined;
  const found = tree.scopesNear('attribute', target.start, false).find(one => isAllOf(one, target));
  return found && pointed(found, 'attribute', found.removal);
}

/** The declaration of a variable that declares no other. */
function declarationOf(target: Pointed, { tree, text }: Place): Pointed | undefined {
  if (!tree?.knows('declaration')) return undefined;
  const found = tree
    .scopesNear('declaration', target.start, false)
    .find(one => one.start <= target.start && one.end >= target.end);
  const isOnly = found && !/[=,;{(]/.test(text.slice(found.start, target.start));
  return isOnly ? pointed(found, 'declaration', found.removal) : undefined;
}

/** What is declared by a name among others of its kind: without the name, it would be none, or another. */
function declaredBy(target: Pointed, { tree, text, wording }: Place): Pointed | undefined {
  const name = text.slice(target.start, target.end);
  const isBefore = wording.writing?.typeStands === 'before';
  for (const kind of ['property', 'parameter', 'enum member'] as const) {
    if (!tree?.knows(kind) || !wording.writing) continue;
    const found = tree
      .scopesNear(kind, target.start, false)
      .find(
        one =>
          one.start <= target.start &&
          one.end >= target.end &&
          (one.name === name || (kind === 'parameter' && parameterName(one.name, isBefore) === name)) &&
          !/[=:]/.test(text.slice(one.start, target.start)),
      );
    if (found) return { ...pointed(found, kind, found.removal), called: found.name };
  }
  return undefined;
}

/** A decorator that has no more than its name: without it, its sign would be left. */
function decoratorOf(target: Pointed, { tree, text }: Place): Pointed | undefined {
  if (!tree?.knows('decorator')) return undefined;
  const found = tree
    .scopesNear('decorator', target.start, false)
    .find(one => one.end >= target.end && /^(?:@|#!?\[|\[)$/.test(text.slice(one.start, target.start)));
  const isAll = found && /^\]?$/.test(text.slice(target.end, found.end));
  return isAll ? pointed(found, 'decorator', found.removal) : undefined;
}

/** Whether a thing is what is pointed at, but for quotes. */
function isAllOf({ start, end }: Span, target: Span): boolean {
  return start <= target.start && end >= target.end && end - start <= target.end - target.start + 2;
}

/** How a thing stands among its neighbours. */
export function itemAt({ start, end, kind = '' }: Span & { readonly kind?: string }, { text, tree }: Place): Item {
  const comments = tree?.commentsIn({ start: Math.max(0, start - NEAR), end: Math.min(text.length, end + NEAR) }) ?? [];
  const before = backwards(text, start, comments);
  const after = forwards(text, end, comments);
  // Those of a block in Ruby, of a closure in Rust.
  const brackets = /parameter/.test(kind) ? ([/[([{<|]/, /[)\]}>|]/] as const) : ([/[([{<]/, /[)\]}>]/] as const);
  const first = text[before - 1];
  const next = text[after];
  const separated = next === ',' || next === ';' ? after + 1 : undefined;
  const lead = comments.find(
    comment => comment.start >= before && comment.end <= start && isBlank(text, comment.end, start),
  );
  const lines = { start: lineAt(text, start).start, end: lineAt(text, end).end };
  const from = lead && lead.start >= lines.start && !isBlank(text, lines.start, lead.start) ? lead.start : start;
  const ownSeparator = separated !== undefined && separated - 1 <= lines.end ? separated : end;
  // A comment that something else stands behind belongs to that.
  const trailing = comments.findLast(comment => comment.start >= end && comment.start <= lines.end);
  const isTrailing =
    trailing !== undefined &&
    forwardsOnLine(text, ownSeparator, comments) >= lineAt(text, trailing.end).end &&
    isBlank(text, trailing.end, lineAt(text, trailing.end).end);
  const inner = separated === undefined && /[)\]}>]/.test(next ?? '') ? comments.filter(one => one.start >= end) : [];
  const closing = inner.find(one => one.end <= after && one.start <= lines.end);
  const tail = Math.max(ownSeparator, (isTrailing ? trailing.end : undefined) ?? closing?.end ?? end);
  return {
    start: from,
    end,
    separated,
    separator: separated === undefined ? '' : next === ',' ? ',' : ';',
    before: first ?? '',
    comma: first === ',' ? before - 1 : undefined,
    tail,
    isFirst: brackets[0].test(first ?? ''),
    isLast: brackets[1].test(next ?? ''),
    isUpright: isBlank(text, lines.start, from) && isBlank(text, tail, lineAt(text, tail).end),
  };
}

/** The dash in front of what stands on its line, as white space; undefined where there is none. */
export function besideMarker({ start }: Span, { text, tree }: Place): string | undefined {
  const front = text.slice(lineAt(text, start).start, start);
  return tree?.data && /^\s*([-?]\s+)+$/.test(front) ? front.replace(/\S/g, ' ') : undefined;
}

/** Where the lines begin of the comments and decorators right above a line. */
export function linesAbove({ text, tree }: Place, lineStart: number): number {
  let first = lineStart;
  while (first > 0) {
    const above = lineAt(text, first - 1);
    const from =
      above.start + (text.slice(above.start, above.end).length - text.slice(above.start, above.end).trimStart().length);
    if (from >= above.end) return first;
    const comment = tree
      ?.commentsIn({ start: from, end: above.end })
      .find(one => one.end >= above.end - trailingBlank(text, above));
    const isDecorator = /^(@[\p{L}_]|#\[)/u.test(text.slice(from, from + 3));
    if (!isDecorator && !(comment && isBlank(text, lineAt(text, comment.start).start, comment.start))) return first;
    first = comment && !isDecorator ? lineAt(text, comment.start).start : above.start;
  }
  return first;
}

function trailingBlank(text: string, { start, end }: Span): number {
  const line = text.slice(start, end);
  return line.length - line.trimEnd().length;
}

/** Where what stands in front of an offset ends, without white space and comments. */
function backwards(text: string, offset: number, comments: readonly Span[]): number {
  for (let at = offset; ; ) {
    while (at > 0 && /\s/.test(text[at - 1] as string)) at--;
    const comment = comments.findLast(({ start, end }) => end === at && start < end);
    if (!comment) return at;
    at = comment.start;
  }
}

/** Where what stands behind an offset begins, without white space and comments. */
function forwards(text: string, offset: number, comments: readonly Span[]): number {
  for (let at = offset; ; ) {
    while (at < text.length && /\s/.test(text[at] as string)) at++;
    const comment = comments.find(({ start, end }) => start === at && start < end);
    if (!comment) return at;
    at = comment.end;
  }
}

/** The same, no further than where the line ends that it comes to. */
function forwardsOnLine(text: string, offset: number, comments: readonly Span[]): number {
  for (let at = offset; ; ) {
    while (at < text.length && /[^\S\n]/.test(text[at] as string)) at++;
    const comment = comments.find(({ start, end }) => start === at && start < end);
    if (!comment) return at;
    at = comment.end;
  }
}

export function isBlank(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}
