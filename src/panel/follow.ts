import { isQuiet } from '../common/errors.ts';
import type { TurnEvent } from '../session/turnEvents.ts';
import type { Answer, Deed, Entry, Heard, Spoken } from './entry.ts';
import { usedOf, withUsed } from './used.ts';

/* How an entry grows with what happens. */

const LONGEST_HEARD = 20_000;
const LONGEST_SAID = 4_000;
const LONGEST_ANSWER = 200_000;
/** More of one kind no entry holds: the first ones stay. */
const MOST = 200;

/** Whether an event is told in entries at all, and if one is given, whether in that one. */
export function isAbout(event: TurnEvent, entry?: Entry): boolean {
  switch (event.event) {
    case 'partial':
    case 'transcript':
      // Whoever speaks on in a conversation says something else.
      return !entry || (entry.phase === 'open' && !entry.heard?.isFinal && !hasBegun(entry));
    case 'delta':
    case 'answer':
      return !entry || entry.phase === 'open' || hasOpenAnswer(entry);
    case 'action':
    case 'understood':
    case 'alternatives':
    case 'confirm':
    case 'edit':
    case 'notice':
    case 'used':
    case 'done':
    case 'error':
      return true;
    default:
      return false;
  }
}

/** What begins with an event that is about no entry yet; undefined if nothing does. */
export function begun(event: TurnEvent, about: Pick<Entry, 'id' | 'atMs' | 'mode'>): Entry | undefined {
  if (event.event === 'done' || (event.event === 'error' && event.code === 'cancelled' && !event.waits))
    return undefined;
  const { turn } = event;
  const empty: Entry = {
    ...about,
    turn,
    deeds: [],
    asked: [],
    answers: [],
    notices: [],
    phase: 'open',
    isUndone: false,
  };
  return followed(empty, event);
}

/** The entry with what has happened; undefined where nothing is left of it. */
export function followed(entry: Entry, event: TurnEvent): Entry | undefined {
  switch (event.event) {
    case 'partial':
      return { ...entry, heard: heardOf(event.text, { stable: event.stable, isFinal: false }) };
    case 'transcript':
      return {
        ...entry,
        heard: {
          ...heardOf(event.text, { isFinal: true, doubts: event.doubts ?? [] }),
          ...(event.isUnwritten && { isUnwritten: true }),
        },
      };
    case 'understood':
      return { ...entry, takenFor: cut(event.text, LONGEST_SAID) };
    case 'edit':
      return withFile(entry, event.file);
    case 'action':
      return acted(entry, event);
    case 'confirm':
      return {
        ...entry,
        asked: more(entry.asked, { question: cut(event.question, LONGEST_SAID), isYes: event.answer }),
      };
    case 'alternatives':
      return otherwise(entry, event);
    case 'delta':
      return { ...entry, answers: withDelta(entry.answers, event.text) };
    case 'answer':
      return marked(entry, withAnswer(entry.answers, event.text));
    case 'notice':
      return { ...entry, notices: more(entry.notices, cut(event.text, LONGEST_SAID)) };
    case 'used':
      return { ...entry, cost: withUsed(entry.cost, usedOf(event)) };
    case 'done':
      return ended(entry, event.ms);
    case 'error':
      return failed(entry, event);
    default:
      return entry;
  }
}

/** What is heard is marked on where it still stands. */
function marked(entry: Entry, answers: readonly Answer[]): Entry {
  const { spoken, ...rest } = entry;
  if (!spoken) return { ...entry, answers };
  const sentence = ({ text }: Answer) => text.slice(spoken.start, spoken.end);
  const [before, after] = [entry.answers[spoken.answer], answers[spoken.answer]];
  const isThere = before && after && sentence(before) === sentence(after);
  return { ...rest, answers, ...(isThere && { spoken }) };
}

/** Where a sentence stands in the answers: behind the one that was heard before it, if it is there, else anywhere. */
export function spokenIn({ answers, spoken }: Entry, sentence: string): Spoken | undefined {
  const find = (answer: number, from: number): Spoken | undefined => {
    const start = answers[answer]?.text.indexOf(sentence, from) ?? -1;
    return start < 0 ? undefined : { answer, start, end: start + sentence.length };
  };
  const next = spoken && find(spoken.answer, spoken.end);
  if (next) return next;
  for (let answer = answers.length - 1; answer >= 0; answer--) {
    const found = find(answer, 0);
    if (found) return found;
  }
  return undefined;
}

function heardOf(text: string, { stable, isFinal, doubts = [] }: Partial<Heard> & { isFinal: boolean }): Heard {
  const said = cut(text, LONGEST_HEARD);
  return {
    text: said,
    stable: isFinal ? said.length : Math.min(stable ?? 0, said.length),
    isFinal,
    doubts: doubts.filter(({ start, end }) => start >= 0 && start < end && end <= said.length),
  };
}

function hasBegun({ deeds, answers, trouble }: Entry): boolean {
  return deeds.length > 0 || answers.length > 0 || trouble !== undefined;
}

export function isAnswer({ event }: TurnEvent): boolean {
  return event === 'delta' || event === 'answer';
}

export function hasOpenAnswer({ answers }: Entry): boolean {
  return answers.at(-1)?.isOpen === true;
}

/** A file changes before the action is told of that changed it: it waits in a deed without words. */
function withFile(entry: Entry, file: string): Entry {
  const last = entry.deeds.at(-1);
  if (last?.says !== '')
    return { ...entry, deeds: more(entry.deeds, { name: '', says: '', isFailed: false, files: [file] }) };
  if (last.files.includes(file)) return entry;
  return { ...entry, deeds: entry.deeds.with(-1, { ...last, files: more(last.files, file) }) };
}

function acted(entry: Entry, event: Extract<TurnEvent, { event: 'action' }>): Entry {
  const last = entry.deeds.at(-1);
  const waits = last?.name === '' && last.says === '';
  const isFailed = 'error' in event;
  const says = cut(isFailed ? event.error : event.result, LONGEST_SAID);
  const deed: Deed = { name: event.name, says, isFailed, files: waits ? last.files : [] };
  return { ...entry, deeds: waits ? entry.deeds.with(-1, deed) : more(entry.deeds, deed) };
}

function otherwise(entry: Entry, event: Extract<TurnEvent, { event: 'alternatives' }>): Entry {
  const { otherwise: _, ...rest } = entry;
  if (event.words.length === 0) return rest;
  const words = event.words.slice(0, MOST).map(each => cut(each, LONGEST_SAID));
  return { ...rest, otherwise: { words, first: event.isQuestion ? 1 : 2 } };
}

function withDelta(answers: readonly Answer[], delta: string): readonly Answer[] {
  const last = answers.at(-1);
  if (!last?.isOpen) return more(answers, { text: cut(delta, LONGEST_ANSWER), isOpen: true });
  if (last.text.length >= LONGEST_ANSWER) return answers;
  return answers.with(-1, { text: cut(last.text + delta, LONGEST_ANSWER), isOpen: true });
}

/** Of what was interrupted before anything was heard nothing was said. */
function withAnswer(answers: readonly Answer[], text: string): readonly Answer[] {
  const isOpen = answers.at(-1)?.isOpen === true;
  if (text === '') return isOpen ? answers.slice(0, -1) : answers;
  const answer = { text: cut(text, LONGEST_ANSWER), isOpen: false };
  return isOpen ? answers.with(-1, answer) : more(answers, answer);
}

function ended(entry: Entry, ms: Readonly<Record<string, number>>): Entry {
  // An outline is made where no model has answered, though one was to be asked.
  const byModel = 'context' in ms && !('outline' in ms);
  const by = byModel ? 'model' : 'understand' in ms || 'outline' in ms ? 'grammar' : undefined;
  return {
    ...shut(entry),
    ...(by && { by }),
    cost: { used: entry.cost?.used ?? [], ms },
    phase: entry.phase === 'open' ? 'done' : entry.phase,
  };
}

function failed(entry: Entry, { code, message, ms, waits }: Extract<TurnEvent, { event: 'error' }>): Entry | undefined {
  const isCancelled = code === 'cancelled';
  // What was cancelled while it was said was not said.
  if (isCancelled && !waits && !entry.heard?.isFinal && !hasBegun(entry)) return undefined;
  const says = cut(message, LONGEST_SAID);
  const phase = isCancelled ? 'cancelled' : isQuiet(code) ? 'done' : 'failed';
  // Said once: what the action says of it, and that the user said no, stand there already.
  const deeds = isCancelled
    ? entry.deeds
    : entry.deeds.filter(deed => !(deed.isFailed && deed.files.length === 0 && deed.says === says));
  const isAnswered = code === 'refused' && entry.asked.some(({ isYes }) => !isYes);
  const isKnown = (isCancelled && !waits) || isAnswered;
  return {
    ...shut(entry),
    deeds,
    ...(!isKnown && { trouble: { code, message: says } }),
    ...(ms && { cost: { used: entry.cost?.used ?? [], ms } }),
    phase,
  };
}

/** Nothing of it is still being written. */
export function shut(entry: Entry): Entry {
  const heard = entry.heard && { ...entry.heard, stable: entry.heard.text.length, isFinal: true };
  const answers = entry.answers.map(answer => ({ ...answer, isOpen: false }));
  return { ...entry, ...(heard && { heard }), answers };
}

function more<T>(list: readonly T[], next: T): readonly T[] {
  return list.length < MOST ? [...list, next] : list;
}

/** Not between the halves of one character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 1)) ? length - 1 : length;
  return text.slice(0, end);
}
