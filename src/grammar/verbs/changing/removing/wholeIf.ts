import type { Place, Pointed } from '../../../places/place.ts';

/** An `if` that has other branches goes with them: an `else` alone is nothing. */
export function wholeIf(target: Pointed, { tree, text }: Place): Pointed {
  const behind = text.slice(target.end, target.end + 200);
  if (target.kind !== 'if' || !tree || !/^\s*(?:else|elif|elsif|elseif)\b/.test(behind)) return target;
  // That of an `else if` is one branch among the others.
  if (/\belse\s*$/.test(text.slice(Math.max(0, target.start - 40), target.start))) return target;
  let node = tree.tree.rootNode.descendantForIndex(target.start, target.start);
  while (node && node.startIndex === target.start && node.endIndex <= target.end) node = node.parent;
  return node?.startIndex === target.start && /^if/.test(node.type)
    ? { ...target, end: node.endIndex, removal: undefined }
    : target;
}
