import type { ScopeName } from '../../../syntax/scopeNames.ts';
import type { Found, Span } from '../../../syntax/scopes.ts';
import { outermost } from '../nearest.ts';
import { pick } from '../pick.ts';
import { type Place, type Pointed, pointed } from '../place.ts';
import type { Which } from '../said/which.ts';
import { nameTester } from './calledAs.ts';
import { isThere } from './owners.ts';

/** What may hold several under a name: `"scripts": {…}`, `tags: […]`, `STOP_WORDS = {…}`. */
const HOLDERS: readonly ScopeName[] = ['entry', 'property', 'assignment', 'declaration', 'section'];
const MEMBERS: readonly ScopeName[] = ['element', 'entry', 'property'];

/** "The test script", "the first keyword": a member of what is called as several of its last word are. */
export function pointedMembers(name: readonly string[], which: Which, place: Place, within?: Span): readonly Pointed[] {
  const { tree, cursor, text } = place;
  const many = plural(name);
  const called = name.slice(0, -1);
  if (!tree || !isThere(many, text) || (called.length === 0 && which.kind === 'nearest')) return [];
  for (const kind of HOLDERS) {
    if (!tree.knows(kind)) continue;
    for (const holder of tree.scopes(kind).filter(nameTester(many, kind, place))) {
      if (within && (holder.start < within.start || holder.end > within.end)) continue;
      const there = holder.start <= cursor && cursor <= holder.end ? place : { ...place, cursor: holder.start };
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
    const found = called.length > 0 ? inside.filter(nameTester(called, kind, place)) : inside;
    if (found.length > 0) return found.map(one => ({ ...pointed(one, kind, one.removal), called: one.name }));
  }
  return [];
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
