import { endOf, type Position, position, type Range, type TextEdit } from './position.ts';
import { inOrder } from './text.ts';

/**
 * Where that stands afterwards which edits of one text have put into it, in the order of the text: an empty range where
 * they only took something out. Throws `bad-arguments` where they overlap.
 */
export function touchedBy(edits: readonly TextEdit[]): readonly Range[] {
  // Where the edit before ended, before all of them and after.
  let before: Position = position(0, 0);
  let after: Position = before;
  return inOrder(edits).map(({ range, newText }) => {
    const { line, character } = range.start;
    const start =
      line === before.line
        ? position(after.line, after.character + character - before.character)
        : position(line + after.line - before.line, character);
    const end = endOf(start, newText);
    before = range.end;
    after = end;
    return { start, end };
  });
}
