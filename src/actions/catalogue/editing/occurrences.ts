import { AloudError } from '../../../common/errors.ts';
import type { TextDocument } from '../../../editor/documents.ts';
import type { Range } from '../../../editor/position.ts';
import { message } from '../../../messages/message.ts';
import { findAll, short } from '../../text/finding.ts';

const MOST_CURSORS = 1000;
const WORD = /[\p{L}\p{N}_$]/u;

/** Every place where a text stands, as a word of its own if wanted. Throws `not-found`, `unsupported` for too many. */
export function occurrences(document: TextDocument, text: string, wholeWord: boolean): readonly Range[] {
  const found = findAll(document, text)
    .map(({ range }) => range)
    .filter(({ start, end }) => {
      if (!wholeWord) return true;
      const before = document.line(start.line)[start.character - 1];
      const after = document.line(end.line)[end.character];
      return !(before && WORD.test(before)) && !(after && WORD.test(after));
    });
  if (found.length === 0)
    throw new AloudError({
      code: 'not-found',
      message: message('editing.not-there', { text: short(text), path: document.path }),
    });
  if (found.length > MOST_CURSORS)
    throw new AloudError({
      code: 'unsupported',
      message: message('editing.too-many-places', { count: found.length }),
    });
  return found;
}
