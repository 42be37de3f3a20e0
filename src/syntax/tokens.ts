import type { Tree } from '@vscode/tree-sitter-wasm';
import { comparePositions, contains, type Range } from '../editor/position.ts';
import type { LineIndex } from '../editor/text.ts';

/** The tokens of the code, without what is in comments. */
export function tokensOf(tree: Tree, comments: readonly Range[], lines: LineIndex): readonly string[] {
  const tokens: string[] = [];
  const cursor = tree.walk();
  for (;;) {
    if (cursor.gotoFirstChild()) continue;
    const at = lines.positionAt(cursor.startIndex);
    const isInComment = comments.some(comment => contains(comment, at) && comparePositions(at, comment.end) < 0);
    // Of a sign, the white space in front of it may or may not be part in some grammars.
    const { nodeType: type, nodeText: written } = cursor;
    if (!isInComment) tokens.push(`${type} ${written.trim() === type ? type : written}`);
    while (!cursor.gotoNextSibling()) {
      if (cursor.gotoParent()) continue;
      cursor.delete();
      return tokens;
    }
  }
}
