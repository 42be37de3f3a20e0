import type { Place } from '../../places/place.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { intoList } from '../lists.ts';
import { textOnly } from '../template.ts';
import { ownerIn } from './owners.ts';
import type { Wanted } from './wanted.ts';
import type { Where } from './where.ts';

/** Attributes that say something by being there, by the HTML standard. */
export const BOOLEAN =
  /^(allowfullscreen|async|autofocus|autoplay|checked|controls|default|defer|disabled|formnovalidate|hidden|inert|ismap|loop|multiple|muted|nomodule|novalidate|open|playsinline|readonly|required|reversed|selected)$/;

/** An attribute of the tag that is pointed at, else of the one that the cursor is in. */
export function attributeAdded({ name, value, ...wanted }: Wanted, where: Where, place: Place): Outcome | undefined {
  const { tree, text } = place;
  if (!tree?.knows('attributes') || wanted.modifiers.length + wanted.type.length > 0 || where.beside) return undefined;
  const tag = ownerIn(where.owner, 'tag', place);
  const list =
    tag && tree.scopesNear('attributes', tag.start).find(({ start, end }) => start > tag.start && end <= tag.end);
  if (!tag || !list) return undefined;
  const called = name.join(name[0] === 'data' || name[0] === 'aria' ? '-' : '');
  const isThere = new RegExp(`\\s${called}(?=[\\s=/>]|$)`, 'i').test(text.slice(tag.start, tag.end));
  if (value.some(word => /^(quotes?|ticks?|braces?|brackets?)$/.test(word))) return undefined;
  if (isThere || !/^[a-z][a-z-]*$/i.test(called) || (value.length === 0) !== BOOLEAN.test(called)) return undefined;
  const code = value.length === 0 ? called : `${called}="${value.join(' ').replaceAll('"', '&quot;')}"`;
  const end = list.start + text.slice(list.start, list.end).trimEnd().length;
  return intoList(list, textOnly(code), { ...place, cursor: end }, 'attributes');
}
