import { firstOf } from '../../common/async/firstOf.ts';
import type { Span } from '../../syntax/scopes.ts';
import { Slices } from '../../syntax/slices.ts';
import { namesConstruct } from '../adding/addends.ts';
import { namesDecorator } from '../adding/bare/decorators.ts';
import { isProse } from '../code/proseGuard.ts';
import type { Guess } from '../ear/misheard.ts';
import { isVerb } from '../english/plain/verbs.ts';
import { plainWords } from '../english/plainWords.ts';
import type { Place } from '../places/place.ts';
import { objectAt } from '../places/said/objects.ts';
import { rivalsOf } from '../verbs/rivals.ts';
import { wordsIn } from '../verbs/verb.ts';
import { verbCalled } from '../verbs/verbs.ts';
import { holdsReason, joinedClauses, reasonsIn } from './clauses.ts';
import { byEar, type Fit, type Hearing } from './hearing/byEar.ts';
import { namesApart, withoutHumps } from './hearing/humps.ts';
import { isInvented, isOdd, isUnlikely } from './hearing/mended.ts';
import { breaks, type Code, comingOf } from './judging/coming.ts';
import { type Bar, isWhollySaid } from './judging/evidence.ts';
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

/** What writes words as they were said. */
const WRITING_VERBS = /^(add_code|type_words|change_target)$/;

const MOST_ALTERNATIVES = 4;
const MOST_READINGS = 40;
/** So much of what may have been said in another language is looked at. */
const MOST_MEANINGS = 12;
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

/**
 * The same for what was said in another language: the first of its meanings, in plain words, that makes sense. Nothing in
 * it is guessed.
 */
export async function chooseMeant(
  meanings: Iterable<readonly string[]>,
  place: Place | undefined,
  code: Code,
  bar: Bar = 'nobody',
): Promise<Choice | undefined> {
  for (const words of firstOf(MOST_MEANINGS, meanings)) {
    const found = await considered(words.join(' '), place, code, bar, words);
    if (!Array.isArray(found)) return found;
  }
  return undefined;
}

/** A choice with what it may be about, where nothing tells which; `key` is what it comes to, where that is known. */
async function toldApart(
  choice: Choice,
  place: Place | undefined,
  code: Code,
  bar: Bar,
  key?: string,
): Promise<Choice> {
  const [call] = choice.reading.calls;
  if (!place || !call) return choice;
  const slices = new Slices();
  // What comes to the same breaks the same.
  const broken = new Map<string, boolean>(key === undefined ? [] : [[key, false]]);
  const rivals = await rivalsOf(call, place, async there => {
    if (there === place && key !== undefined) return key;
    if (slices.isOver) await slices.next();
    const coming = await comingOf(choice.reading, there, code, bar, slices);
    if (coming?.isDoubtful) return undefined;
    if (!coming?.written) return coming?.key;
    const isBroken = broken.get(coming.key) ?? (await breaks(coming.written, there, code));
    broken.set(coming.key, isBroken);
    return isBroken ? undefined : coming.key;
  });
  return rivals.length > 0 ? { ...choice, rivals } : choice;
}

/** What an utterance may have been that is not understood as it was heard, in words: a few that come to something. */
export async function nearly(utterance: string, place: Place | undefined, code: Code): Promise<readonly string[]> {
  const found = await considered(utterance, place, code, 'nobody');
  return Array.isArray(found) ? found.map(({ heardAs }) => heardAs) : [];
}

/**
 * What fits as it was heard; else what was heard otherwise than it was said. Of a `meaning` in
 * another language, plain words already, only what is a command to the letter counts.
 */
async function considered(
  heard: string,
  place: Place | undefined,
  code: Code,
  bar: Bar,
  meaning?: readonly string[],
): Promise<Choice | Hearing[]> {
  const utterance = namesApart(heard, place);
  const words = meaning && utterance === heard ? meaning : plainWords(utterance);
  if (words.length === 0) return [];
  const slices = new Slices();
  await slices.run(compileRules());
  const reasons = reasonsIn(utterance);
  // Only what was misheard depends on these.
  let sentence: boolean | undefined;
  const isSentence = () => (sentence ??= place !== undefined && isProse(withoutVerb(words), place.wording));
  let named: boolean | undefined;
  const isNamed = () => (named ??= place !== undefined && isThing(withoutVerb(words), place));
  let isUnsure = false;
  let isSaid = false;
  const further = meaning ? [] : [bareReadings(utterance), joinedReadings(utterance), scopedReadings(words)];
  for (const source of [readings(words), ...further]) {
    const [first, ...rest] = longestFirst(await fittingIn(source));
    if (!first) continue;
    const choice = { reading: first.reading, alternatives: rest.map(({ reading }) => reading) };
    if (!meaning && isInvented(first.reading, utterance, place)) {
      const apart = withoutHumps(utterance, place);
      if (apart !== utterance) return considered(apart, place, code, bar);
      const heard = await byEar(utterance, place, fittingAlike, slices);
      const asItStands = { reading: first.reading, heardAs: words.join(' '), isSure: false };
      const isTaken = heard.length === 0 && !isOdd(first.reading, utterance);
      return isTaken ? choice : [...heard.map(each => ({ ...each, isSure: false })), asItStands];
    }
    if (!meaning && isUn(utterance, words)) {
      const heard = await byEar(utterance, place, fittingAlike, slices);
      const asItStands = { reading: first.reading, heardAs: words.join(' '), isSure: false };
      if (heard.length > 0) return [...heard.map(each => ({ ...each, isSure: false })), asItStands];
    }
    if (!isUnlikely(first.reading, place)) return toldApart(choice, place, code, bar, first.key);
    isUnsure = true;
  }
  // What fits nowhere may only lack which of several it is about.
  for (const reading of firstOf(MOST_ASKED_OF, readings(words))) {
    const choice = await toldApart({ reading, alternatives: [] }, place, code, bar);
    if (choice.rivals) return choice;
  }
  if (meaning) return [];
  // "At jobs dot size" is no "add jobs dot size" where names begin so.
  const isRuby = place?.tree?.grammar.language.grammar === 'ruby';
  if (/^at$/i.test(words[0] ?? '') && place && (isRuby || namesDecorator(words, place.wording))) return [];
  // What can be said as it stands was not heard otherwise, though nothing comes of it.
  return isSaid ? [] : [...(await byEar(utterance, place, fittingAlike, slices))];

  /** A sentence is none the less one for a word that sounds like one of code, but for what is said there instead. */
  function fittingAlike(source: Iterable<Reading>, guess: Guess): Promise<readonly Fit[]> {
    const isStill = () => !isUnsure && isSentence() && isProse(withoutVerb(guess.words), (place as Place).wording);
    return fittingIn(source, { isSentence: isStill, words: notNames(guess), isOnlyCalled: isOnlyCalled(guess, words) });
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
        !guessed.isOnlyCalled &&
        isNamed()
      )
        continue;
      if (guessed && reading.calls.some(({ name }) => WRITING_VERBS.test(name)) && guessed.isSentence()) continue;
      const coming = await comingOf(reading, place, code, bar, slices, guessed?.words);
      // What was only guessed, and is in doubt, may still be something else.
      const isNone = guessed ? !coming : !coming || coming.isDoubtful;
      isSaid ||= isNone === true && place !== undefined && isWhollySaid(reading, place);
      if (!coming || coming.isDoubtful || fit.some(({ key }) => key === coming.key)) continue;
      if (coming.written !== undefined && place && (await breaks(coming.written, place, code))) {
        isSaid ||= isWhollySaid(reading, place);
        continue;
      }
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
  /** Whether nothing but what something new is called was heard otherwise. */
  readonly isOnlyCalled: boolean;
}

function isOnlyCalled({ words }: Guess, heard: readonly string[]): boolean {
  const at = words.findIndex(word => /^(?:named|called)$/i.test(word));
  return at > 0 && words.slice(0, at).every((word, index) => word.toLowerCase() === heard[index]?.toLowerCase());
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

/** Whether words are of a construct of the language, or all of a kind of things: "f string". */
function isThing(words: readonly string[], { wording }: Place): boolean {
  return namesConstruct(words, wording) || objectAt(words, 0)?.length === words.length;
}

/** "Add a function": its words without the verb, and without the article behind it. */
function withoutVerb(words: readonly string[]): readonly string[] {
  return words.slice(/^(a|an|the)$/i.test(words[1] ?? '') ? 2 : 1);
}

/** "Change nothing to do to done": of texts that are there, the longer one says more of what is meant. */
function longestFirst(fits: readonly Fit[]): readonly Fit[] {
  const targetOf = ({ reading: { calls } }: Fit) => {
    const [call, other] = calls;
    const target = other || call?.name !== 'change_target' ? undefined : call.arguments['target'];
    return typeof target === 'string' ? target : undefined;
  };
  const [first, ...rest] = fits;
  const own = first && targetOf(first);
  const longer = own === undefined ? undefined : rest.find(fit => targetOf(fit)?.startsWith(`${own} to `));
  return first && longer ? [longer, first, ...rest.filter(fit => fit !== longer)] : fits;
}
