import type { ScopeName } from '../../../syntax/scopeNames.ts';
import { type Found, inTextOrder, type Span } from '../../../syntax/scopes.ts';
import { outermost } from '../nearest.ts';
import { pick } from '../pick.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import { isAny, type Which } from '../said/which.ts';
import { mentioner, sayer } from '../text/evidence.ts';
import { nameMatcher } from '../text/phrases.ts';
import { nameTester } from './calledAs.ts';
import { isThere } from './owners.ts';

/** What may hold several under a name: `"scripts": {…}`, `tags: […]`, `STOP_WORDS = {…}`. */
const HOLDERS: readonly ScopeName[] = ['entry', 'property', 'assignment', 'declaration', 'section'];
const MEMBERS: readonly ScopeName[] = ['element', 'entry', 'property'];

/** "The test script", "the first keyword": a member of what is called as several of its last word are. */
export function pointedMembers(name: readonly string[], which: Which, place: Place, within?: Span): readonly Pointed[] {
  const { tree } = place;
  const many = plural(name);
  const called = name.slice(0, -1);
  if (many[0] === 'steps' && called.length === 0) {
    const steps = numberedSteps(which, place);
    if (steps.length > 0) return steps;
  }
  if (!tree) return [];
  const found = membersAt(many, called, which, place, within);
  if (found.length > 0 || !tree.data) return found;
  // "The dependency react", "the dev dependency vitest".
  for (let length = 1; length < Math.min(name.length, 3); length++) {
    const sort = [...name.slice(0, length - 1), ...plural(name.slice(0, length))];
    const members = membersAt(sort, name.slice(length), which, place, within);
    if (members.length > 0) return members;
  }
  return [];
}

function membersAt(
  many: readonly string[],
  called: readonly string[],
  which: Which,
  place: Place,
  within: Span | undefined,
): readonly Pointed[] {
  const { tree, cursor } = place;
  if (!tree || !isThere(many, place)) return [];
  const isAround = ({ start, end }: Span) => start <= cursor && cursor <= end;
  // "This step" is the one that someone is in.
  if (called.length === 0 && isAny(which)) return pointedHere(many, place);
  const tables = tablesCalled(many, called, place);
  if (tables) return pick(tables, which, place, within ? [within] : [{ start: 0, end: place.text.length }]);
  for (const kind of HOLDERS) {
    if (!tree.knows(kind)) continue;
    const holders = tree.scopes(kind).filter(nameTester(many, kind, place));
    for (const holder of [...holders.filter(isAround), ...holders.filter(one => !isAround(one))]) {
      if (within && (holder.start < within.start || holder.end > within.end)) continue;
      const there = isAround(holder) ? place : { ...place, cursor: holder.start };
      const found = pick(membersIn(holder, called, place), which, there, [holder]);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** The items of a numbered list in a document: of the one that the cursor is in, or of the only one. */
function numberedSteps(which: Which, place: Place): readonly Pointed[] {
  const { tree, text, cursor } = place;
  if (tree?.grammar.language.grammar !== 'markdown') return [];
  const lists = tree.scopes('elements').filter(({ start }) => /^\d+[.)]\s/.test(text.slice(start, start + 20)));
  const list =
    lists.find(({ start, end }) => start <= cursor && cursor <= end) ?? (lists.length === 1 ? lists[0] : undefined);
  if (!list) return [];
  const items = tree
    .scopes('element')
    .filter(({ start, end }) => start >= list.start && end <= list.end)
    .map(one => pointed(one, 'element', one.removal));
  if (which.kind !== 'nearest') return pick(items, which, place, [list]);
  return items.filter(item => {
    const { start, end } = lineOf(item, place);
    return start <= cursor && cursor <= end;
  });
}

/** The member around the cursor of what is called so. */
function pointedHere(many: readonly string[], place: Place): readonly Pointed[] {
  const { tree, cursor } = place;
  const isAround = ({ start, end }: Span) => start <= cursor && cursor <= end;
  const tables = tablesCalled(many, [], place);
  if (tables) return tables.filter(isAround);
  for (const kind of HOLDERS) {
    const holders = (tree?.scopesNear(kind, cursor, false) ?? [])
      .filter(isAround)
      .filter(nameTester(many, kind, place));
    for (const holder of holders.reverse()) {
      const found = membersIn(holder, [], place).find(one => isAround(lineOf(one, place)));
      if (found) return [found];
    }
  }
  return [];
}

/** With the indentation in front of it, where one may be too. */
function lineOf({ start, end, removal }: Pointed, { text }: Place): Span {
  const front = text.slice(text.lastIndexOf('\n', start - 1) + 1, removal?.start ?? start);
  return { start: /^[\s-]*$/.test(front) ? start - front.length - (start - (removal?.start ?? start)) : start, end };
}

/** Tables that stand one by one under the same name, `[[sensors]]`; undefined where there are none. */
function tablesCalled(
  many: readonly string[],
  called: readonly string[],
  place: Place,
): readonly Pointed[] | undefined {
  const { tree, text } = place;
  if (!tree?.knows('section')) return undefined;
  const isMany = nameTester(many, 'section', place);
  const tables = tree.scopes('section').filter(one => text.startsWith('[[', one.start) && isMany(one));
  if (tables.length === 0) return undefined;
  const some = called.length > 0 ? labelled(called, tables, place) : tables;
  return some.map(one => ({ ...pointed(trimmedEnd(one, text), 'section', one.removal), called: one.name }));
}

function trimmedEnd<T extends Span>(one: T, text: string): T {
  return { ...one, end: one.start + text.slice(one.start, one.end).trimEnd().length };
}

function membersIn(holder: Span, called: readonly string[], place: Place): readonly Pointed[] {
  const { tree } = place;
  const isIn = ({ start, end }: Found) => start > holder.start && end <= holder.end;
  const all = MEMBERS.map(kind => tree?.scopes(kind).filter(isIn) ?? []);
  // What stands in a member is none: of jobs with steps the jobs are meant.
  const outer = new Set(outermost(all.flat().sort(inTextOrder)).map(({ start, end }) => `${start} ${end}`));
  for (const [at, kind] of MEMBERS.entries()) {
    const inside = (all[at] ?? []).filter(({ start, end }) => outer.has(`${start} ${end}`));
    const found = called.length > 0 ? membersCalled(called, inside, kind, place) : inside;
    if (found.length > 0) return found.map(one => ({ ...pointed(one, kind, one.removal), called: one.name }));
  }
  return [];
}

/** By their names, else by what they are known by: of a step its `name`, of a requirement the package. */
function membersCalled(
  called: readonly string[],
  inside: readonly Found[],
  kind: ScopeName,
  place: Place,
): readonly Found[] {
  const found = inside.filter(nameTester(called, kind, place));
  if (found.length > 0 || kind !== 'element') return found;
  return labelled(called, inside, place);
}

/** Those that are known by some words. */
function labelled(called: readonly string[], inside: readonly Found[], place: Place): readonly Found[] {
  const isName = nameMatcher(called);
  const labels = inside.map(one => ({ one, labels: labelsOf(one, place.text) }));
  const tests = [isName, sayer(called, place), mentioner(called, place)];
  for (const test of tests) {
    const some = test ? labels.filter(one => one.labels.some(label => test(label))) : [];
    if (some.length > 0) return some.map(({ one }) => one);
  }
  return [];
}

/** So much of a member is looked into for what it is known by, in UTF-16 units. */
const LONGEST_MEMBER = 1_000;
const LABEL = /(?:^|[{,])[ \t]*["']?(?:name|id|title|label|uses|run)["']?[ \t]*[:=][ \t]*["']?([^"'\n]*)/gm;

/** What the things in a list are known by: what stands in quotes, without a version; the values of such keys as `name`. */
function labelsOf({ start, end }: Span, text: string): readonly string[] {
  const whole = text.slice(start, Math.min(end, start + LONGEST_MEMBER));
  const plain = /^["']?(@?[\p{L}\p{N}_./-]+)[^\n:]*$/u.exec(whole)?.[1];
  return plain === undefined ? [...whole.matchAll(LABEL)].map(([, label = '']) => label) : [plain];
}

/** "Entry" is "entries", "box" "boxes". */
function plural(name: readonly string[]): readonly string[] {
  const last = name.at(-1) ?? '';
  const many = /[^aeiou]y$/i.test(last)
    ? `${last.slice(0, -1)}ies`
    : /(s|x|ch|sh)$/i.test(last)
      ? `${last}es`
      : `${last}s`;
  return [many];
}
