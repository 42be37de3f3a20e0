import type { Node } from '@vscode/tree-sitter-wasm';
import type { Stretch } from '../editor/text.ts';
import type { Span } from './scopes.ts';
import type { SyntaxTree } from './syntaxTree.ts';

/** Of what has more parts than this, those that are far from a change are left out: they are parts of a list. */
const MANY = 8;
/** What is shorter than this, in UTF-16 units, is not looked into: nothing is gained by leaving out parts of it. */
const SHORT = 2_000;

/** What is left of two texts when what stands far from their difference is left out of both alike. */
export interface Excerpt {
  readonly old: string;
  readonly now: string;
  /** Where they differ in the old one. */
  readonly at: Span;
}

/**
 * Leaves out of all that stands around a change the parts that are not beside it: of a class its other methods, of a
 * function its other statements. So what is left is read as it is read where it stands.
 */
export function excerptAround(before: SyntaxTree, text: string, { start, oldEnd, newEnd }: Stretch): Excerpt {
  const whole = before.lines.text;
  const { front, behind } = farFrom(before.tree.rootNode, { start, end: oldEnd });
  const head = without(whole, 0, start, front);
  const tail = without(whole, oldEnd, whole.length, behind);
  return {
    old: head + whole.slice(start, oldEnd) + tail,
    now: head + text.slice(start, newEnd) + tail,
    at: { start: head.length, end: head.length + oldEnd - start },
  };
}

/** What a change and what is beside it are part of, by the kinds of all that: the same where it is read as before. */
export function standing(root: Node, { start, end }: Span): string {
  const kinds: string[] = [];
  for (const [from, to] of [
    [start, end],
    [Math.max(0, start - 1), start],
    [end, Math.min(end + 1, root.endIndex)],
  ] as const)
    for (let node = root.descendantForIndex(from, to); node; node = node.parent) kinds.push(node.type);
  return kinds.join(' ');
}

/** What can be left out in front of a change, in the order of the text, and what behind it. */
function farFrom(root: Node, change: Span): { readonly front: readonly Span[]; readonly behind: readonly Span[] } {
  const front: Span[] = [];
  const behind: Span[] = [];
  let node: Node | null = root;
  while (node && node.endIndex - node.startIndex >= SHORT) {
    const at: Node | null = node.firstChildForIndex(Math.max(0, change.start - 1)) ?? node.lastChild;
    if (node.namedChildCount > MANY && at) {
      const first = node.firstNamedChild?.nextNamedSibling;
      const beside = at.previousNamedSibling ?? at;
      if (first && first.startIndex < beside.startIndex)
        front.push({ start: first.startIndex, end: beside.startIndex });
      const next = behindChange(at, change.end);
      const last = node.lastNamedChild;
      if (next && last && next.endIndex < last.endIndex) behind.unshift({ start: next.endIndex, end: last.endIndex });
    }
    node = at && holder(at, change);
  }
  return { front, behind };
}

/** The first part that begins behind a change. */
function behindChange(from: Node, end: number): Node | null {
  let node: Node | null = from;
  while (node && !(node.isNamed && node.startIndex > end)) node = node.nextSibling;
  return node;
}

/** Which of a part and those behind it holds all of a change. */
function holder(from: Node, { start, end }: Span): Node | null {
  let node: Node | null = from;
  while (node && node.endIndex < end) node = node.nextSibling;
  return node && node.startIndex <= start ? node : null;
}

function without(text: string, start: number, end: number, gaps: readonly Span[]): string {
  let kept = '';
  let from = start;
  for (const gap of gaps) {
    kept += text.slice(from, gap.start);
    from = gap.end;
  }
  return kept + text.slice(from, end);
}
