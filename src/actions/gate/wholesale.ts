import type { TextDocument } from '../../editor/documents.ts';
import type { TextEdit } from '../../editor/position.ts';
import { LineIndex } from '../../editor/text.ts';

/** What is shorter can be said again. */
const FEWEST_CHARACTERS = 120;
/** The share of a document that is gone, blanks apart, when hardly anything is left. */
const SHARE = 0.8;
/** Edits that reach fewer of the lines need not be weighed. */
const SHARE_OF_LINES = 0.3;

/** Whether edits leave hardly anything of a document and put little in its place. */
export function isWholesale(document: TextDocument, edits: readonly TextEdit[]): boolean {
  const lines = edits.reduce((sum, { range }) => sum + range.end.line - range.start.line + 1, 0);
  if (lines < document.lineCount * SHARE_OF_LINES) return false;
  const before = weight(document.text);
  if (before < FEWEST_CHARACTERS) return false;
  const index = new LineIndex(document.text);
  let gone = 0;
  for (const { range, newText } of edits) gone += weight(index.slice(range)) - weight(newText);
  return gone > before * SHARE;
}

/** How much there is besides blanks. */
function weight(text: string): number {
  return text.replace(/\s+/g, '').length;
}
