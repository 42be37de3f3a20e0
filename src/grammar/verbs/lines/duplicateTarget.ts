import * as z from 'zod/mini';
import { message } from '../../../messages/message.ts';
import { SCOPES } from '../../../syntax/scopeNames.ts';
import { withDecorators } from '../../places/decorated.ts';
import { besideMarker, entryOf, type Item, isListed, itemAt, withMarker } from '../../places/items.ts';
import { isInText, type Place, type Pointed, pointed } from '../../places/place.ts';
import { stretches } from '../../places/resolve.ts';
import { hasOwnLines, indentAt, linesOf, nextLine } from '../../places/text/layout.ts';
import { caret, type Outcome, replaced } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { isDrawn } from '../changing/tableColumn.ts';
import { DUPLICATE, DUPLICATE_ABOVE } from '../said/lines.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { withSeparator } from './swapped.ts';

export const duplicateTarget = defineVerb({
  name: 'duplicate_target',
  description: 'Makes a copy above or below.',
  risk: 'edits',
  input: z.strictObject({ target, where: z.enum(['above', 'below']) }),
  group: 'edit',
  said: [
    {
      say: ['duplicate <target> [below | down]', 'duplicate [below | down]', 'clone <target>'],
      also: DUPLICATE,
      with: said => ({ target: said('target') || 'line', where: 'below' as const }),
      help: message('help.duplicate-below'),
    },
    {
      say: ['duplicate <target> (above | up)', 'duplicate (above | up)'],
      also: DUPLICATE_ABOVE,
      with: said => ({ target: said('target') || 'line', where: 'above' as const }),
      help: message('help.duplicate-above'),
    },
  ],
  plan(given, place) {
    const words = wordsIn(given.target);
    const [there] = stretches(words, place);
    // Of a part of a line nobody asks for another one without saying which part.
    const isPart =
      there && /^(this|that|it)$/i.test(words.join(' ')) && !/\n/.test(place.text.slice(there.start, there.end));
    const isSelected = place.selection.start < place.selection.end;
    const found = isPart && !isSelected ? pointed(lineAt(place.text, place.cursor), 'line') : there;
    // Two of a name in a row mean nothing: "double max items" is about its value.
    const isName =
      found?.kind === 'phrase' &&
      place.wording.writing !== undefined &&
      /^[\p{L}\p{N}_$]+$/u.test(place.text.slice(found.start, found.end)) &&
      !isInText({ ...place, cursor: found.start });
    // A column stands in pieces.
    return found && !isName && !isDrawn(found, place)
      ? duplicated(withDecorators(withMarker(entryOf(entryIn(found, place), place)), place), given.where, place)
      : undefined;
  },
});

/** In data, the entry that a line is all of: the last one has no comma yet. */
function entryIn(found: Pointed, { text, tree }: Place): Pointed {
  if (found.kind !== 'line' || !tree?.data || !tree.knows('entry')) return found;
  const start = found.start + indentAt(text, found.start).length;
  const entry = tree
    .scopesAround('entry', start)
    .find(
      one => one.start === start && /^[ \t]*,?[ \t]*$/.test(text.slice(one.end, found.end)) && one.end <= found.end,
    );
  return entry ? pointed(entry, 'entry', entry.removal) : found;
}

/** A copy above or below, or behind where it has no line of its own. The cursor goes to the copy. */
function duplicated(target: Pointed, where: 'above' | 'below', place: Place): Outcome {
  const { text, cursor } = place;
  const item = isStructure(target.kind) ? itemAt(target, place) : undefined;
  const indent = target.kind === 'entry' ? besideMarker(target, place) : undefined;
  if (indent !== undefined)
    return replaced({ start: target.end, end: target.end }, `\n${indent}${text.slice(target.start, target.end)}`);
  // The semicolon behind the last row is that of its statement.
  if (item?.separator === ';' && item.comma !== undefined && isListed(target.kind))
    return replaced(
      { start: item.end, end: item.end },
      `,\n${indentAt(text, item.start)}${text.slice(item.start, item.end)}`,
    );
  if (target.kind !== 'line' && !item?.isUpright && !hasOwnLines(text, target)) return beside(target, item, place);
  const lines = linesOf(text, item ? { start: item.start, end: item.tail } : target);
  const copy = text.slice(lines.start, lines.end);
  const isTall = copy.includes('\n') && !isListed(target.kind);
  const gap =
    isTall && /^\s*\n/.test(text.slice(nextLine(text, lines.end), nextLine(text, lines.end) + 200)) ? '\n\n' : '\n';
  const column = lines.start <= cursor && cursor <= lines.end ? cursor - lines.start : copy.length;
  // The last one of a list has no comma yet.
  const isOnly = item?.isFirst && item.isLast && isListed(target.kind);
  const lacks = item && item.separated === undefined && (item.comma !== undefined || isOnly) ? item : undefined;
  const comma = lacks ? [{ start: lacks.end, end: lacks.end, text: ',' }] : [];
  if (where === 'below')
    return {
      edits: [...comma, { start: lines.end, end: lines.end, text: gap + copy }],
      selections: [caret(lines.end + comma.length + gap.length + column)],
    };
  const above = lacks ? withSeparator(lines, lacks, ',', text) : copy;
  return {
    edits: [{ start: lines.start, end: lines.start, text: above + gap }],
    selections: [caret(lines.start + column)],
  };
}

/** A copy right behind, with what separates it from the one that it is a copy of. */
function beside(target: Pointed, item: Item | undefined, place: Place): Outcome {
  const { text } = place;
  const copy = text.slice(target.start, target.end);
  const at = { start: target.end, end: target.end };
  return replaced(at, separatorOf(target, item, place) + copy);
}

function separatorOf({ kind, start }: Pointed, item: Item | undefined, { text, wording }: Place): string {
  if (item) {
    const { separator: sign, comma, isFirst, isLast, before } = item;
    if ((sign === ';' || before === ';') && !(isListed(kind) && kind !== 'entry')) return '; ';
    const isBetween = (comma !== undefined || isFirst) && (sign === ',' || isLast);
    const isOnly = isFirst && isLast;
    const isAmong = comma !== undefined || sign === ',';
    if (isAmong ? isBetween || isListed(kind) : isOnly && isListed(kind) && !wording.writing?.apartWords) return ', ';
    if (/^(column|selector|assignment)$/.test(kind)) return ', ';
  }
  return kind === 'argument' || /^[\p{L}\p{N}_]/u.test(text.slice(start, start + 2)) ? ' ' : '';
}

function isStructure(kind: Pointed['kind']): boolean {
  return (SCOPES as readonly string[]).includes(kind);
}
