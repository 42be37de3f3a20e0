import type { ToldComplaint } from '../../../openai/realtime/sessionEvents.ts';
import { NO_USAGE } from '../../../openai/replies/usage.ts';
import type { Used } from '../../conversation.ts';
import type { Closing } from '../told.ts';
import { LATE_MS } from './hearing.ts';
import { pause } from './speaking.ts';
import type { Step } from './step.ts';
import type { Before, Talk, TalkEvent } from './talk.ts';

/** So long, in ms, before each attempt to talk on after a loss. */
const WAITS_MS = [0, 500, 2000, 5000, 10_000] as const;
/** A server has so long, in ms, to say that it has closed, and what was used. */
const CLOSE_MS = 1500;
/** A session is made anew so long before its end, in ms; and never sooner than so long after its beginning. */
const AHEAD_MS = 5 * 60_000;
const SHORTEST_MS = 60_000;
/** What a session is told of before: so many lines, and so much text, in characters: below 128 and 8,192 tokens. */
const MOST_BEFORE = 60;
const MOST_TEXT = 12_000;

const IS_BEING_DONE = 'What the user has asked for last is being done already: do not delegate it again.';
const WAS_LOST =
  'The connection was lost for a moment. If what the user said last is neither answered nor done, answer it or delegate it now.';

/** What a new session is told of what was before it: the lines, as text, and how things are. */
export function beforeOf({ lines, tasks, heard, file, place }: Talk): readonly Before[] {
  let size = 0;
  const kept = lines
    .filter(({ text }) => text !== '')
    .slice(-MOST_BEFORE)
    .toReversed()
    .filter(({ text }) => {
      size += text.length;
      return size <= MOST_TEXT;
    })
    .toReversed();
  const notes = [
    file.now,
    place.now,
    tasks.some(({ state, isStale }) => state !== 'told' && !isStale) ? IS_BEING_DONE : '',
    heard.at(-1)?.state === 'left' ? WAS_LOST : '',
  ];
  return [
    ...kept.map(({ role, text }): Before => ({ role: role === 'user' ? 'user' : 'assistant', text })),
    ...notes.filter(text => text !== '').map((text): Before => ({ role: 'developer', text })),
  ];
}

type Opened = Pick<Extract<TalkEvent, { readonly from: 'line'; readonly is: 'open' }>, 'livesMs' | 'file' | 'place'>;

/** There is a session, which knows what was before it. */
export function opened(step: Step, { livesMs, ...told }: Opened): void {
  const { file, place, isMuted, heard, isSpeech } = step.talk;
  step.change({ phase: 'open', file: { ...file, told: told.file }, place: { ...place, told: told.place } });
  step.set('renew', Math.max(SHORTEST_MS, livesMs - AHEAD_MS));
  if (isMuted) step.send({ type: 'mute' });
  // What was being said when the one before was lost goes on.
  if (isSpeech || heard.some(({ state }) => state === 'open')) step.set('settled', LATE_MS);
}

/** The connection is gone, or there was none to be had, and `isFinal` if there will be none. */
export function lost(step: Step, isFinal: boolean): void {
  const { phase, losses } = step.talk;
  if (phase === 'closing') {
    closed(step, 'lost', undefined);
    return;
  }
  const wait = WAITS_MS[losses];
  if (phase === 'open') leave(step, undefined);
  if (isFinal || wait === undefined) {
    end(step, 'lost');
    return;
  }
  step.change({ losses: losses + 1 });
  step.set('reopen', wait);
}

/** The session is over, and has used so much. */
export function closed(step: Step, why: Closing, seconds: number | undefined): void {
  const { phase, closingFor } = step.talk;
  if (phase !== 'open' && phase !== 'closing') return;
  const isLost = phase === 'open' && (why === 'lost' || why === 'asked');
  leave(step, seconds);
  if (phase === 'closing' && closingFor !== 'reopen') end(step, closingFor === 'idle' ? 'idle' : 'user');
  else if (isLost) lost(step, false);
  else if (why === 'content') end(step, 'refused', { status: undefined, kind: 'content_filter', words: '' });
  else step.do({ to: 'line', does: 'open' });
}

/** The server is asked to end it, and says what was used; where there is none, it is over at once. */
export function close(step: Step, closingFor: Talk['closingFor']): void {
  const { phase } = step.talk;
  if (closingFor !== 'reopen') giveUp(step);
  if (phase === 'closed') {
    end(step, closingFor === 'idle' ? 'idle' : 'user');
    return;
  }
  for (const timer of ['settled', 'words', 'idle', 'renew'] as const) step.clear(timer);
  step.send({ type: 'close' });
  step.change({ phase: 'closing', closingFor });
  if (phase === 'open') step.set('close', CLOSE_MS);
}

/** Nothing is said or done any more. */
function giveUp(step: Step): void {
  const { spells, tasks } = step.talk;
  for (const { item, bytes, isCut, isOver } of spells)
    if (bytes > 0 && !isCut && !isOver) step.do({ to: 'mouth', does: 'stop', item });
  for (const { id, state, isStale } of tasks) if (state === 'acting' && !isStale) step.do({ to: 'hands', stop: id });
  step.change({
    spells: spells.map(each => ({ ...each, isCut: true })),
    tasks: tasks.map(each => ({ ...each, isStale: true })),
  });
}

/** All sound until now, as the server counts it. */
export function used(step: Step, seconds: number | undefined): void {
  const { usage, isUsageUnknown } = step.talk;
  if (seconds === undefined) return;
  const now = Math.max(usage.now, seconds);
  step.change({ usage: { ...usage, now } });
  step.do({ to: 'screen', usage: usedOf(usage.before + now), isUnknown: isUsageUnknown });
}

/** The model writes down what is said as part of it. */
function usedOf(seconds: number): Used {
  return { talking: { ...NO_USAGE, seconds }, hearing: NO_USAGE };
}

/** Nothing that there is in this session counts in the next one; what is being said, done and heard goes on. */
function leave(step: Step, seconds: number | undefined): void {
  used(step, seconds);
  pause(step);
  const { usage, tasks, isUsageUnknown } = step.talk;
  for (const timer of ['settled', 'quiet', 'renew', 'close'] as const) step.clear(timer);
  step.change({
    phase: 'closed',
    heardMs: 0,
    isOld: false,
    tasks: tasks.map(each => ({ ...each, isOld: true })),
    usage: { before: usage.before + usage.now, now: 0 },
    isUsageUnknown: isUsageUnknown || seconds === undefined,
  });
  if (seconds === undefined) step.do({ to: 'screen', usage: usedOf(usage.before + usage.now), isUnknown: true });
}

/** The end, for good. */
export function end(step: Step, why: 'user' | 'idle' | 'lost' | 'refused', complaint?: ToldComplaint): void {
  giveUp(step);
  for (const timer of ['settled', 'words', 'quiet', 'close', 'reopen', 'renew', 'idle'] as const) step.clear(timer);
  step.change({ phase: 'ended' });
  step.do({ to: 'line', does: 'close' });
  step.do({ to: 'end', why, ...(complaint && { complaint }) });
}

/** Whether nothing goes on that anyone waits for. */
export function isAtRest({ spells, tasks, heard, isSpeech }: Talk): boolean {
  const isOpen = heard.some(({ state }) => state === 'open' || state === 'asking');
  return spells.every(({ isOver }) => isOver) && tasks.length === 0 && !isOpen && !isSpeech;
}
