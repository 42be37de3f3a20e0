import type { Span } from '../../../syntax/scopes.ts';
import type { Place, Pointed } from '../../places/place.ts';
import { nextLine } from '../../places/text/layout.ts';
import { lineAt } from '../../places/text/units.ts';

/** Whether a column is drawn with lines in a text, so that it stands in pieces. */
export function isDrawn({ kind }: Pointed, { tree }: Place): boolean {
  return kind === 'column' && tree?.knows('cell') === true;
}

/** The pieces of a drawn table's column that has a cell, each with the line in front of it; none where rows are odd. */
export function piecesOf(cell: Span, { text, tree }: Place): readonly Span[] {
  const table = tree?.scopesAround('table', cell.start).find(one => one.start <= cell.start && cell.end <= one.end);
  if (!table) return [];
  const column = cellsOn(text, cell.start).findIndex(({ start, end }) => start <= cell.start && cell.end <= end);
  const pieces: Span[] = [];
  for (let at = table.start; at < table.end; at = nextLine(text, at)) {
    const cells = cellsOn(text, at);
    const piece = cells[column];
    // Without its only column it is no table.
    if (!piece || cells.length < 2) return [];
    const isFirst = column === 0 && text[piece.start - 1] !== '|';
    pieces.push(isFirst ? { start: piece.start, end: piece.end + 1 } : { start: piece.start - 1, end: piece.end });
    if (nextLine(text, at) === at) break;
  }
  return pieces;
}

/** What stands between the lines of a row, blanks included. */
function cellsOn(text: string, offset: number): readonly Span[] {
  const line = lineAt(text, offset);
  const row = text.slice(line.start, line.end).trimEnd();
  const bars = [...row.matchAll(/(?<!\\)\|/g)].map(({ index }) => line.start + index);
  const first = line.start + (row.length - row.trimStart().length);
  const edges = [...(bars[0] === first ? [] : [first - 1]), ...bars];
  const last = line.start + row.length;
  if (bars.at(-1) !== last - 1) edges.push(last);
  return edges.slice(1).map((end, index) => ({ start: (edges[index] as number) + 1, end }));
}
