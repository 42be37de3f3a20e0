import { endOf } from '../editor/position.ts';
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
  return { edit: { range, newText: text + tail }, cursor: endOf(range.start, text) };
}
