import type { Span } from '../../../syntax/scopes.ts';
import { itemAt, linesAbove } from '../../places/items.ts';
import type { Place } from '../../places/place.ts';
import { indentAt } from '../../places/text/layout.ts';
import { caret, moved, type Outcome, type SpanEdit } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import type { Filled } from '../template.ts';

/**
 * Puts code among items that stand side by side, at an index: one a line where they stand so, separated as they are.
 * `isList` where only commas can
 * be between them. Undefined where there are none.
 */
export function insertAmong(
  items: readonly Span[],
  index: number,
  item: Filled,
  place: Place,
  isList = false,
): Outcome | undefined {
  const { text } = place;
  const code = item.text;
  const [first] = items;
  const previous = items[index - 1];
  const next = items[index];
  if (!first) return undefined;
  const each = items.map(item => itemAt(item, place));
  const isBracketed = each[0]?.isFirst === true && each.at(-1)?.isLast === true && each[0].before !== '{';
  const comma = isList || each.some(({ separator }) => separator === ',') || isBracketed;
  const sign = comma ? ',' : each.some(({ separator }) => separator === ';') ? ';' : '';
  const isUpright =
    items.length > 1
      ? lineAt(text, first.start).start !== lineAt(text, (items[1] as Span).start).start
      : text.slice(lineAt(text, first.start).start, first.start).trim() === '';
  if (!isUpright) {
    if (next) return written([{ ...at(next.start), text: `${code}${sign} ` }], next.start, item);
    if (!previous) return undefined;
    return written([{ ...at(previous.end), text: `${sign} ${code}` }], previous.end, item, sign.length + 1);
  }
  const indent = indentAt(text, first.start);
  if (!previous) {
    const start = linesAbove(place, lineAt(text, first.start).start);
    return written([{ ...at(start), text: `${indent}${code}${sign}\n` }], start, item, indent.length);
  }
  const { tail: end, separated } = itemAt(previous, place);
  const tail = Math.max(end, previous.end);
  // What follows on the line belongs to something else.
  if (text.slice(tail, lineAt(text, tail).end).trim() !== '') return undefined;
  const isSeparated = separated !== undefined;
  // The last of them has a comma where the one before it has.
  const own = sign === '' ? '' : next || isSeparated ? sign : '';
  const lead = `\n${indent}`;
  const needsSign = comma && !isSeparated;
  return written(
    [...(needsSign ? [{ ...at(previous.end), text: sign }] : []), { ...at(tail), text: `${lead}${code}${own}` }],
    tail,
    item,
    lead.length,
  );
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}

/** Edits, with the cursor where the code in the last of them wants it. */
function written(edits: readonly SpanEdit[], offset: number, { cursor }: Filled, lead = 0): Outcome {
  const before = edits.slice(0, -1);
  const last = edits.at(-1) as SpanEdit;
  const isSamePlace = before.some(({ start }) => start === last.start);
  if (isSamePlace)
    return {
      edits: [{ ...last, text: before.map(({ text }) => text).join('') + last.text }],
      selections: [caret(offset + before.reduce((sum, { text }) => sum + text.length, 0) + lead + cursor)],
    };
  return { edits, selections: [caret(moved(offset, before) + lead + cursor)] };
}
