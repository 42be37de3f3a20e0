import type { Found } from '../../../syntax/scopes.ts';
import type { Writing } from '../../../syntax/writing.ts';
import { expression, typeName } from '../../code/spokenCode.ts';
import type { Wording } from '../../code/wording.ts';
import { named } from '../../english/formatters.ts';
import type { Place } from '../../places/place.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { type Filled, fill } from '../template.ts';
import { alignedFields } from './alignment.ts';
import { insertAmong } from './insertion.ts';
import { isCalled, prefixOfSiblings, styleOfSiblings } from './naming.ts';
import { itemsOf, type OwnerSort, ownerIn } from './owners.ts';
import type { Wanted, WantedKind } from './wanted.ts';
import type { Where } from './where.ts';

interface Sort {
  readonly owner: OwnerSort;
  readonly scope: 'property' | 'enum member' | 'column';
  readonly code: 'property' | 'enum member' | 'column';
}

const SORTS: Readonly<Partial<Record<WantedKind, Sort>>> = {
  field: { owner: 'type', scope: 'property', code: 'property' },
  variant: { owner: 'enum', scope: 'enum member', code: 'enum member' },
  column: { owner: 'table', scope: 'column', code: 'column' },
};

const VISIBILITY = /^(pub(?:\([^)]*\))?|public|private|protected|internal|var|val)\b/;
const ACCESSORS = /\{\s*get;[^}]*\}/;

/**
 * A field, a column or a member of an enum, written as its siblings are and put where it was said, else behind the last
 * of them. Undefined where it has no siblings to go by, or there is no such place.
 */
export function memberAdded(wanted: Wanted, where: Where, place: Place): Outcome | undefined {
  const sort = wanted.kind && SORTS[wanted.kind];
  const { writing } = place.wording;
  if (!sort || !writing || !place.tree) return undefined;
  const chosen = siblingsFor(sort, where, place);
  if (!chosen) return undefined;
  const group = groupFor(wanted, chosen, place);
  if (!group || group.siblings.some(sibling => isCalled(sibling.name, wanted.name))) return undefined;
  const { siblings, modifiers } = group;
  const index = indexIn(siblings, where, place);
  if (index === undefined) return undefined;
  const code = memberCode({ ...wanted, modifiers }, sort, siblings, writing, place);
  if (code === undefined) return undefined;
  const isList =
    (sort.scope === 'enum member' && place.tree.knows('enum members') && !code.text.endsWith(';')) ||
    (sort.scope === 'property' && place.tree.knows('fields'));
  const outcome = insertAmong(siblings, index, code, place, isList || sort.scope === 'column');
  return outcome && writing.typeMark === ' ' && wanted.kind === 'field'
    ? alignedFields(outcome, siblings, place)
    : outcome;
}

function siblingsFor(sort: Sort, where: Where, place: Place): readonly Found[] | undefined {
  const { tree } = place;
  const owner = ownerIn(where.owner, sort.owner, place);
  if (where.owner && !owner) return undefined;
  if (owner) {
    const found = itemsOf(owner, sort.scope, sort.owner, place);
    const isThere = !where.beside?.words.length || found.some(one => isBeside(one, where, place));
    if (found.length > 0 && isThere) return found;
    if (where.owner) return undefined;
  }
  // What it goes beside tells what it is part of, where one alone is called so.
  const words = where.beside?.words;
  if (!words?.length || !tree) return undefined;
  const beside = tree.scopesNear(sort.scope, place.cursor).filter(one => isCalled(one.name, words));
  const groups = beside.flatMap(one => {
    const around = ownerIn(undefined, sort.owner, { ...place, cursor: one.start });
    const found = around ? itemsOf(around, sort.scope, sort.owner, place) : [];
    return found.includes(one) ? [found] : [];
  });
  return groups.length === 1 ? groups[0] : undefined;
}

/** Those of its siblings that are of its own sort, with the modifiers that are still to be written. */
function groupFor(
  wanted: Wanted,
  all: readonly Found[],
  { text }: Place,
): { readonly siblings: readonly Found[]; readonly modifiers: readonly string[] } | undefined {
  const { modifiers } = wanted;
  const access = modifiers.find(modifier => /^(public|private|protected)$/.test(modifier));
  const sections = all.map(({ start }) => sectionOf(text, start));
  if (access && sections.some(Boolean)) {
    const siblings = all.filter((_one, at) => sections[at] === access);
    return siblings.length > 0 ? { siblings, modifiers: modifiers.filter(modifier => modifier !== access) } : undefined;
  }
  const alike = all.filter(({ start, end }) => ACCESSORS.test(text.slice(start, end)) === wanted.isProperty);
  return { siblings: alike.length > 0 && alike.length < all.length ? alike : all, modifiers };
}

/** `private:` in C++: what the members below it are. */
function sectionOf(text: string, offset: number): string | undefined {
  const before = text.slice(Math.max(0, offset - 4_000), offset);
  return [...before.matchAll(/^\s*(public|private|protected):\s*$/gm)].at(-1)?.[1];
}

function isBeside(one: Found, { beside }: Where, { text, cursor }: Place): boolean {
  if (!beside) return false;
  if (beside.words.length > 0) return isCalled(one.name, beside.words);
  const line = lineAt(text, cursor);
  return one.start <= line.end && one.end >= line.start;
}

function indexIn(siblings: readonly Found[], where: Where, place: Place): number | undefined {
  if (where.beside) {
    const at = siblings.findIndex(one => isBeside(one, where, place));
    return at < 0 ? undefined : where.beside.side === 'after' ? at + 1 : at;
  }
  if (where.rank !== undefined) return where.rank - 1 <= siblings.length ? where.rank - 1 : undefined;
  if (where.edge) return where.edge === 'first' ? 0 : siblings.length;
  const here = siblings.findLastIndex(({ start, end }) => start <= place.cursor && place.cursor <= end + 1);
  return here < 0 || where.owner ? siblings.length : here + 1;
}

function memberCode(
  wanted: Wanted,
  { code }: Sort,
  siblings: readonly Found[],
  writing: Writing,
  place: Place,
): Filled | undefined {
  const { text, wording } = place;
  const own = writing.code[code];
  const template = typeof own === 'string' ? own : Array.isArray(own) ? own[0]?.code : undefined;
  if (template === undefined) return undefined;
  const texts = siblings.map(({ start, end }) => text.slice(start, end));
  const names = siblings.map(one => memberName(one, text));
  const style = styleOfSiblings(
    names,
    code === 'enum member'
      ? (writing.names['enum member'] ?? 'pascal')
      : (writing.names.property ?? writing.names.variable),
  );
  const isText = code === 'enum member' && texts.some(one => /[=(]/.test(one));
  // What the others are set to, nobody said.
  if (isText && wanted.value.length === 0 && texts.every(one => /=\s*\S|\(/.test(one))) return undefined;
  const type = typeOf(wanted, wording);
  if (type === undefined || /[&*]$/.test(type) || (type !== '' && !/\$type\b|\{type\b|\$typed\b/.test(template)))
    return undefined;
  if (code === 'property' && type === '' && texts.length > 0 && isTyped(writing)) return undefined;
  const value = wanted.value.length > 0 ? expression(wanted.value, wording, 'value').text : '';
  const modifiers = modifiersOf(wanted, texts);
  const written = prefixOfSiblings(names) + named(wanted.name, style);
  const slots = {
    ...{ modifiers, type, name: nameOf(written, wanted, writing), value },
    ...{ typed: value ? '' : type, default: type ? '' : value },
  };
  const { text: bare, cursor } = fill(template.replace(/^,\n/, ''), slots, place.unit, '');
  let filled = bare;
  const accessors = texts.map(one => ACCESSORS.exec(one)?.[0]);
  if (wanted.isProperty && accessors.some(Boolean)) {
    // Those that most have.
    const common = accessors.filter(one => one !== undefined);
    const most = common.toSorted((a, b) => count(common, b) - count(common, a))[0];
    filled = filled.replace(/( = .*)?;$/, (_all, set: string | undefined) => ` ${most}${set ? `${set};` : ''}`);
  }
  if (wanted.isNotNull) {
    if (code !== 'column') return undefined;
    filled += texts.some(one => /not null/.test(one)) ? ' not null' : ' NOT NULL';
  }
  if (code === 'column' && texts.some(one => /\b(integer|text|varchar|int|date)\b/.test(one)) && type)
    filled = filled.replace(type, () => type.toLowerCase());
  // The sign behind it is that of its siblings.
  const whole = texts.every(one => one.endsWith(';')) ? filled : filled.replace(/;$/, '');
  return { text: whole, cursor: Math.min(cursor, whole.length) };
}

function count<T>(all: readonly T[], one: T): number {
  return all.filter(other => other === one).length;
}

function memberName({ name: called }: Found, text: string): string {
  return text.includes(called) ? (/[\p{L}_#$][\p{L}\p{N}_$]*/u.exec(called)?.[0] ?? called) : called;
}

/** Where every field has a type. */
function isTyped({ typeStands, code, typeMark }: Writing): boolean {
  const { property } = code;
  return typeof property === 'string' && typeStands !== undefined && (/\{type:/.test(property) || typeMark === ' ');
}

/** Code of the type, with what says that it may be missing; undefined where nobody could tell how. */
export function typeOf({ type, isOptional }: Wanted, wording: Wording): string | undefined {
  const { optional } = wording.writing ?? {};
  const written = type.length > 0 ? typeName(type, wording) : '';
  if (!isOptional || optional?.includes('$name')) return written;
  return written && optional ? optional.replace('$type', () => written) : undefined;
}

/** A name with the mark of what may be missing, where the language has it there. */
export function nameOf(written: string, { isOptional }: Wanted, { optional }: Writing): string {
  return isOptional && optional?.includes('$name') ? optional.replace('$name', () => written) : written;
}

/** Those that were said; else the visibility that all siblings have. */
function modifiersOf({ modifiers }: Wanted, texts: readonly string[]): string {
  if (modifiers.some(modifier => VISIBILITY.test(modifier))) return modifiers.join(' ');
  const found = texts.map(one => VISIBILITY.exec(one.replace(/^(?:\[[^\]]*\]|@\w+|#\[.*\])\s*/, ''))?.[0]);
  const [first] = found;
  // One alone makes no habit, where the language has none.
  const isHabit = found.length > 1 || first === 'pub' || texts.some(one => ACCESSORS.test(one));
  const common = isHabit && first !== undefined && found.every(one => one === first) ? [first] : [];
  return [...common, ...modifiers].join(' ');
}
