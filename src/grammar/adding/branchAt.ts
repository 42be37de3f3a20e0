import type { Node } from '@vscode/tree-sitter-wasm';
import { nodeAt } from '../../syntax/nodeAt.ts';
import type { Span } from '../../syntax/scopes.ts';
import type { Place } from '../places/place.ts';
import { lineAt } from '../places/text/units.ts';

/** What the branches of a switch are called, in the grammars of languages whose branches have no brackets. */
const BRANCHES: ReadonlySet<string> = new Set([
  ...['switch_case', 'switch_default', 'switch_block_statement_group', 'switch_section', 'case_statement'],
  ...['default_statement', 'switch_statement_case', 'switch_statement_default', 'expression_case', 'type_case'],
  ...['communication_case', 'default_case', 'case_item', 'when', 'else'],
]);

/** What holds the statements of a branch and nothing else. */
const LISTS = /^(statement_list|then)$/;

/** The statements of a branch. */
export interface Branch extends Span {
  readonly parts: readonly Span[];
  /** Where its label begins. */
  readonly head: number;
}

/**
 * The branch of a switch that the cursor is in, from behind its label to the end of its last statement; on a blank line
 * the one above. Undefined where it is in none.
 */
export function branchAt({ tree, text, cursor }: Place): Branch | undefined {
  const line = lineAt(text, cursor);
  const isBlank = text.slice(line.start, line.end).trim() === '';
  const at = isBlank ? text.slice(0, cursor).trimEnd().length : cursor;
  let node = tree ? nodeAt(tree.tree.rootNode, text, at) : null;
  for (; node; node = node.parent) {
    const branch = BRANCHES.has(node.type) ? branchOf(node) : undefined;
    if (branch && branch.start <= at) return branch;
  }
  return undefined;
}

/** Whether the cursor is in a branch that has no line for what might be added to it: `a) go ;;`. */
export function isInOneLine({ head, start, end, parts }: Branch, { text, cursor }: Place): boolean {
  const line = lineAt(text, head);
  const isHere = line.start <= cursor && cursor <= line.end;
  return isHere && parts.length > 0 && start <= line.end && end <= line.end && text.slice(end, line.end).trim() !== '';
}

function branchOf(node: Node): Branch | undefined {
  const children = node.children.filter(child => child !== null);
  const label = labelOf(node, children);
  if (!label) return undefined;
  const parts = children
    .slice(children.indexOf(label) + 1)
    .flatMap(child => (LISTS.test(child.type) ? child.namedChildren.filter(one => one !== null) : [child]))
    .filter(child => child.isNamed && !/comment/.test(child.type))
    .map(({ startIndex, endIndex }) => ({ start: startIndex, end: endIndex }));
  return { start: label.endIndex, end: parts.at(-1)?.end ?? label.endIndex, parts, head: node.startIndex };
}

/** The last of what says which branch it is: a colon, the bracket of a shell, in Ruby the pattern or the `else`. */
function labelOf(node: Node, children: readonly Node[]): Node | undefined {
  if (node.type === 'when') return children.findLast(({ type }) => type === 'pattern');
  if (node.type === 'else') return node.parent?.type === 'case' ? children[0] : undefined;
  return children.find(({ type }) => type === ':' || type === ')');
}
