import type { Span } from '../../../syntax/scopes.ts';
import { inTextOrder } from '../../../syntax/scopes.ts';
import { signAt } from '../../english/signs.ts';
import { innermost } from '../../places/nearest.ts';
import type { Place } from '../../places/place.ts';
import { caret, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { asksForMore } from '../addends.ts';
import { intoList } from '../lists.ts';
import { isCalled } from '../placed/naming.ts';
import { listed } from '../placed/wanted.ts';
import { textOnly } from '../template.ts';

/** How an item is said, whose text follows: "a task buy paint", "next bullet olive oil". */
const ITEM =
  /^(?:an? |another |one more |next |new |the next )?(?<kind>task|to do|todo|to do item|checkbox|step|bullet point|bullet|list item)s? (?:called |saying |that says |with |is )?(?<text>.+)$/;
const ROW = /^(?:an? |another |one more |next |new )?(?:table )?row (?:with |of |saying |for )?(?<text>.+)$/;
/** Where it goes is read elsewhere. */
const PLACED =
  /^(?:after|before|above|below|under|at|in|to|for|here)\b|\b(?:after|before|above|below|at the|to the|in the|under the)\b/;
const TASK = /^(?:task|to do|todo|to do item|checkbox)$/;

/**
 * An item of a list, or a row of a table, in a document: of tasks a task, of steps a step. Undefined where the document
 * has no such list, or where words say more than its text.
 */
export function itemWritten(said: readonly string[], place: Place): Outcome | undefined {
  const { tree } = place;
  if (!tree?.knows('row') || !tree.data || tree.data.entry) return undefined;
  const sentence = said.join(' ').toLowerCase();
  const item = ITEM.exec(sentence)?.groups;
  const row = item ? undefined : ROW.exec(sentence)?.groups;
  const text = (item ?? row)?.['text'] ?? '';
  const beside = item && /^after (?:the )?(?<name>.+)$/.exec(text)?.groups?.['name'];
  if (beside !== undefined) return emptyBehind(item?.['kind'] ?? '', beside.split(' '), place);
  if (text === '' || PLACED.test(text) || / and (?:a|an|another) (?:bullet|task|item|row|step)\b/.test(text))
    return undefined;
  const words = said.slice(-text.split(' ').length);
  if (asksForMore(words)) return undefined;
  return item ? intoListOf(item['kind'] ?? '', words, place) : rowOf(words, place);
}

function intoListOf(kind: string, words: readonly string[], place: Place): Outcome | undefined {
  const { tree, text, cursor } = place;
  const begins = TASK.test(kind) ? /^[-*+] +\[[ xX]\]/ : kind === 'step' ? /^\d+[.)]/ : /^[-*+] +(?!\[[ xX]\])/;
  const lists = (tree?.scopes('elements') ?? []).filter(({ start }) => begins.test(text.slice(start, start + 20)));
  const list = innermost(lists, cursor) ?? (lists.length === 1 ? lists[0] : undefined);
  if (!list) return undefined;
  const isIn = list.start <= cursor && cursor <= list.end;
  const end = list.start + text.slice(list.start, list.end).trimEnd().length;
  const others = (tree?.scopes('element') ?? []).filter(({ start, end }) => start >= list.start && end <= list.end);
  const written = likeOthers(
    words.join(' '),
    others.map(({ start, end }) => text.slice(start, end)),
  );
  return intoList(list, textOnly(written), isIn ? place : { ...place, cursor: end }, 'elements');
}

/** "A bullet after bread": what it says comes next. */
function emptyBehind(kind: string, words: readonly string[], place: Place): Outcome | undefined {
  const { tree, text } = place;
  const found = (tree?.scopes('element') ?? []).filter(({ start, end }) => isCalled(text.slice(start, end), words));
  const [only] = found;
  return only && found.length === 1 ? intoListOf(kind, [], { ...place, cursor: only.end }) : undefined;
}

/** "A row with heron and 7": as many cells as the others have, behind the row at the cursor, else behind the last. */
function rowOf(words: readonly string[], place: Place): Outcome | undefined {
  const { tree, text, cursor } = place;
  const tables = tree?.scopes('table') ?? [];
  const table = innermost(tables, cursor) ?? (tables.length === 1 ? tables[0] : undefined);
  const rows = (tree?.scopes('row') ?? [])
    .filter(({ start, end }) => table && start >= table.start && end <= table.end)
    .sort(inTextOrder);
  const last = rows.findLast(({ start }) => start <= cursor && table && cursor <= table.end) ?? rows.at(-1);
  if (!last) return undefined;
  // Signs are none of a cell's words: what sounds like one was said otherwise.
  if (words.some((_word, at) => signAt(words, at) !== undefined)) return undefined;
  const cells = listed(words).map(cell => cell.join(' '));
  const line = lineAt(text, last.start);
  const own = text.slice(line.start, line.end).trim();
  if (!/^\|.*\|$/.test(own) || cells.some(cell => cell === '') || cells.length !== own.split('|').length - 2)
    return undefined;
  const widths = paddingOf(own);
  const others = rows.map(({ start, end }) => text.slice(start, end).split('|').slice(1, -1));
  const written = cells.map((cell, at) =>
    likeOthers(
      cell,
      others.map(row => row[at]?.trim() ?? ''),
    ),
  );
  const code = `\n${indentOf(line, text)}| ${written.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return { edits: [{ start: line.end, end: line.end, text: code }], selections: [caret(line.end + code.length)] };
}

/** With a capital where all of the others have one. */
function likeOthers(said: string, others: readonly string[]): string {
  return others.length > 0 && others.every(other => /^\p{Lu}/u.test(other))
    ? said.charAt(0).toUpperCase() + said.slice(1)
    : said;
}

/** How wide the cells are where they are filled up to a width. */
function paddingOf(row: string): readonly number[] {
  const cells = row.split('|').slice(1, -1);
  return cells.some(cell => /\s{2}$/.test(cell)) ? cells.map(cell => cell.length - 2) : [];
}

function indentOf({ start }: Span, text: string): string {
  return /^[ \t]*/.exec(text.slice(start, start + 40))?.[0] ?? '';
}
