import type { ScopeName } from '../../../syntax/scopeNames.ts';
import type { Found, Span } from '../../../syntax/scopes.ts';
import { outermost } from '../nearest.ts';
import { pick } from '../pick.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import type { Which } from '../said/which.ts';
import { mentioner, sayer } from '../text/evidence.ts';
import { nameMatcher } from '../text/phrases.ts';
import { nameTester } from './calledAs.ts';
import { isThere } from './owners.ts';

/** What may hold several under a name: `"scripts": {…}`, `tags: […]`, `STOP_WORDS = {…}`. */
const HOLDERS: readonly ScopeName[] = ['entry', 'property', 'assignment', 'declaration', 'section'];
const MEMBERS: readonly ScopeName[] = ['element', 'entry', 'property'];

/** "The test script", "the first keyword": a member of what is called as several of its last word are. */
export function pointedMembers(name: readonly string[], which: Which, place: Place, within?: Span): readonly Pointed[] {
  const { tree, cursor } = place;
  const many = plural(name);
  const called = name.slice(0, -1);
  if (!tree || !isThere(many, place) || (called.length === 0 && which.kind === 'nearest')) return [];
  const isAround = ({ start, end }: Span) => start <= cursor && cursor <= end;
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

function membersIn(holder: Span, called: readonly string[], place: Place): readonly Pointed[] {
  const { tree } = place;
  for (const kind of MEMBERS) {
    const isIn = ({ start, end }: Found) => start > holder.start && end <= holder.end;
    const inside = outermost(tree?.scopes(kind).filter(isIn) ?? []);
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
