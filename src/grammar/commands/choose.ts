import { firstOf } from '../../common/async/firstOf.ts';
import { AloudError } from '../../common/errors.ts';
import type { Stretch } from '../../editor/text.ts';
import type { Span } from '../../syntax/scopes.ts';
import { Slices } from '../../syntax/slices.ts';
import type { SyntaxTree } from '../../syntax/syntaxTree.ts';
import { namesConstruct } from '../adding/addends.ts';
import { namesDecorator } from '../adding/bare/decorators.ts';
import { isProse } from '../code/proseGuard.ts';
import type { Guess } from '../ear/misheard.ts';
import { isVerb } from '../english/plain/verbs.ts';
import { plainWords } from '../english/plainWords.ts';
import type { Place } from '../places/place.ts';
import { scopeAt } from '../places/scopeAt.ts';
import { applied, inOrder, moved, type Outcome } from '../places/text/outcome.ts';
import { lineAt } from '../places/text/units.ts';
import { rivalsOf } from '../verbs/rivals.ts';
import { wordsIn } from '../verbs/verb.ts';
import { verbCalled } from '../verbs/verbs.ts';
import { joinedClauses, reasonsIn } from './clauses.ts';
import { type Bar, isByChance, isMadeUp, isOfGuesses, isToTheLetter, isWhollySaid } from './evidence.ts';
import { byEar, type Fit, type Hearing } from './hearing/byEar.ts';
import { isInvented, isOdd, isUnlikely } from './hearing/mended.ts';
import { withLetters } from './letters.ts';
import { scopedIn } from './scopes.ts';
import { bareReadings, type Call, compileRules, type Reading, readings } from './understand.ts';

/** What the grammar makes of an utterance at a place. */
export interface Choice {
  readonly reading: Reading;
  /** Other readings that come to something else, the likeliest first. */
  readonly alternatives: readonly Reading[];
  /** It was about numbers on screen, which are gone once it is done: the same words mean something else then. */
  readonly isPassing?: boolean;
  /** What was heard otherwise than it was said, as it was understood; undefined where it was understood as it stands. */
  readonly heardAs?: string;
  /** What it may be about, where nothing tells which: nothing is to be done before that is known. */
  readonly rivals?: readonly Span[];
}

/** Reads texts that are not in the editor (yet), in the language of the place. */
export interface Code {
  parse(text: string): Promise<{ readonly tree: Place['tree']; dispose(): void }>;
  /** Whether a text is less of its language than the one it came from was; they differ in `stretch`, if that is known. */
  isWorse(text: string, before: SyntaxTree, stretch?: Stretch): Promise<boolean>;
}

/** What writes words as they were said. */
const WRITING_VERBS = /^(add_code|type_words|change_target)$/;

const MOST_ALTERNATIVES = 4;
const MOST_READINGS = 40;
/** So many readings that come to nothing are looked at for what they may be about. */
const MOST_ASKED_OF = 12;

/**
 * The reading that makes sense where the user is: everything that it points at is there. Undefined where there is none,
 * or where what would be written is hardly code: then it is for the chat model, or not understood.
 */
export async function choose(
  utterance: string,
  place: Place | undefined,
  code: Code,
  bar: Bar = 'nobody',
): Promise<Choice | undefined> {
  const found = await considered(utterance, place, code, bar);
  if (!Array.isArray(found)) return found;
  const [heard] = found;
  return heard?.isSure
    ? toldApart({ reading: heard.reading, alternatives: [], heardAs: heard.heardAs }, place, code, bar)
    : undefined;
}

/** A choice with what it may be about, where nothing tells which. */
async function toldApart(choice: Choice, place: Place | undefined, code: Code, bar: Bar): Promise<Choice> {
  const [call] = choice.reading.calls;
  if (!place || !call) return choice;
  const slices = new Slices();
  const rivals = await rivalsOf(call, place, async there => {
    if (slices.isOver) await slices.next();
    const coming = await comingOf(choice.reading, there, code, bar, slices);
    return coming?.written && (await breaks(coming.written, there, code)) ? undefined : coming?.key;
  });
  return rivals.length > 0 ? { ...choice, rivals } : choice;
}

/** What an utterance may have been that is not understood as it was heard, in words: a few that come to something. */
export async function nearly(utterance: string, place: Place | undefined, code: Code): Promise<readonly string[]> {
  const found = await considered(utterance, place, code, 'nobody');
  return Array.isArray(found) ? found.map(({ heardAs }) => heardAs) : [];
}

/** Words that a recogniser has joined, as they were said: "rename this to MaxSpeed". A name of the file stays. */
function withoutHumps(utterance: string, place: Place | undefined): string {
  return utterance.replace(/(?<=\s)(?:\p{Lu}\p{Ll}+){2,}/gu, name =>
    place?.wording.lexicon.has(name) ? name : name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '),
  );
}

/** What fits as it was heard; else what was heard otherwise than it was said. */
async function considered(
  utterance: string,
  place: Place | undefined,
  code: Code,
  bar: Bar,
): Promise<Choice | Hearing[]> {
  const words = plainWords(utterance);
  if (words.length === 0) return [];
  const slices = new Slices();
  await slices.run(compileRules());
  const reasons = reasonsIn(utterance);
  // Only what was misheard depends on these.
  let sentence: boolean | undefined;
  const isSentence = () => (sentence ??= place !== undefined && isProse(withoutVerb(words), place.wording));
  let named: boolean | undefined;
  const isNamed = () => (named ??= place !== undefined && namesConstruct(withoutVerb(words), place.wording));
  let isUnsure = false;
  let isSaid = false;
  for (const source of [readings(words), bareReadings(utterance), joinedReadings(utterance), scopedReadings(words)]) {
    const [first, ...rest] = await fittingIn(source);
    if (!first) continue;
    const choice = { reading: first.reading, alternatives: rest.map(({ reading }) => reading) };
    if (isInvented(first.reading, utterance, place)) {
      const apart = withoutHumps(utterance, place);
      if (apart !== utterance) return considered(apart, place, code, bar);
      const heard = await byEar(utterance, place, fittingAlike, slices);
      const asItStands = { reading: first.reading, heardAs: words.join(' '), isSure: false };
      const isTaken = heard.length === 0 && !isOdd(first.reading, utterance);
      return isTaken ? choice : [...heard.map(each => ({ ...each, isSure: false })), asItStands];
    }
    if (isUn(utterance, words)) {
      const heard = await byEar(utterance, place, fittingAlike, slices);
      const asItStands = { reading: first.reading, heardAs: words.join(' '), isSure: false };
      if (heard.length > 0) return [...heard.map(each => ({ ...each, isSure: false })), asItStands];
    }
    if (!isUnlikely(first.reading, place)) return toldApart(choice, place, code, bar);
    isUnsure = true;
  }
  // What fits nowhere may only lack which of several it is about.
  for (const reading of firstOf(MOST_ASKED_OF, readings(words))) {
    const choice = await toldApart({ reading, alternatives: [] }, place, code, bar);
    if (choice.rivals) return choice;
  }
  // "At jobs dot size" is no "add jobs dot size" where names begin so.
  const isRuby = place?.tree?.grammar.language.grammar === 'ruby';
  if (/^at$/i.test(words[0] ?? '') && place && (isRuby || namesDecorator(words, place.wording))) return [];
  // What can be said as it stands was not heard otherwise, though nothing comes of it.
  return isSaid ? [] : [...(await byEar(utterance, place, fittingAlike, slices))];

  /** A sentence is none the less one for a word that sounds like one of code, but for what is said there instead. */
  function fittingAlike(source: Iterable<Reading>, guess: Guess): Promise<readonly Fit[]> {
    const isStill = () => !isUnsure && isSentence() && isProse(withoutVerb(guess.words), (place as Place).wording);
    return fittingIn(source, { isSentence: isStill, words: notNames(guess) });
  }

  async function fittingIn(source: Iterable<Reading>, guessed?: Guessed): Promise<readonly Fit[]> {
    const fit: Fit[] = [];
    // The nearest that can be said is meant, though nothing comes of it: no other that sounds like it.
    if (guessed && isSaid) return fit;
    let count = 0;
    for (const plain of source) {
      const reading = withLetters(plain, utterance);
      if (++count > MOST_READINGS) break;
      if (holdsReason(reading, reasons)) continue;
      if (slices.isOver) await slices.next();
      // What has no place here is not written as something else: "type parameter t" is no `tightT`.
      if (
        guessed &&
        reading.calls.some(call => call.name === 'add_code' && !isAsHeard(call, withoutVerb(words))) &&
        isNamed()
      )
        continue;
      if (guessed && reading.calls.some(({ name }) => WRITING_VERBS.test(name)) && guessed.isSentence()) continue;
      const coming = await comingOf(reading, place, code, bar, slices, guessed?.words);
      isSaid ||= !coming && place !== undefined && isWhollySaid(reading, place);
      if (!coming || fit.some(({ key }) => key === coming.key)) continue;
      if (coming.written !== undefined && place && (await breaks(coming.written, place, code))) continue;
      fit.push({ reading, key: coming.key });
      if (fit.length > MOST_ALTERNATIVES) break;
    }
    return fit;
  }
}

/** What was guessed: the words that are no names, and whether it is none the less a sentence. */
interface Guessed {
  readonly words: ReadonlySet<string>;
  readonly isSentence: () => boolean;
}

function notNames({ terms }: Guess): ReadonlySet<string> {
  return new Set(terms.flatMap(({ kind, words }) => (kind === 'name' ? [] : words)));
}

/** Whether "and fold" may be "unfold", which is the contrary. */
function isUn(utterance: string, [verb = '']: readonly string[]): boolean {
  return new RegExp(`^\\W*(?:and|an|on|in),? ${verb}\\b`, 'i').test(utterance) && isVerb(`un${verb.toLowerCase()}`);
}

/** Whether what is added is what was heard: only the verb was heard otherwise. */
function isAsHeard({ arguments: { what } }: Call, words: readonly string[]): boolean {
  return (
    typeof what === 'string' &&
    words.join(' ') ===
      wordsIn(what)
        .join(' ')
        .replace(/^(?:an?|the) /i, '')
  );
}

/** What changes or names something; what is written as a text or a comment may have anything in it. */
const NO_REASON_IN = /^(change_target|rename_target|wrap_target|surround_target|move_to|exchange_target|give_default)$/;

/** "Change the message to request timed out, it is clearer": whether why it is wanted would be written with it. */
function holdsReason({ calls }: Reading, reasons: readonly string[]): boolean {
  return (
    reasons.length > 0 &&
    calls.some(
      ({ name, arguments: given }) =>
        (NO_REASON_IN.test(name) ||
          (name === 'add_code' &&
            !/^(?:an? )?(?:\w+ )?(?:comment|todo|note|string|text)\b/.test(`${given['what']}`))) &&
        Object.values(given).some(
          value => typeof value === 'string' && reasons.some(reason => value.toLowerCase().includes(reason)),
        ),
    )
  );
}

function* joinedReadings(utterance: string): Generator<Reading> {
  for (const words of joinedClauses(utterance)) yield* readings(words);
}

/** What writes at the cursor, or looks for where to add by itself. */
const NOT_SCOPED = /^(add_code|add_sign|type_words|write_code|spell_letters|move_cursor|find_text|go_to_target)$/;

/** "In create, delete the first parameter": as if one were there, or as it would be said behind. */
function* scopedReadings(words: readonly string[]): Generator<Reading> {
  for (const { within, command, isFirst } of scopedIn(words)) {
    const place = within.join(' ');
    // Where what is meant says itself what it is in, it is told best: "the first statement in this function".
    if (isFirst)
      for (const reading of readings([...command, 'in', ...within]))
        if (reading.calls.every(({ arguments: { target } }) => `${target}`.endsWith(` in ${place}`)))
          yield { ...reading, within: place };
    for (const reading of readings(command)) {
      const [call, ...others] = reading.calls;
      if (!call || others.length > 0 || !verbCalled(call.name) || NOT_SCOPED.test(call.name)) continue;
      const calls = [{ name: 'go_to_target', arguments: { target: place, edge: 'in' } }, call];
      yield { ...reading, calls, isFixed: false, within: place };
    }
  }
}

/** "Add a function": its words without the verb, and without the article behind it. */
function withoutVerb(words: readonly string[]): readonly string[] {
  return words.slice(/^(a|an|the)$/i.test(words[1] ?? '') ? 2 : 1);
}

/** What a reading comes to. */
interface Coming {
  /** Tells it from others. */
  readonly key: string;
  /** The text as it would be, where it is code that must not break. */
  readonly written: Written | undefined;
}

interface Written {
  readonly text: string;
  /** Where something has to be said yet for it to be code. */
  readonly hole?: number;
  /** Where the text differs from the one that there is, if that is known. */
  readonly stretch?: Stretch;
}

/** What a reading comes to; undefined where it comes to nothing. */
async function comingOf(
  { calls, within }: Reading,
  place: Place | undefined,
  code: Code,
  bar: Bar,
  slices: Slices,
  guessed: ReadonlySet<string> = new Set(),
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
      if (scope && !isWithin(outcome, scope, there)) return undefined;
      if (verb.isLiteral !== true && isMadeUp(outcome.edits, there, bar)) return undefined;
      if (guessed.size > 0 && isOfGuesses(outcome.edits, there, guessed)) return undefined;
      keys.push(JSON.stringify(verb.answer ? call : [outcome.edits, outcome.selections]));
      mustParse ||= outcome.edits.length > 0 && (scope !== undefined || !isToTheLetter(verb, call.arguments, there));
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
    return { key: keys.join(' '), written };
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
async function breaks({ text, hole, stretch }: Written, { tree }: Place, code: Code): Promise<boolean> {
  if (!tree?.hasParts || !(await code.isWorse(text, tree, stretch))) return false;
  if (hole === undefined) return true;
  for (const filling of FILLINGS)
    if (!(await code.isWorse(text.slice(0, hole) + filling + text.slice(hole), tree))) return false;
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
