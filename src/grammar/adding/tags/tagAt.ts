import type { Found, Span } from '../../../syntax/scopes.ts';
import { inTextOrder } from '../../../syntax/scopes.ts';
import { innermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import { lineAt } from '../../places/text/units.ts';
import { isCalled } from '../placed/naming.ts';
import { ordinalOf } from '../placed/ordinals.ts';
import { isTagCalled } from '../placed/owners.ts';

/** Tags as they open, or stand alone. */
function openTags({ tree }: Place): readonly Found[] {
  if (!tree?.knows('open tag')) return [];
  return [...tree.scopes('open tag'), ...(tree.knows('empty tag') ? tree.scopes('empty tag') : [])].sort(inTextOrder);
}

/**
 * The tag that is pointed at, as it opens: "the first button", "the cancel button", "this image"; without words the one
 * that the cursor is in, or the only one that begins on its line. Undefined where several may be meant.
 */
export function tagAt(said: readonly string[] | undefined, place: Place): Span | undefined {
  const all = openTags(place);
  const { cursor, text } = place;
  const words = (said ?? []).map(word => word.toLowerCase()).filter(word => !/^(?:tag|element)$/.test(word));
  const isThis = said === undefined || /^(?:this|that|it)$/.test(words[0] ?? '');
  const name = words.slice(/^(?:the|this|that|it|my|our)$/.test(words[0] ?? '') ? 1 : 0);
  if (name.length === 0) return isThis ? tagHere(all, place) : undefined;
  const rank = ordinalOf(name[0] ?? '');
  const called = rank === undefined ? name : name.slice(1);
  const found = all.filter(one => isOf(one, called));
  if (rank !== undefined) return rank < 0 ? found.at(-1) : found[rank - 1];
  if (found.length === 0) return labelled(called, all, text);
  const around = innermost(wholes(found, place), cursor);
  if (around) return found.find(({ start }) => start === around.start);
  const line = lineAt(text, cursor);
  const here = found.filter(({ start }) => start >= line.start && start <= line.end);
  if (here.length === 1) return here[0];
  return found.length === 1 ? found[0] : undefined;
}

function isOf({ name }: Found, words: readonly string[]): boolean {
  return words.length > 0 && (isCalled(name, words) || isTagCalled(name, words));
}

/** "The cancel button": what it says, or has in an attribute, stands in front of what it is. */
function labelled(words: readonly string[], all: readonly Found[], text: string): Span | undefined {
  for (let at = words.length - 1; at > 0; at--) {
    const label = words.slice(0, at).join(' ');
    const found = all.filter(one => isOf(one, words.slice(at)) && labelsOf(one, text).includes(label));
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

function labelsOf({ start, end }: Span, text: string): readonly string[] {
  const own = text.slice(start, end);
  const values = [...own.matchAll(/\s(?:id|class|className|name|type|title|alt)=["']([^"']*)["']/g)].flatMap(
    ([, value = '']) => [value, ...value.split(/\s+/)],
  );
  const says = /^\s*([^<{]{1,80}?)\s*</.exec(text.slice(end, end + 120))?.[1] ?? '';
  return [...values.map(value => value.replace(/[-_]/g, ' ')), says].map(label => label.toLowerCase());
}

function tagHere(all: readonly Found[], place: Place): Span | undefined {
  const { cursor, text } = place;
  const own = innermost(all, cursor);
  if (own) return own;
  const line = lineAt(text, cursor);
  const here = all.filter(({ start }) => start >= line.start && start <= line.end);
  if (here.length > 0) return here.length === 1 ? here[0] : undefined;
  const around = innermost(wholes(all, place), cursor);
  return around && all.find(({ start }) => start === around.start);
}

/** Whole tags with what is in them. */
function wholes(all: readonly Span[], { tree }: Place): readonly Span[] {
  const starts = new Set(all.map(({ start }) => start));
  return (tree?.knows('tag') ? tree.scopes('tag') : []).filter(({ start }) => starts.has(start));
}

/** Whether the cursor is in a script or a sheet of styles of a page, which is of another language. */
export function isInOther({ tree, text, cursor }: Place): boolean {
  if (!tree?.knows('children') || tree.knows('statements')) return false;
  return tree.scopesNear('children', cursor, false).some(({ start, end, owner }) => {
    const isOther = /^<(?:script|style)\b/i.test(text.slice(owner.start, owner.start + 10));
    return isOther && start <= cursor && cursor <= end;
  });
}
