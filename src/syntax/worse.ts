import { type Stretch, stretchBetween } from '../editor/text.ts';
import { faultsIn } from './faults.ts';
import type { Grammars } from './grammars.ts';
import { bare } from './parsing.ts';
import type { Span } from './scopes.ts';
import { Slices } from './slices.ts';
import type { SyntaxTree } from './syntaxTree.ts';

/** In a longer text, in UTF-16 units, what is changed is looked at by itself: a parser balances all that stands beside it. */
const LARGE = 60_000;
/** What stands at the top level is looked at by itself up to this length. */
const LONGEST_PIECE = 10_000;

/**
 * Whether a text has more faults than the one it came from; `stretch` is where they differ, if that is known: to find it
 * takes longer than all the rest in a long text. `withHoles` is whether what only lacks a name or a value is a fault, too,
 * in a text that is looked at whole. Throws as `parsed`.
 */
export async function isWorse(
  grammars: Grammars,
  text: string,
  before: SyntaxTree,
  stretch?: Stretch,
  withHoles = false,
): Promise<boolean> {
  const slices = new Slices();
  if (text.length > LARGE) {
    const changed = stretch ?? stretchBetween(before.lines.text, text);
    const byPiece = await isPieceWorse(grammars, text, before, changed, slices);
    if (byPiece !== undefined) return byPiece;
  }
  const was = withHoles ? faultsIn(before.tree, true) : before.faults;
  return (await faultsOf(grammars, text, before, slices, true, withHoles)) > was;
}

/** The same by what stands at the top level around the change; undefined where that cannot be read by itself. */
async function isPieceWorse(
  grammars: Grammars,
  text: string,
  before: SyntaxTree,
  { start, oldEnd }: Stretch,
  slices: Slices,
): Promise<boolean | undefined> {
  const old = before.lines.text;
  const { spans, kinds } = piecesAround(before, { start, end: oldEnd });
  const [first] = spans;
  const last = spans.at(-1);
  if (!first || !last) return undefined;
  const from = Math.min(first.start, start);
  const to = Math.max(last.end, oldEnd);
  if (to - from > LONGEST_PIECE) return undefined;
  const { tree } = await bare(grammars, before.grammar, old.slice(from, to), { slices });
  const was = faultsIn(tree);
  // In some languages a piece is something else where it stands alone.
  const isAlike = tree.rootNode.namedChildren.map(node => node?.type).join() === kinds.join();
  tree.delete();
  if (!isAlike) return undefined;
  return (await faultsOf(grammars, text.slice(from, to + text.length - old.length), before, slices, false)) > was;
}

/** What stands at the top level where a change is, and the one before it and behind it. */
function piecesAround(
  { tree: { rootNode } }: SyntaxTree,
  { start, end }: Span,
): { readonly spans: readonly Span[]; readonly kinds: readonly string[] } {
  const spans: Span[] = [];
  const kinds: string[] = [];
  let node = rootNode.firstChildForIndex(Math.max(0, start - 1)) ?? rootNode.lastChild;
  node = node?.previousSibling ?? node;
  for (; node; node = node.nextSibling) {
    spans.push({ start: node.startIndex, end: node.endIndex });
    if (node.isNamed) kinds.push(node.type);
    if (node.startIndex > end) break;
  }
  return { spans, kinds };
}

async function faultsOf(
  grammars: Grammars,
  text: string,
  before: SyntaxTree,
  slices: Slices,
  isGrown: boolean,
  withHoles = false,
): Promise<number> {
  const { tree } = await bare(grammars, before.grammar, text, { slices, ...(isGrown && { before }) });
  try {
    return faultsIn(tree, withHoles);
  } finally {
    tree.delete();
  }
}
