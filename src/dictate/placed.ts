import { endOf, position } from '../editor/position.ts';
import { type Spacing, spacesAround } from './fitted.ts';
import type { DictationRequest, Insertion } from './insertion.ts';

/** Words in place of a range, with the spaces that belong around them. Line breaks become the document's own. */
export function placed(
  { document, range }: Pick<DictationRequest, 'document' | 'range'>,
  words: string,
  around: Spacing,
): Insertion {
  const { lead, tail } = spacesAround(words, around);
  const text = lead + words.replace(/\r?\n/g, document.eol);
  // A sign that ends a word stands right behind it.
  const gap = /^[.,;:!?)]/.test(words) ? (/(?<=[\p{L}\p{N}"')\]])[ \t]+$/u.exec(around.before)?.[0].length ?? 0) : 0;
  const start = position(range.start.line, range.start.character - gap);
  return { edit: { range: { start, end: range.end }, newText: text + tail }, cursor: endOf(start, text) };
}
