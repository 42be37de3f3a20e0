import { type Stretch, stretchBetween } from '../editor/text.ts';
import { excerptAround, standing } from './excerpt.ts';
import { faultsIn } from './faults.ts';
import type { Grammars } from './grammars.ts';
import { bare } from './parsing.ts';
import { Slices } from './slices.ts';
import type { SyntaxTree } from './syntaxTree.ts';

/** In a longer text, in UTF-16 units, what is changed is looked at by itself: a parser balances all that stands beside it. */
const LARGE = 60_000;
/** What is left of a long text around a change is looked at up to this length, and else all of it. */
const LONGEST_EXCERPT = 10_000;

/**
 * Whether a text has more faults than the one it came from; `stretch` is where they differ, if that is known: to find it
 * takes longer than all the rest in a long text. `withHoles` is whether what only lacks a name or a value is a fault, too.
 * Throws as `parsed`.
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
    const byExcerpt = await isExcerptWorse(grammars, text, before, changed, slices, withHoles);
    if (byExcerpt !== undefined) return byExcerpt;
  }
  const was = withHoles ? faultsIn(before.tree, true) : before.faults;
  return (await faultsOf(grammars, text, before, slices, true, withHoles)) > was;
}

/** The same by what stands around the change alone; undefined where that cannot be read by itself. */
async function isExcerptWorse(
  grammars: Grammars,
  text: string,
  before: SyntaxTree,
  changed: Stretch,
  slices: Slices,
  withHoles: boolean,
): Promise<boolean | undefined> {
  const { old, now, at } = excerptAround(before, text, changed);
  if (old.length > LONGEST_EXCERPT) return undefined;
  const { tree } = await bare(grammars, before.grammar, old, { slices });
  const was = faultsIn(tree, withHoles);
  const { rootNode } = before.tree;
  const isAlike =
    (rootNode.hasError || !tree.rootNode.hasError) &&
    standing(tree.rootNode, at) === standing(rootNode, { start: changed.start, end: changed.oldEnd });
  tree.delete();
  if (!isAlike) return undefined;
  return (await faultsOf(grammars, now, before, slices, false, withHoles)) > was;
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
