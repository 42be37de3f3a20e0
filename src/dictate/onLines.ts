import { endOf, position } from '../editor/position.ts';
import type { CommentRequest, Insertion } from './insertion.ts';

/**
 * Whole lines above a line. Where the cursor is on a blank line just above it that nothing needs to be kept apart from,
 * they take its place.
 */
export function onLines(
  { document, at }: Pick<CommentRequest, 'document' | 'at'>,
  line: number,
  text: string,
): Insertion {
  const isSpare =
    at.line === line - 1 &&
    document.line(at.line).trim() === '' &&
    (at.line === 0 || document.line(at.line - 1).trim() === '');
  const start = position(isSpare ? at.line : line, 0);
  const end = isSpare ? position(at.line, document.line(at.line).length) : start;
  return { edit: { range: { start, end }, newText: isSpare ? text : text + document.eol }, cursor: endOf(start, text) };
}
