import { AloudError } from '../../common/errors.ts';
import { Slices } from '../../syntax/slices.ts';
import { isProse } from '../code/proseGuard.ts';
import { spokenWords } from '../english/spokenWords.ts';
import type { Place } from '../places/place.ts';
import { applied, inOrder, moved, type Outcome } from '../places/text/outcome.ts';
import { lineAt } from '../places/text/units.ts';
import { isVerb, plan } from '../verbs/verbs.ts';
import { type Reading, readings, soundAlikeReadings } from './understand.ts';

/** What the grammar makes of an utterance at a place. */
export interface Choice {
  readonly reading: Reading;
  /** Other readings that come to something else, the likeliest first. */
  readonly alternatives: readonly Reading[];
}

/** Parses a text that is not in the editor (yet). */
export type Parse = (text: string) => Promise<{ readonly tree: Place['tree']; dispose(): void }>;

/** What writes words as they were said. */
const WRITING_VERBS = /^(add_code|type_words|change_target)$/;

const MOST_ALTERNATIVES = 4;
const MOST_READINGS = 40;

/**
 * The reading that makes sense where the user is: everything that it points at is there. Undefined where there is none,
 * or where what would be written is hardly code: then it is for the chat model, or not understood.
 */
export async function choose(utterance: string, place: Place | undefined, parse: Parse): Promise<Choice | undefined> {
  const words = spokenWords(utterance);
  if (words.length === 0) return undefined;
  const slices = new Slices();
  const isSentence = place !== undefined && isProse(withoutVerb(words), place.wording);
  for (const [isAlike, source] of [
    [false, readings(words)],
    [true, soundAlikeReadings(words)],
  ] as const) {
    const fit: { readonly reading: Reading; readonly key: string }[] = [];
    let count = 0;
    for (const reading of source) {
      if (++count > MOST_READINGS) break;
      if (slices.isOver) await slices.next();
      // A sentence is none the less one for a word that sounds like one of code.
      if (isAlike && isSentence && reading.calls.some(({ name }) => WRITING_VERBS.test(name))) continue;
      const key = await outcomeOf(reading, place, parse, slices);
      if (key === undefined || fit.some(other => other.key === key)) continue;
      fit.push({ reading, key });
      if (fit.length > MOST_ALTERNATIVES) break;
    }
    const [first, ...rest] = fit;
    if (first) return { reading: first.reading, alternatives: rest.map(({ reading }) => reading) };
  }
  return undefined;
}

/** "Add a function": its words without the verb, and without the article behind it. */
function withoutVerb(words: readonly string[]): readonly string[] {
  return words.slice(/^(a|an|the)$/i.test(words[1] ?? '') ? 2 : 1);
}

/** What a reading comes to, as a key that tells it from others; undefined where it comes to nothing. */
async function outcomeOf(
  { calls }: Reading,
  place: Place | undefined,
  parse: Parse,
  slices: Slices,
): Promise<string | undefined> {
  let there = place;
  let made: { dispose(): void } | undefined;
  const keys: string[] = [];
  try {
    for (const [index, call] of calls.entries()) {
      if (!isVerb(call.name)) {
        keys.push(JSON.stringify(call));
        continue;
      }
      if (!there) return undefined;
      const outcome = plan(call.name, call.arguments, there);
      if (!outcome) return undefined;
      keys.push(JSON.stringify([outcome.edits, outcome.selections]));
      if (index === calls.length - 1) break;
      if (slices.isOver) await slices.next();
      const next = after(outcome, there);
      if (outcome.edits.length > 0) {
        made?.dispose();
        const parsed = await parse(next.text);
        made = parsed;
        there = { ...next, tree: parsed.tree };
      } else there = next;
    }
    return keys.join(' ');
  } catch (thrown) {
    if (thrown instanceof AloudError) return undefined;
    throw thrown;
  } finally {
    made?.dispose();
  }
}

/** The place as it will be once something has been done. */
export function after({ edits, selections }: Outcome, place: Place): Place {
  const isSame = edits.length === 0;
  const text = isSame ? place.text : applied(place.text, edits);
  const [selection = { start: moved(place.selection.start, edits), end: moved(place.selection.end, edits) }] =
    selections ?? [];
  const { wording } = place;
  const lexicon = isSame ? wording.lexicon : wording.lexicon.with(linesWritten(text, edits));
  return { ...place, text, selection, cursor: selection.end, wording: { ...wording, lexicon } };
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
