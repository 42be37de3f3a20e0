import type { ToldComplaint } from '../../openai/realtime/sessionEvents.ts';
import type { Step } from './step.ts';
import type { Manner, Talk } from './talk.ts';

/** So long, in ms, before each attempt to talk on after a loss. */
const WAITS_MS = [0, 500, 2000, 5000, 10_000] as const;
/** So many calls are known from one connection to the next: none of them is carried out again. */
const MOST_CALLS = 100;
/** A server ends a session after 60 minutes: it is made anew before that, in ms. */
const RENEWED_MS = 55 * 60_000;
const ROLES = { user: 'user', aloud: 'assistant', data: 'system' } as const;

/** The connection is gone, or there was none to be had, and `isFinal` if there will be none. What is played is heard to its end, what was asked for is asked for again. */
export function lost(step: Step, isFinal: boolean): void {
  const { talk } = step;
  const wait = WAITS_MS[talk.losses];
  if (isFinal || wait === undefined) {
    end(step, 'lost');
    return;
  }
  if (talk.phase === 'open') leave(step);
  step.change({ losses: talk.losses + 1 });
  step.set('reopen', wait);
}

/** A new connection in place of one that is old. */
export function renew(step: Step): void {
  leave(step);
  step.do({ to: 'line', does: 'open' });
}

/** Nothing that there is on this connection counts on the next one. */
function leave(step: Step): void {
  const { answer, playing, turns, acting, calls, lines, made } = step.talk;
  const isUnanswered =
    (answer.state === 'asked' ||
      (answer.state === 'begun' && !playing.some(each => each.response === answer.response))) &&
    !answer.isCut;
  const pieces = new Set(playing.flatMap(each => each.pieces.map(({ item }) => item)));
  for (const line of lines) {
    // What was said and is not written yet is heard once more.
    if (turns.get(line.item)?.state === 'hearing') step.line({ ...line, text: '' }, true);
    // What was written of an answer that is asked for again is written again.
    const isBegun = made.has(line.item) && !pieces.has(line.item);
    if (isBegun) step.line(isUnanswered ? { ...line, text: '' } : line, true);
  }
  for (const { response, isCut } of playing) if (!isCut) step.do({ to: 'mouth', does: 'finish', response });
  for (const timer of ['heard', 'again', 'renew'] as const) step.clear(timer);
  step.change({
    phase: 'closed',
    isOld: false,
    answer: { state: 'none' },
    refusals: 0,
    isWanted: step.talk.isWanted || isUnanswered,
    turns: new Map([...turns].filter(([, { state }]) => state === 'asking')),
    playing: playing.map(each => ({ ...each, isOld: true })),
    ...(acting && { acting: { ...acting, isOld: true } }),
    file: { ...step.talk.file, told: '', item: undefined },
    place: { ...step.talk.place, told: '', item: undefined },
    order: [],
    made: new Map(),
    // Of what is gone nothing comes any more, but a server may repeat itself.
    cut: new Set(playing.map(({ response }) => response)),
    calls: new Set([...calls].slice(-MOST_CALLS)),
  });
}

/** There is a connection: what was said until now is told as text, and then it goes on where it was. */
export function opened(step: Step, manner: Manner): void {
  step.change({ phase: 'open', manner });
  step.set('renew', RENEWED_MS);
  for (const { role, text } of step.talk.lines) {
    if (text === '') continue;
    const item = step.name('item');
    step.send({ type: 'say', item, role: ROLES[role], text });
  }
}

/** The end, for good. */
export function end(step: Step, why: 'user' | 'idle' | 'lost' | 'refused', complaint?: ToldComplaint): void {
  const { playing, acting } = step.talk;
  for (const { response, isCut } of playing) if (!isCut) step.do({ to: 'mouth', does: 'stop', response });
  if (acting && !acting.isStale) step.do({ to: 'hands', stop: acting.response });
  for (const timer of ['heard', 'again', 'reopen', 'renew', 'idle'] as const) step.clear(timer);
  step.change({ phase: 'ended', isWanted: false, playing: playing.map(each => ({ ...each, isCut: true })) });
  step.do({ to: 'line', does: 'close' });
  step.do({ to: 'end', why, ...(complaint && { complaint }) });
}

/** Whether nothing goes on that anyone waits for. */
export function isAtRest({ answer, playing, acting, asks, turns, isWanted }: Talk): boolean {
  const isOpen = [...turns.values()].some(({ state }) => state !== 'over');
  return answer.state === 'none' && playing.length === 0 && !acting && !isOpen && !isWanted && !asks?.isWanted;
}
