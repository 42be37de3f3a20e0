import { visible } from '../../common/visible.ts';
import type { TextDocument } from '../../editor/documents.ts';

/** Longer lines are data, which nobody reads to the end. */
const LONGEST_LINE = 1000;

/**
 * A line as a model reads it everywhere, `12| text`: with its tabs and its indentation, so that what is copied from it
 * can be found. Counts from 1.
 */
export function numberedLine(number: number, text: string): string {
  const over = text.length - LONGEST_LINE;
  const shown = over > 0 ? `${text.slice(0, LONGEST_LINE)}… (${over} more characters)` : text;
  // A carriage return inside a line would start a line that has no number.
  return `${number}| ${visible(shown).replace(/\r/g, '⟨U+000D⟩')}`;
}

/** Lines `first` to `last` of a document, from 0. */
export function numberedLines(document: TextDocument, first: number, last: number): readonly string[] {
  const lines: string[] = [];
  for (let line = first; line <= last; line++) lines.push(numberedLine(line + 1, document.line(line)));
  return lines;
}
