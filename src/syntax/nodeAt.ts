import type { Node } from '@vscode/tree-sitter-wasm';

/** The smallest node at an offset, in UTF-16 units; behind the last sign of a line what ends there, but for tags. */
export function nodeAt(root: Node, text: string, offset: number): Node | null {
  const isBehind = offset > 0 && /^[^\s>](?:\s|$)/.test(text.slice(offset - 1, offset + 1));
  return root.descendantForIndex(isBehind ? offset - 1 : offset, offset);
}
