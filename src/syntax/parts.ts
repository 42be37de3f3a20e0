import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import type { Span } from './scopes.ts';
import { withoutNextComments } from './structure/captures.ts';

/** Whether anything stands at the top level beside comments. */
export function hasParts(tree: Tree): boolean {
  const cursor = tree.walk();
  try {
    for (let isThere = cursor.gotoFirstChild(); isThere; isThere = cursor.gotoNextSibling())
      if (cursor.nodeIsNamed && isPart(cursor.currentNode)) return true;
    return false;
  } finally {
    cursor.delete();
  }
}

/** The parts that stand side by side in a stretch, such as the items of a list, without comments. */
export function partsIn(root: Node, text: string, { start, end }: Span): readonly Span[] {
  const inner = root.descendantForIndex(start, end);
  if (!inner) return [];
  let node = inner;
  // Some grammars count white space behind a thing to it.
  const isInside = ({ startIndex, endIndex }: Node) =>
    startIndex >= start && (endIndex <= end || text.slice(end, endIndex).trim() === '');
  while (node.parent && isInside(node) && isInside(node.parent)) node = node.parent;
  // The only item between brackets: they belong to what is around.
  const { parent } = node;
  if (isInside(node) && parent && parent.startIndex === start - 1 && parent.endIndex === end + 1) node = parent;
  // What holds all of a list and no more, in some grammars.
  for (let [only] = node.namedChildren; only && isAll(only, node); [only] = node.namedChildren) {
    // The only statement of a block is a part of it.
    if (BLOCKS.has(node.type)) break;
    node = only;
  }
  const parts = (child: Node | null): readonly (Node | null)[] =>
    child && STATEMENTS.has(child.type) ? child.namedChildren.flatMap(parts) : [child];
  const children = node.namedChildren.flatMap(parts);
  return sideBySide(children.filter(child => child !== null && isInside(child))).map(part =>
    withoutNextComments(text, {
      start: part.start,
      end: part.start + text.slice(part.start, part.end).trimEnd().length,
    }),
  );
}

/** What stands side by side, without comments. In some grammars the head of a function and its body do: they are one. */
export function sideBySide(nodes: readonly (Node | null)[]): readonly Span[] {
  const spans: { readonly start: number; end: number }[] = [];
  let before = '';
  for (const node of nodes) {
    if (!node || !isPart(node)) continue;
    const last = spans.at(-1);
    if (last && node.type === 'function_body' && before.endsWith('_signature')) last.end = node.endIndex;
    else spans.push({ start: node.startIndex, end: node.endIndex });
    before = node.type;
  }
  return spans;
}

function isPart({ type, startIndex, endIndex }: Node): boolean {
  return endIndex > startIndex && !/comment|marginalia|raw_text/.test(type);
}

/** Whether a child that has children is all that its parent is. */
function isAll({ startIndex, endIndex, namedChildCount }: Node, parent: Node): boolean {
  return startIndex === parent.startIndex && endIndex === parent.endIndex && namedChildCount > 0;
}

/** Nodes whose children are statements, without brackets around. */
const BLOCKS = new Set(['block', 'statement_list', 'statements', 'body_statement', 'then', 'module', 'program']);

/** Nodes that are no more than their statements together. */
const STATEMENTS = new Set(['statement_list', 'statements', 'body_statement', 'script_block', 'script_block_body']);
