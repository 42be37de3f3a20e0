import type { ScopeName } from '../../../syntax/scopeNames.ts';
import { type Found, inTextOrder, type Span } from '../../../syntax/scopes.ts';
import { pick } from '../pick.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import { type Derived, type Inline, isInline } from '../said/kinds.ts';
import { nameTester } from './calledAs.ts';
import { inlinesIn } from './documents/inlineTargets.ts';
import { tasksIn } from './documents/tasks.ts';
import { type Description, withText, withWords } from './structureTargets.ts';

/** Between a comment and what it documents stands no more than this, in UTF-16 units. */
const LONGEST_BETWEEN = 300;

/** What is pointed at by how it looks: tests, things to do, doc comments, heads. */
export function pointedDerived(
  kind: Derived,
  { which, name, holding }: Description,
  place: Place,
  within?: Span,
): readonly Pointed[] {
  const { tree, text, cursor } = place;
  if (!tree) return [];
  let all = isInline(kind) ? inlinesIn(kind, place) : FINDERS[kind](place);
  if (within) all = ownOf(all, within, text);
  if (name.length > 0) {
    const isSo = nameTester(name, 'function', place);
    const called = all.filter(isSo);
    all = called.length > 0 ? called : withWords(all, name, text);
  }
  if (holding) all = withText(all, kind, holding, place);
  // It is a string to whoever does something with it.
  const own = kind === 'template string' ? 'string' : kind;
  const found = all.map(one => ({ ...pointed(one, own, one.removal), called: one.name }));
  return pick(found, which, place, within ? [{ start: 0, end: text.length }] : tree.around(cursor));
}

const FINDERS: Readonly<Record<Exclude<Derived, Inline>, (place: Place) => readonly Found[]>> = {
  test: testsIn,
  todo: place => scopesOf(['comment'], place).filter(one => /\b(TODO|FIXME|XXX|HACK)\b/i.test(textOf(one, place))),
  'doc comment': docsIn,
  'comment block': place => joinedComments(scopesOf(['comment'], place), place.text),
  header: headersIn,
  task: tasksIn,
  'template string': place => scopesOf(['string'], place).filter(one => IS_TEMPLATE.test(textOf(one, place))),
  'error message': place =>
    scopesOf(['string'], place).filter(one =>
      /error|throw|raise|panic|exception|fail|abort|reject/i.test(frontOf(one, place)),
    ),
};

/** Strings that have code in them, by how they begin (`…`, f"…", $"…") or by the sign in front of it. */
const IS_TEMPLATE = /^(?:`|[rR]?[fF][rR]?["']|\$@?"|@\$")|[$#]\{|\$[\p{L}_]/u;

/** What stands in front of something in its line. */
function frontOf({ start }: Span, { text }: Place): string {
  return text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - LONGEST_BETWEEN), start);
}

/** Calls such as `it('…', …)`, and functions that are called so or marked as tests. */
function testsIn(place: Place): readonly Found[] {
  const { text } = place;
  const calls = scopesOf(['call'], place)
    .filter(({ name }) => /^(it|test|specify|scenario)(\.\w+)*$/.test(name))
    .map(call => statementOf(call, place));
  const functions = scopesOf(['function', 'method'], place).filter(
    one =>
      /^(test|Test)(?!\p{Ll})|Test$/u.test(one.name) ||
      /[@[#]\[?\s*(Test|test|Fact|Theory|tokio::test)\b/.test(
        text
          .slice(Math.max(0, one.start - 80), one.start + 80)
          .split('\n\n')
          .at(-1) ?? '',
      ),
  );
  return [...calls, ...functions].sort(inTextOrder);
}

/** The statement that something begins, or itself. */
export function statementOf<T extends Found>(one: T, { tree, text }: Place): T {
  const whole = tree
    ?.scopesAround('statement', one.start)
    .find(({ start, end }) => start === one.start && end >= one.end);
  if (whole) return { ...one, end: whole.end };
  return text[one.end] === ';' ? { ...one, end: one.end + 1 } : one;
}

/** Comments of a form that is for documentation, or right above what is declared; docstrings. */
function docsIn(place: Place): readonly Found[] {
  const { tree, text } = place;
  const declared = new Set(
    scopesOf(['function', 'method', 'class', 'struct', 'interface', 'enum'], place).map(({ start }) => start),
  );
  const comments = joinedComments(scopesOf(['comment'], place), text).filter(one => {
    const next = one.end + (text.slice(one.end).match(/^\s*/)?.[0].length ?? 0);
    // What stands behind code is about that.
    if (text.slice(text.lastIndexOf('\n', one.start - 1) + 1, one.start).trim() !== '') return false;
    return /^(\/\*\*|\/\/\/|\/\/!|--\s*\||##)/.test(text.slice(one.start, one.start + 4)) || declared.has(next);
  });
  const strings = tree?.doc === 'docstring' ? scopesOf(['string'], place).filter(one => isDocstring(one, text)) : [];
  return [...comments, ...strings].sort(inTextOrder);
}

function isDocstring({ start }: Span, text: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return (
    line.trim() === '' &&
    /^[rRuU]?("""|''')/.test(text.slice(start, start + 4)) &&
    /(:|^)\s*$/.test(text.slice(Math.max(0, start - 200), start))
  );
}

/** Line comments one below the other are one. */
function joinedComments(comments: readonly Found[], text: string): readonly Found[] {
  const joined: Found[] = [];
  for (const comment of comments) {
    const last = joined.at(-1);
    const isLine = /^(\/\/|#|--)/.test(text.slice(comment.start, comment.start + 2));
    if (last && isLine && /^[ \t]*\r?\n[ \t]*$/.test(text.slice(last.end, comment.start)))
      joined[joined.length - 1] = { ...last, end: comment.end };
    else joined.push(comment);
  }
  return joined;
}

/** What comes before the body of a function, class or loop. */
function headersIn(place: Place): readonly Found[] {
  const { text } = place;
  const bodies = scopesOf(['body'], place);
  return scopesOf(
    ['function', 'method', 'initializer', 'class', 'interface', 'struct', 'for', 'while', 'if', 'switch', 'catch'],
    place,
  )
    .flatMap(one => {
      const body = bodies.find(({ start, end }) => start > one.start && end <= one.end);
      if (!body) return [];
      const head = text.slice(one.start, body.start).replace(/[\s{:]+$/, '');
      return [{ ...one, end: one.start + head.length, owner: { start: one.start, end: one.end } }];
    })
    .sort(inTextOrder);
}

/** Those of a thing: what stands right above it or is its own head, else what is in it. */
function ownOf(all: readonly Found[], within: Span, text: string): readonly Found[] {
  const own = all.filter(one => isOwnedBy(one, within, text) || one.owner.start === within.start);
  return own.length > 0 ? own : all.filter(one => one.start >= within.start && one.end <= within.end);
}

/** Whether a comment stands right above a thing. */
function isOwnedBy(one: Found, { start }: Span, text: string): boolean {
  const between = one.end <= start && start - one.end < LONGEST_BETWEEN ? text.slice(one.end, start) : undefined;
  return between !== undefined && !/[{};]|\n\s*\n/.test(between);
}

function scopesOf(kinds: readonly ScopeName[], { tree }: Place): readonly Found[] {
  return kinds.flatMap(kind => tree?.scopes(kind) ?? []).sort(inTextOrder);
}

function textOf({ start, end }: Span, { text }: Place): string {
  return text.slice(start, end);
}
