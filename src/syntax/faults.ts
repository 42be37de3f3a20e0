import type { Node, Tree } from '@vscode/tree-sitter-wasm';

/** What has more faults than this is not counted to the end: it is no code. */
const MOST = 500;

/** What is lacking there may be said yet. */
const HOLE = /identifier|name|(?:^|_)word(?:_|$)|constant|expression/;

/** Whether something is lacking: itself, or a part of it that has no node of its own. */
function lacks(node: Node): boolean {
  return node.isMissing || (node.hasError && node.children.every(child => !child?.hasError && !child?.isMissing));
}

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
      if (node.isError || (lacks(node) && (withHoles || !HOLE.test(node.type)))) faults++;
      if (faults > MOST) return faults;
      if (node.hasError && cursor.gotoFirstChild()) continue;
      while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return faults;
    }
  } finally {
    cursor.delete();
  }
}
