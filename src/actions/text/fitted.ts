import type { TextDocument } from '../../editor/documents.ts';
import type { Range } from '../../editor/position.ts';
import { withoutCopiedNumbers } from './copiedNumbers.ts';
import { withRealBreaks } from './escapedBreaks.ts';
import type { Found } from './finding.ts';
import { indentedAs, indentUnit, leadingSpace, levelOf, linesInStrings } from './indenting.ts';

/** The new text as the place wants it: as far indented as what it replaces, whole lines where lines were matched. */
export function fitted(replace: string, find: string, { how, adapt, range }: Found, document: TextDocument): string {
  if (how === 'exact') return fittedTo(document, range, replace);
  const plain = written(document, range, replace).replace(/\r\n?/g, '\n');
  // A last line without a line end cannot give the one that was asked for.
  const lacksBreak = find.endsWith('\n') && range.end.character > 0;
  return adapt(lacksBreak && plain.endsWith('\n') ? plain.slice(0, -1) : plain);
}

/** A text for a range of a document: without what is no part of it, and indented by what the lines there are. */
export function fittedTo(document: TextDocument, range: Range, text: string): string {
  const { start, end } = range;
  const plain = withoutCopiedNumbers(written(document, range, text), start.line + 1, end.line + 1);
  const lines = plain.split('\n');
  if (lines.length === 1 && start.character > 0) return plain;
  const unit = indentUnit(document);
  const there = Array.from({ length: end.line - start.line + 1 }, (_, i) =>
    leadingSpace(document.line(start.line + i)),
  );
  // Where the lines there are indented otherwise than the others, the new ones may be so too.
  if (there.some(indent => (unit === '\t' ? /^ {2}/.test(indent) : indent.includes('\t')))) return plain;
  const inString = linesInStrings(plain);
  const stays = (i: number) => inString.has(i) || (i === 0 && start.character > 0);
  return indentedAs(unit, lines, levelOf(document.line(start.line), unit), stays).join('\n');
}

function written(document: TextDocument, { start, end }: Range, text: string): string {
  const before = document.line(start.line).slice(0, start.character);
  return withRealBreaks(text, { path: document.path, before, replacesLines: end.line > start.line });
}
