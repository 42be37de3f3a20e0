import type { Span } from '../../../syntax/scopes.ts';
import { expression } from '../../code/spokenCode.ts';
import { named } from '../../english/formatters.ts';
import { parameterName } from '../../places/names.ts';
import { innermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import type { Outcome } from '../../places/text/outcome.ts';
import { intoList } from '../lists.ts';
import { fill } from '../template.ts';
import { insertAmong } from './insertion.ts';
import { nameOf, typeOf } from './members.ts';
import { isCalled } from './naming.ts';
import { ownerIn } from './owners.ts';
import type { Wanted } from './wanted.ts';
import type { Where } from './where.ts';

/** What nobody passes: the object that a method is one of. */
const RECEIVER = /^(?:&?(?:mut )?self|cls)\b/;
/** What takes the rest has to be behind the others. */
const REST = /^(?:\*|\.\.\.|&\w)|\.\.\.\s*\w|\bparams\b/;

/** A parameter in the head of a function, at its place among the others: as said, else behind the last. */
export function parameterAdded(wanted: Wanted, where: Where, place: Place): Outcome | undefined {
  const { tree, text, wording, cursor } = place;
  const { writing } = wording;
  const template = templateOf(writing?.code['parameter']);
  if (wanted.kind !== 'parameter' || !writing || !tree || template === undefined) return undefined;
  // Where what need not be given has brackets of its own, it goes into these.
  if (wanted.isOptional && tree.knows('positional parameter list')) return undefined;
  const owner = ownerIn(where.owner, 'function', place) ?? dataClass(where, place);
  if (where.owner && !owner) return undefined;
  const lists = tree.scopesNear('parameter list', owner?.start ?? cursor);
  const list = owner
    ? lists.find(({ start, end }) => start >= owner.start && end <= owner.end)
    : (innermost(lists, cursor) ?? onlyOne(lists));
  // A block or a lambda within is none of the function's own.
  if (!list || (owner && text.slice(owner.start, list.start).includes('{'))) return undefined;
  const items = tree.partsOf(list).filter(({ start, end }) => start >= list.start && end <= list.end);
  const isBefore = writing.typeStands === 'before' || writing.sigil === '$';
  const names = items.map(({ start, end }) => parameterName(text.slice(start, end), isBefore) ?? '');
  if (names.some(called => isCalled(called, wanted.name))) return undefined;
  const type = typeOf(wanted, wording);
  if (type === undefined || /[&*]$/.test(type) || (type !== '' && !/\$type\b|\{type\b|\$typed\b/.test(template)))
    return undefined;
  const value = wanted.value.length > 0 ? expression(wanted.value, wording, 'value').text : '';
  const style = writing.names.parameter ?? writing.names.variable;
  const written = nameOf(named(wanted.name, style), wanted, writing);
  const modifiers = modifiersOf(wanted, items, text);
  const slots = { modifiers, type, name: written, value, typed: value ? '' : type, default: type ? '' : value };
  const code = fill(template, slots, place.unit, '');
  if (items.length === 0) {
    const isEdge = !where.beside && (where.rank ?? wanted.rank ?? 1) <= 1;
    const at = { ...place, cursor: list.start };
    return isEdge ? intoList(list, code, at, 'parameter list') : undefined;
  }
  const index = indexIn(
    items,
    names,
    wanted,
    where,
    place,
    value !== '' || wanted.isOptional,
    writing.defaultsLast === true,
  );
  return index === undefined ? undefined : insertAmong(items, index, code, place);
}

function templateOf(code: unknown): string | undefined {
  if (typeof code === 'string') return code;
  return Array.isArray(code) ? (code[0] as { readonly code?: string }).code : undefined;
}

/** Where a class has its parameters behind its name, they are its own. */
function dataClass(where: Where, place: Place) {
  const owner = ownerIn(where.owner, 'type', place);
  return owner && /^[^{;]*\(/.test(place.text.slice(owner.start, owner.end)) ? owner : undefined;
}

function onlyOne(lists: readonly Span[]): Span | undefined {
  return lists.length === 1 ? lists[0] : undefined;
}

function indexIn(
  items: readonly Span[],
  names: readonly string[],
  wanted: Wanted,
  where: Where,
  { text, cursor }: Place,
  hasDefault: boolean,
  isStrict: boolean,
): number | undefined {
  const texts = items.map(({ start, end }) => text.slice(start, end));
  const first = RECEIVER.test(texts[0] ?? '') ? 1 : 0;
  const { beside } = where;
  if (beside) {
    const at =
      beside.words.length > 0
        ? names.findIndex(called => isCalled(called, withoutKind(beside.words)))
        : items.findIndex(({ start, end }) => start <= cursor && cursor <= end);
    return at < 0 ? undefined : beside.side === 'after' ? at + 1 : at;
  }
  const rank = where.rank ?? wanted.rank;
  if (rank !== undefined && rank > 0) return first + rank - 1 <= items.length ? first + rank - 1 : undefined;
  if (where.edge === 'first') return first;
  const rest = texts.findIndex((one, at) => at >= first && REST.test(one));
  if (rest >= 0) return rest;
  // What need not be given stands behind what must.
  const optional = hasDefault || !isStrict ? -1 : texts.findIndex(one => /[^=!<>]=[^=>]/.test(one));
  return optional >= 0 && where.edge !== 'last' ? optional : items.length;
}

function withoutKind(words: readonly string[]): readonly string[] {
  if (words.length < 2) return words;
  if (/^(parameter|param|argument)$/.test(words[0] as string)) return words.slice(1);
  return /^(parameter|param|argument)$/.test(words.at(-1) as string) ? words.slice(0, -1) : words;
}

/** Those that were said; `val` where all of its siblings have it. */
function modifiersOf({ modifiers }: Wanted, items: readonly Span[], text: string): string {
  if (modifiers.length > 0) return modifiers.join(' ');
  const found = items.map(({ start, end }) => /^(val|var|final)\b/.exec(text.slice(start, end))?.[0]);
  const [first] = found;
  return first !== undefined && found.every(one => one === first) ? first : '';
}
