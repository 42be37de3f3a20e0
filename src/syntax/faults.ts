import type { Tree } from '@vscode/tree-sitter-wasm';

/** What has more faults than this is not counted to the end: it is no code. */
const MOST = 500;

/**
 * How many pieces of a text are no code of its language. What only lacks a name or a value, as the condition of `if ()`,
 * is a hole to be filled and no fault, unless holes count. Takes time by the broken parts of the text alone.
 */
export function faultsIn(tree: Tree, withHoles = false): number {
  let faults = 0;
  if (!tree.rootNode.hasError) return faults;
  const cursor = tree.walk();
  try {
    for (;;) {
      const node = cursor.currentNode;
      if (
        node.isError ||
        (node.isMissing && (withHoles || !/identifier|name|word|constant|expression/.test(node.type)))
      )
        faults++;
      if (faults > MOST) return faults;
      if (node.hasError && cursor.gotoFirstChild()) continue;
      while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return faults;
    }
  } finally {
    cursor.delete();
  }
}
