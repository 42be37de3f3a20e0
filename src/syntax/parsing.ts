import type { Edit, Parser, Point, Tree } from '@vscode/tree-sitter-wasm';
import { LineIndex, type Stretch, stretchBetween } from '../editor/text.ts';
import type { Grammar, Grammars } from './grammars.ts';
import { Slices } from './slices.ts';
import { Structure, TooOdd } from './structure/structure.ts';
import { SyntaxTree } from './syntaxTree.ts';

/** What stands in lines longer than this, in UTF-16 units, is not parsed: a parser does not pause within a word. */
const LONGEST_LINE = 100_000;

/**
 * A parse pauses after so many of its steps, less than a ms, and goes on at once unless its slice is over. What a parser
 * makes of broken code can depend on where it paused: by time, the same text would not always have the same tree. Only
 * at the end does it not pause while it balances a list, which takes it half a microsecond an item.
 */
const STEPS_A_PAUSE = 16;

/**
 * Between two of its steps a parse may ask for so many chunks of the text, of 5,120 UTF-16 units each: it reads a word, a
 * text or a comment in one go, and these take it 10 ms or so. What is longer is no code; for the parser it ends there.
 */
const MOST_CHUNKS = 80;

/** Where more than this is replaced, in UTF-16 units, the tree before is of no use: to mark all of it takes long, too. */
const MOST_REPLACED = 50_000;

/** A parse may take so long, in ms of its own time; broken code can take time by the square of its length. */
const PATIENCE_MS = 20_000;

export interface ParseOptions {
  /** The tree of an earlier version of the text. */
  readonly before?: SyntaxTree | undefined;
  /** Reads all of the text again, though there is one before. */
  readonly isAfresh?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** The turns that it is done in, where more is done in them; else it has its own. */
  readonly slices?: Slices | undefined;
}

/** The tree of a text, grown from that of an earlier version if there is one. Throws `TooOdd`, `cancelled`. */
export async function parsed(
  grammars: Grammars,
  grammar: Grammar,
  text: string,
  options: ParseOptions,
): Promise<SyntaxTree> {
  const { before, signal, slices = new Slices(signal) } = options;
  const { tree, lines, stretch } = await bare(grammars, grammar, text, { ...options, slices });
  try {
    const known = before && stretch && { structure: before.structure, stretch };
    const structure = await slices.run(Structure.of(tree, grammar.queries, text, known));
    return new SyntaxTree({ tree, grammar, lines, structure });
  } catch (thrown) {
    tree.delete();
    throw thrown;
  }
}

/** What a parse comes to before its structure is known. */
interface Bare {
  readonly tree: Tree;
  readonly lines: LineIndex;
  /** Where the text differs from the one before. */
  readonly stretch: Stretch | undefined;
}

/** Parses, and no more. The tree is to be deleted by the caller. Throws as `parsed`. */
export async function bare(
  grammars: Grammars,
  grammar: Grammar,
  text: string,
  { before, isAfresh = false, signal, slices = new Slices(signal) }: ParseOptions,
): Promise<Bare> {
  const { Parser } = await grammars.library();
  await slices.next();
  const parser = new Parser();
  let old: Tree | undefined;
  try {
    parser.setLanguage(grammar.treeSitter);
    const { readAs } = grammar.language;
    const read = readAs ? readAs(text) : text;
    const differs = before && stretchBetween(before.lines.text, text);
    const stretch =
      before && differs && readAs ? around(differs, stretchBetween(readAs(before.lines.text), read)) : differs;
    const lines = new LineIndex(text, before && stretch && { index: before.lines, stretch });
    if (longestLine(lines, before && stretch) > LONGEST_LINE)
      throw new TooOdd(`It has a line of more than ${LONGEST_LINE} characters.`);
    const isLike = stretch && stretch.oldEnd - stretch.start <= MOST_REPLACED;
    // A line end that is none to the parser would put it in the wrong lines.
    if (before && isLike && !isAfresh && !/\r(?!\n)/.test(text)) {
      old = before.tree.copy();
      old.edit(editOf(stretch, before.lines, lines));
    }
    return { tree: await parseIn(slices, parser, read, old), lines, stretch };
  } finally {
    old?.delete();
    parser.delete();
  }
}

/** Finds everything that is asked for in a tree beforehand. */
export async function searched(tree: SyntaxTree, slices: Slices): Promise<void> {
  await slices.run(tree.grammar.queries.compile());
  await slices.run(tree.structure.fill());
  if (slices.isOver) await slices.next();
  void tree.faults;
}

/** How long the longest line is, of those in the stretch alone that the text differs in from one that was parsed. */
function longestLine(lines: LineIndex, stretch: Stretch | undefined): number {
  const last = stretch ? lines.lineAt(stretch.newEnd) : lines.lineCount - 1;
  let longest = 0;
  for (let line = stretch ? lines.lineAt(stretch.start) : 0; line <= last; line++)
    longest = Math.max(longest, lines.startOf(line + 1) - lines.startOf(line));
  return longest;
}

async function parseIn(slices: Slices, parser: Parser, text: string, old: Tree | undefined): Promise<Tree> {
  let steps = 0;
  let worked = 0;
  let chunks = 0;
  const input = (index: number) => (++chunks > MOST_CHUNKS ? '' : text.slice(index));
  // The callback is declared to return nothing; `true` pauses, and the next call goes on from there.
  const progressCallback = (): boolean => {
    if (chunks <= MOST_CHUNKS) chunks = 0;
    return ++steps % STEPS_A_PAUSE === 0;
  };
  for (;;) {
    if (slices.isOver) await slices.next();
    const from = performance.now();
    const tree = parser.parse(input, old, { progressCallback });
    if (chunks > MOST_CHUNKS) {
      tree?.delete();
      throw new TooOdd('A single word, text or comment of it is longer than a parser may read at once.');
    }
    if (tree) {
      // What looks a text up in the tree reads it here too.
      chunks = Number.NEGATIVE_INFINITY;
      return tree;
    }
    worked += performance.now() - from;
    if (worked > PATIENCE_MS) throw new TooOdd(`It took longer than ${PATIENCE_MS / 1000} s to parse.`);
  }
}

/** The stretch around two of the same texts. */
function around(a: Stretch, b: Stretch): Stretch {
  const [start, oldEnd] = [Math.min(a.start, b.start), Math.max(a.oldEnd, b.oldEnd)];
  return { start, oldEnd, newEnd: oldEnd + a.newEnd - a.oldEnd };
}

function editOf({ start, oldEnd, newEnd }: Stretch, before: LineIndex, after: LineIndex): Edit {
  return {
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition: pointAt(before, start),
    oldEndPosition: pointAt(before, oldEnd),
    newEndPosition: pointAt(after, newEnd),
  };
}

function pointAt(lines: LineIndex, offset: number): Point {
  const row = lines.lineAt(offset);
  return { row, column: offset - lines.startOf(row) };
}
