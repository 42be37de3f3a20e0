import type { Complaint } from '../told.ts';
import type { Step } from './step.ts';
import type { Manner, Talk } from './talk.ts';

/** So long, in ms, before each attempt to talk on after a loss. */
const WAITS_MS = [0, 500, 2000, 5000, 10_000] as const;
/** A server ends a session after 60 minutes: it is made anew before that, in ms. */
const RENEWED_MS = 55 * 60_000;
/** What does not pass by itself: nothing is tried again. */
const FATAL = /insufficient_quota|invalid_api_key|account_deactivated|billing_hard_limit_reached|model_not_found/;

export function isFatal({ kind }: Complaint): boolean {
  return FATAL.test(kind);
}

/** The connection is gone. What is played is heard to its end, what was asked for is asked for again. */
export function lost(step: Step, complaint: Complaint | undefined): void {
  const { talk } = step;
  const wait = WAITS_MS[talk.losses];
  const isRefused = complaint !== undefined && isFatal(complaint);
  if (isRefused || wait === undefined) {
    end(step, isRefused ? 'refused' : 'lost', complaint);
    return;
  }
  leave(step);
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
  const { answer, playing, turns, acting } = step.talk;
  const isUnanswered =
    (answer.state === 'asked' ||
      (answer.state === 'begun' && !playing.some(each => each.response === answer.response))) &&
    !answer.isCut;
  for (const { response, isCut } of playing) if (!isCut) step.do({ to: 'mouth', does: 'finish', response });
  for (const timer of ['heard', 'again', 'renew'] as const) step.clear(timer);
  step.change({
    phase: 'lost',
    isOld: false,
    answer: { state: 'none' },
    refusals: 0,
    isWanted: step.talk.isWanted || isUnanswered,
    turns: new Map([...turns].filter(([, { state }]) => state === 'asking')),
    playing: playing.map(each => ({ ...each, isOld: true })),
    ...(acting && { acting: { ...acting, isOld: true } }),
    context: { ...step.talk.context, told: '', item: undefined },
    order: [],
  });
}

/** There is a connection: what was said until now is told as text, and then it goes on where it was. */
export function opened(step: Step, manner: Manner): void {
  step.change({ phase: 'open', manner });
  step.set('renew', RENEWED_MS);
  for (const { role, text } of step.talk.lines) {
    if (text === '') continue;
    const item = step.name('item');
    step.send({ type: 'say', item, role: role === 'user' ? 'user' : 'assistant', text });
  }
}

/** The end, for good. */
export function end(step: Step, why: 'user' | 'idle' | 'lost' | 'refused', complaint?: Complaint): void {
  const { playing, acting } = step.talk;
  for (const { response, isCut } of playing) if (!isCut) step.do({ to: 'mouth', does: 'stop', response });
  if (acting && !acting.isStale) step.do({ to: 'hands', stop: acting.response });
  for (const timer of ['heard', 'again', 'reopen', 'renew', 'idle'] as const) step.clear(timer);
  step.change({ phase: 'ended', isWanted: false, playing: playing.map(each => ({ ...each, isCut: true })) });
  step.do({ to: 'line', does: 'close' });
  step.do({ to: 'end', why, ...(complaint && { complaint }) });
}

/** Whether nothing goes on that anyone waits for. */
export function isAtRest({ answer, playing, acting, turns, isWanted }: Talk): boolean {
  const isOpen = [...turns.values()].some(({ state }) => state !== 'over');
  return answer.state === 'none' && playing.length === 0 && !acting && !isOpen && !isWanted;
}
