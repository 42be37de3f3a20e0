import type { Node } from '@vscode/tree-sitter-wasm';
import { nodeAt as smallestAt } from '../../../syntax/nodeAt.ts';
import type { Place } from '../../places/place.ts';

/** The smallest node at an offset; behind the last sign of a line, what ends there. */
export function nodeAt({ text, tree }: Place, offset: number): Node | null {
  return tree ? smallestAt(tree.tree.rootNode, text, offset) : null;
}

export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter(child => child !== null);
}

/** Whether most braces of a text that open a body stand on a line of their own; where there are none, as C# has them. */
export function isBraceOnOwnLine({ text, tree }: Place): boolean {
  const own = text.match(/\)[ \t]*\r?\n[ \t]*\{/g)?.length ?? 0;
  const behind = text.match(/(\)|\belse)[ \t]*\{/g)?.length ?? 0;
  return own === behind ? tree?.grammar.language.grammar === 'c-sharp' : own > behind;
}

/** Whether code has a comment, which would be lost or come to stand elsewhere. */
export function hasComment(node: Node): boolean {
  return /\/\/|\/\*|(^|\s)#/.test(node.text);
}

/** A condition without the brackets around all of it. */
export function conditionText(node: Node): string {
  const inner =
    node.type === 'parenthesized_expression' || node.type === 'condition_clause' ? node.text.slice(1, -1) : node.text;
  return inner.trim();
}
