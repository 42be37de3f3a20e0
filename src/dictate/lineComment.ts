import type { CommentSyntax } from '../editor/commentSyntax.ts';
import type { TextDocument } from '../editor/documents.ts';
import { type Position, position, type Range } from '../editor/position.ts';

/**
 * The line comment that a position is in, told by the line alone: for languages that no grammar knows. A sign within
 * quotes begins none.
 */
export function lineCommentAt(document: TextDocument, at: Position, { line: sign }: CommentSyntax): Range | undefined {
  if (!sign) return undefined;
  const line = document.line(at.line);
  let quote = '';
  for (let character = 0; character < at.character; character++) {
    const letter = line[character] as string;
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (line.startsWith(sign, character) && (character === 0 || /\s/.test(line[character - 1] as string))) {
      if (at.character < character + sign.length) return undefined;
      return { start: position(at.line, character), end: position(at.line, line.length) };
    } else if (letter === '"' || letter === "'" || letter === '`') quote = letter;
  }
  return undefined;
}
