import { nodeAt } from '../../syntax/nodeAt.ts';
import type { Found } from '../../syntax/scopes.ts';
import type { Place } from './place.ts';
import { lineAt } from './text/units.ts';

/**
 * Of some conditions the one on which it depends whether one comes to where the cursor is: that of the branch, and not of the
 * "else if" behind it. Undefined where there is none, or where one stands on the line itself.
 */
export function ownCondition(all: readonly Found[], { tree, text, cursor }: Place): Found | undefined {
  const line = lineAt(text, cursor);
  if (all.some(({ start, end }) => start <= line.end && end >= line.start)) return undefined;
  let node = tree ? nodeAt(tree.tree.rootNode, text, cursor) : null;
  for (; node?.parent; node = node.parent) {
    const condition = node.parent.childForFieldName('condition');
    const isElse = node.parent.childForFieldName('alternative')?.id === node.id;
    if (!condition || isElse || condition.endIndex > cursor) continue;
    return all.find(({ start, end }) => start >= condition.startIndex && end <= condition.endIndex);
  }
  return undefined;
}
