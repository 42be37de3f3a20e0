import type { ScopeName } from '../../syntax/scopeNames.ts';
import type { Span } from '../../syntax/scopes.ts';
import { itemAt, withMarker } from '../places/items.ts';
import { outermost } from '../places/nearest.ts';
import { type Place, pointed } from '../places/place.ts';
import { indentAt, indented } from '../places/text/layout.ts';
import { caret, type Outcome, type SpanEdit } from '../places/text/outcome.ts';
import { lineAt } from '../places/text/units.ts';
import type { Filled } from './template.ts';

/** Lists that have an item a line, also when they are still empty. */
const UPRIGHT: ReadonlySet<ScopeName> = new Set(['enum members', 'fields'] as ScopeName[]);
/** Lists without commas. */
const SPACED: ReadonlySet<ScopeName> = new Set(['attributes'] as ScopeName[]);

/** Puts an item into a list: behind the one at the cursor, else behind the last; one a line where they stand so. */
export function intoList(list: Span, item: Filled, place: Place, scope: ScopeName): Outcome | undefined {
  const { text, cursor } = place;
  const items = itemsOf(list, place, scope);
  const comma = isSpaced(scope, place) ? '' : ',';
  if (items.length === 0) return intoEmpty(list, item, place, scope);
  // Among entries nothing stands that has no key.
  const isEntry = ({ start, end }: Span) => text.slice(start, end).includes('=>');
  if (items.every(isEntry) && !item.text.includes('=>')) return undefined;
  const isIn = list.start <= cursor && cursor <= list.end;
  const upright =
    items.length > 1
      ? lineOf(text, items[0]) !== lineOf(text, items[1])
      : scope !== 'import names' && lineOf(text, { start: list.start - 1 }) !== lineOf(text, items[0]);
  const previous = isIn ? items.filter(({ start }) => start <= cursor).at(-1) : items.at(-1);
  if (!previous) {
    if (isBlock(list, place)) return undefined;
    // The cursor is in front of them all.
    const [first] = items as [Span, ...Span[]];
    const gap = upright ? `${comma}\n${indentAt(text, first.start)}` : `${comma} `;
    return inserted(first.start, '', within(item, upright ? indentAt(text, first.start) : ''), gap);
  }
  if (isBlock(list, place)) return withNumbers(ontoLine(previous, item, place), previous, list, place);
  const indent = upright ? indentAt(text, (items[0] as Span).start) : '';
  const isLast = previous === items.at(-1);
  const own = within(item, upright ? indent : indentAt(text, previous.start));
  const { separated, tail } = itemAt(previous, place);
  // A comment behind the one before stays with it.
  if (upright && comma && separated !== undefined && lineAt(text, tail).end === tail)
    return inserted(tail, `\n${indent}`, own, comma);
  if (upright && comma && isLast && separated === undefined && tail > previous.end && lineAt(text, tail).end === tail) {
    const added = `\n${indent}${own.text}`;
    return {
      edits: [
        { start: previous.end, end: previous.end, text: comma },
        { start: tail, end: tail, text: added },
      ],
      selections: [caret(tail + comma.length + added.length - own.text.length + own.cursor)],
    };
  }
  return inserted(previous.end, upright ? `${comma}\n${indent}` : `${comma} `, own, '');
}

function itemsOf(list: Span, place: Place, scope: ScopeName): readonly Span[] {
  const { tree, cursor } = place;
  const isIn = ({ start, end }: Span) => start >= list.start && end <= list.end;
  // A single one without brackets around it is no list to the parser.
  const kind = scope === 'entries' ? 'entry' : scope === 'elements' ? 'element' : undefined;
  if (kind && isBlock(list, place)) {
    const wholes = tree?.scopesNear(kind, cursor).map(found => withMarker(pointed(found, kind, found.removal))) ?? [];
    return outermost(wholes.filter(isIn));
  }
  return (tree?.partsOf(list) ?? []).filter(isIn);
}

/** Whether a list has no brackets, but an item a line. */
function isBlock({ start }: Span, { text, tree }: Place): boolean {
  return tree?.data !== undefined && !/[([{]/.test(text[start - 1] ?? '');
}

/** A line for an item below another, with a dash or number as that has one. */
function ontoLine(previous: Span, item: Filled, place: Place): Outcome {
  const { text } = place;
  const { tail } = itemAt(previous, place);
  const { start } = lineAt(text, previous.start);
  const indent = text.slice(start, previous.start).replace(/\S/g, ' ');
  const [, mark = ''] = /^((?:[-*+]|\d+[.)])\s+(?:\[[ xX]\] )?)/.exec(text.slice(previous.start, previous.end)) ?? [];
  const marker = mark.replace(/^\d+/, number => String(Number(number) + 1)).replace(/\[[xX]\]/, '[ ]');
  return inserted(tail, `\n${indent}${marker}`, within(item, indent), '');
}

/** The items behind a new one of a numbered list count on. */
function withNumbers(outcome: Outcome, previous: Span, list: Span, { text }: Place): Outcome {
  const number = /^(\d+)[.)] /.exec(text.slice(previous.start, previous.end))?.[1];
  const [edit] = outcome.edits;
  if (number === undefined || !edit) return outcome;
  const indent = text.slice(lineAt(text, previous.start).start, previous.start);
  const later: SpanEdit[] = [];
  for (const match of text.slice(edit.end, list.end).matchAll(/^([ \t]*)(\d+)(?=[.)] )/gm)) {
    const [whole, own = '', old = ''] = match;
    if (own !== indent) continue;
    // One that does not count on is left as it is, as all behind it.
    if (Number(old) !== Number(number) + later.length + 1) break;
    const end = edit.end + match.index + whole.length;
    later.push({ start: end - old.length, end, text: String(Number(old) + 1) });
  }
  return { ...outcome, edits: [...outcome.edits, ...later] };
}

function isSpaced(scope: ScopeName, { wording }: Place): boolean {
  const { apartWords, declaresProperties, commands } = wording.writing ?? {};
  if (scope === 'entries' && commands) return true;
  return SPACED.has(scope) || (apartWords === true && !declaresProperties);
}

function intoEmpty(list: Span, item: Filled, { text, unit }: Place, scope: ScopeName): Outcome {
  const inner = text.slice(list.start, list.end);
  const isUpright = UPRIGHT.has(scope) || /\n/.test(inner);
  if (!isUpright) {
    const own = within(item, indentAt(text, list.start));
    const lead = SPACED.has(scope) && !/\s$/.test(text.slice(0, list.start)) ? ' ' : '';
    return {
      edits: [{ start: list.start, end: list.end, text: lead + own.text }],
      selections: [caret(list.start + lead.length + own.cursor)],
    };
  }
  const outer = indentAt(text, lineAt(text, list.start).start);
  const lead = `\n${outer}${unit}`;
  return {
    edits: [{ start: list.start, end: list.end, text: `${lead}${item.text}\n${outer}` }],
    selections: [caret(list.start + lead.length + item.cursor)],
  };
}

/** Code of several lines stands at the indentation of the list. */
function within(item: Filled, indent: string): Filled {
  return { text: indented(item.text, indent), cursor: indented(item.text.slice(0, item.cursor), indent).length };
}

function inserted(at: number, lead: string, item: Filled, tail: string): Outcome {
  return {
    edits: [{ start: at, end: at, text: lead + item.text + tail }],
    selections: [caret(at + lead.length + item.cursor)],
  };
}

function lineOf(text: string, span: { readonly start: number } | undefined): number {
  return span === undefined ? -1 : lineAt(text, span.start).start;
}
