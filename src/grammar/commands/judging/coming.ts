import { AloudError } from '../../../common/errors.ts';
import type { Stretch } from '../../../editor/text.ts';
import type { Span } from '../../../syntax/scopes.ts';
import type { Slices } from '../../../syntax/slices.ts';
import type { SyntaxTree } from '../../../syntax/syntaxTree.ts';
import type { Place } from '../../places/place.ts';
import { scopeAt } from '../../places/scopeAt.ts';
import { applied, inOrder, moved, type Outcome } from '../../places/text/outcome.ts';
import { lineAt } from '../../places/text/units.ts';
import { wordsIn } from '../../verbs/verb.ts';
import { verbCalled } from '../../verbs/verbs.ts';
import type { Reading } from '../understand.ts';
import { isDoubtful } from './doubts.ts';
import { type Bar, isByChance, isMadeUp, isOfGuesses, isToTheLetter } from './evidence.ts';

/** Reads texts that are not in the editor (yet), in the language of the place. */
export interface Code {
  parse(text: string): Promise<{ readonly tree: Place['tree']; dispose(): void }>;
  /** Whether a text is less of its language than the one it came from was; they differ in `stretch`, if that is known; with holes, what only lacks a name counts. */
  isWorse(text: string, before: SyntaxTree, stretch?: Stretch, withHoles?: boolean): Promise<boolean>;
}

/** What a reading comes to. */
export interface Coming {
  /** Tells it from others. */
  readonly key: string;
  /** The text as it would be, where it is code that must not break. */
  readonly written: Written | undefined;
  /** Whether something else is meant, or more than can be known. */
  readonly isDoubtful?: true;
}

interface Written {
  readonly text: string;
  /** Where something has to be said yet for it to be code. */
  readonly hole?: number;
  /** Whether nothing is about to be said in the place of something. */
  readonly isWhole?: true;
  /** Where the text differs from the one that there is, if that is known. */
  readonly stretch?: Stretch;
}

/** What a reading comes to; undefined where it comes to nothing. `guessed` are the words that were heard otherwise than they were said. */
export async function comingOf(
  { calls, within }: Reading,
  place: Place | undefined,
  code: Code,
  bar: Bar,
  slices: Slices,
  guessed?: ReadonlySet<string>,
): Promise<Coming | undefined> {
  let there = place;
  let made: { dispose(): void } | undefined;
  let mustParse = false;
  let isOpen = false;
  let last: Outcome | undefined;
  const keys: string[] = [];
  const scope = within === undefined || !place ? undefined : scopeAt(wordsIn(within), place);
  if (within !== undefined && !scope) return undefined;
  try {
    for (const [index, call] of calls.entries()) {
      const verb = verbCalled(call.name);
      if (!verb) {
        keys.push(JSON.stringify(call));
        continue;
      }
      if (!there) return undefined;
      const outcome = verb.plan(call.arguments, there);
      if (!outcome || isByChance(verb, call.arguments, there)) return undefined;
      if (isDoubtful(verb, call.arguments, outcome, there)) return { key: '', written: undefined, isDoubtful: true };
      if (scope && !isWithin(outcome, scope, there)) return undefined;
      if (isBesideBlock(outcome, there) && !isToTheLetter(verb, call.arguments, there)) return undefined;
      if (verb.isLiteral !== true && isMadeUp(outcome.edits, there, bar)) return undefined;
      if (guessed && isOfGuesses(outcome.edits, there, guessed)) return undefined;
      keys.push(JSON.stringify(verb.answer ? call : [outcome.edits, outcome.selections]));
      // What was heard otherwise is typed by nobody to the letter.
      const isTyped = guessed !== undefined && typeof call.arguments['target'] !== 'string';
      const isLetters = scope === undefined && !isTyped && isToTheLetter(verb, call.arguments, there);
      mustParse ||= outcome.edits.length > 0 && !isLetters;
      isOpen ||= outcome.isOpen === true;
      if (index === calls.length - 1) {
        last = outcome;
        break;
      }
      if (slices.isOver) await slices.next();
      there = after(outcome, there);
      if (outcome.edits.length === 0) continue;
      made?.dispose();
      const parsed = await code.parse(there.text);
      made = parsed;
      there = { ...there, tree: parsed.tree };
    }
    const written = mustParse && place && there ? writtenBy(last, there, isOpen, place) : undefined;
    const isWhole = !isOpen;
    return { key: keys.join(' '), written: written && { ...written, ...(isWhole && { isWhole }) } };
  } catch (thrown) {
    if (thrown instanceof AloudError) return undefined;
    throw thrown;
  } finally {
    made?.dispose();
  }
}

/** The text as it will be once something has been done, no more of the place; `from` is the one that there is so far. */
function writtenBy(outcome: Outcome | undefined, place: Place, isOpen: boolean, from: Place): Written {
  const isDone = !outcome || outcome.edits.length === 0;
  const text = isDone ? place.text : applied(place.text, outcome.edits);
  const hole = isDone ? place.cursor : selectionAfter(outcome, place).end;
  const isOnly = !isDone && place.text === from.text && from.tree?.lines.text === from.text;
  return { text, ...(isOpen && { hole }), ...(isOnly && { stretch: stretchOf(outcome.edits, text, place.text) }) };
}

/** From the first to the last of what edits change. */
function stretchOf(edits: Outcome['edits'], text: string, before: string): Stretch {
  const start = Math.min(...edits.map(edit => edit.start));
  const oldEnd = Math.max(...edits.map(edit => edit.end));
  return { start, oldEnd, newEnd: oldEnd + text.length - before.length };
}

/** Whether all that is done is done to the lines of something. */
function isWithin({ edits, selections = [] }: Outcome, scope: Span, { text }: Place): boolean {
  const start = lineAt(text, scope.start).start;
  const end = lineAt(text, scope.end).end + 1;
  const changed = edits.length > 0 ? edits : selections;
  return changed.every(span => span.start >= start && span.end <= end);
}

/** Whether anything is beside the script or style that the cursor is in: its language does not tell of that. */
function isBesideBlock({ edits, selections = [] }: Outcome, { text, tree }: Place): boolean {
  const block = tree?.grammar.language.part?.(text);
  const spans = edits.length > 0 ? edits : selections;
  return block !== undefined && spans.some(({ start, end }) => start < block.start || end > block.end);
}

/** What may be missing in a hole: a condition, or the head of a loop in one language or another. */
const FILLINGS = [
  'x',
  'x in x',
  'let x of x',
  'const x of x',
  'x := range x',
  'var x in x',
  'var x : x',
  'x : x',
  ';;',
];

/** Whether code would be broken. A text without declarations or statements cannot be. */
export async function breaks({ text, hole, stretch, isWhole }: Written, { tree }: Place, code: Code): Promise<boolean> {
  if (!tree?.hasParts || !(await code.isWorse(text, tree, stretch, isWhole))) return false;
  if (hole === undefined) return true;
  for (const filling of FILLINGS) {
    const filled = text.slice(0, hole) + filling + text.slice(hole);
    const isIn = stretch && stretch.start <= hole && hole <= stretch.newEnd;
    const around = isIn ? { ...stretch, newEnd: stretch.newEnd + filling.length } : undefined;
    if (!(await code.isWorse(filled, tree, around))) return false;
  }
  return true;
}

/** The place as it will be once something has been done. */
export function after(outcome: Outcome, place: Place): Place {
  const { edits } = outcome;
  const isSame = edits.length === 0;
  const text = isSame ? place.text : applied(place.text, edits);
  const selection = selectionAfter(outcome, place);
  const { wording, marks: _, ...rest } = place;
  const lexicon = isSame ? wording.lexicon : wording.lexicon.with(linesWritten(text, edits));
  // What had a number when it was said may be elsewhere by then.
  return { ...rest, text, selection, cursor: selection.end, wording: { ...wording, lexicon } };
}

function selectionAfter({ edits, selections }: Outcome, { selection: { start, end } }: Place): Span {
  return selections?.[0] ?? { start: moved(start, edits), end: moved(end, edits) };
}

/** The lines of a text that edits have come to, each whole. */
function linesWritten(text: string, edits: Outcome['edits']): string {
  let shift = 0;
  const lines: string[] = [];
  for (const edit of inOrder(edits)) {
    const from = edit.start + shift;
    const to = from + edit.text.length;
    lines.push(text.slice(lineAt(text, from).start, lineAt(text, to).end));
    shift += edit.text.length - (edit.end - edit.start);
  }
  return lines.join('\n');
}
