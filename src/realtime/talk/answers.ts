import { sum, type Usage } from '../../openai/replies/usage.ts';
import type { Used } from '../conversation.ts';
import type { Ending, Told, WrittenCall } from '../told.ts';
import { tellContexts } from './contexts.ts';
import { settle } from './playback.ts';
import type { Step } from './step.ts';

/** What a server says of an answer that is asked for while there is one. */
export const ANSWERS_ALREADY = 'conversation_already_has_active_response';
/** So long, in ms, and longer each time, an answer of which nothing was told may take. */
const AGAIN_MS = 400;
/** So often an answer is asked for once more because there is another one. */
const MOST_REFUSALS = 3;

const BUSY =
  'Error: busy\nNothing can be called now: something waits for an answer on screen, or too much was called in a row.';

/** The model is to answer, once it can. */
export function want(step: Step): void {
  step.change({ isWanted: true });
}

/**
 * Asks for an answer that is wanted where there can be one: none is asked for beside another, while something is carried
 * out, or while it is not known what is to be made of something else that was said. What waits for an answer on screen is
 * talked about.
 */
export function askIfWanted(step: Step): void {
  const { phase, answer, acting, asks, isWanted, turns } = step.talk;
  const states = [...turns.values()].map(({ state }) => state);
  const isBusy = acting !== undefined || states.includes('asking');
  const isDue = (isWanted || asks?.isWanted) && (asks || !isBusy) && !states.includes('hearing');
  if (isDue && phase === 'open' && answer.state === 'none') ask(step);
}

function ask(step: Step): void {
  tellContexts(step);
  for (const { text, stays } of step.talk.notes) {
    step.send({ type: 'say', item: step.name('item'), role: 'system', text });
    if (stays) step.remember(text);
  }
  const { asks, rounds, mostRounds } = step.talk;
  if (asks && !asks.isTold) step.send({ type: 'say', item: step.name('item'), role: 'system', text: asks.note });
  const mayCall = !asks && rounds < mostRounds;
  const event = step.send({ type: 'answer', mayCall });
  if (asks) step.change({ asks: { ...asks, isTold: true, isWanted: false } });
  step.change({ notes: [], isWanted: false, answer: { state: 'asked', event, isCut: false, mayCall } });
}

export function begun(step: Step, response: string): void {
  const { answer } = step.talk;
  // A response beside the conversation is none of it.
  if (answer.state === 'begun') return;
  const isCut = answer.state === 'asked' && answer.isCut;
  // What the server has begun by itself it was not told not to.
  const mayCall = answer.state !== 'asked' || answer.mayCall;
  step.change({ answer: { state: 'begun', response, isCut, mayCall } });
  if (!isCut) return;
  step.change({ cut: new Set([...step.talk.cut, response]) });
  step.send({ type: 'cancel', response });
}

/** An answer is over. Only what is whole, and was not interrupted, is carried out; and each call once. */
export function ended(
  step: Step,
  { response, ending, calls, usage, complaint }: Extract<Told, { type: 'answered' }>,
): void {
  const { answer, cut, playing, calls: known } = step.talk;
  use(step, 'talking', usage);
  const isOurs = answer.state === 'begun' && answer.response === response;
  if (!isOurs && answer.state !== 'other') return;
  step.clear('again');
  step.change({ answer: { state: 'none' }, refusals: 0, losses: 0 });
  if (playing.some(each => each.response === response && !each.isCut))
    step.do({ to: 'mouth', does: 'finish', response });
  settle(step, response);
  if (complaint && ending === 'failed') step.do({ to: 'screen', complaint });
  const fresh = isWhole(ending, isOurs && !cut.has(response)) ? calls.filter(({ id }) => !known.has(id)) : [];
  const [first] = fresh;
  if (first && (step.talk.acting || step.talk.asks || (answer.state === 'begun' && !answer.mayCall)))
    refuse(step, fresh);
  else if (first) {
    step.change({
      calls: new Set([...known, ...fresh.map(({ id }) => id)]),
      rounds: step.talk.rounds + 1,
      acting: { response, calls: unique(fresh), isStale: false, isOld: false },
    });
    step.do({ to: 'hands', response, calls: unique(fresh) });
  }
}

/** Nothing is begun beside what is carried out. */
function refuse(step: Step, calls: readonly WrittenCall[]): void {
  step.change({ calls: new Set([...step.talk.calls, ...calls.map(({ id }) => id)]) });
  for (const { id } of unique(calls)) step.send({ type: 'result', item: step.name('item'), call: id, content: BUSY });
}

function isWhole(ending: Ending, isOurs: boolean): boolean {
  return ending === 'completed' && isOurs;
}

function unique<T extends { readonly id: string }>(calls: readonly T[]): readonly T[] {
  return calls.filter((call, at) => calls.findIndex(({ id }) => id === call.id) === at);
}

/** The server would not answer. */
export function refused(step: Step, isForAnother: boolean): void {
  const { answer, refusals } = step.talk;
  if (!isForAnother) {
    step.change({ answer: { state: 'none' }, refusals: 0 });
    return;
  }
  const isCut = answer.state === 'asked' && answer.isCut;
  const isWanted = !isCut && refusals < MOST_REFUSALS;
  step.change({ answer: { state: 'other' }, isWanted, refusals: isWanted ? refusals + 1 : 0 });
  step.set('again', AGAIN_MS * (refusals + 1));
}

/** Nothing more is told of the answer that there is said to be. */
export function tryAgain(step: Step): void {
  if (step.talk.answer.state !== 'other') return;
  step.change({ answer: { state: 'none' } });
}

/** What was used is counted, whatever became of it. */
export function use(step: Step, by: keyof Used, usage: Usage | undefined): void {
  const { isUsageUnknown, usage: before } = step.talk;
  const isUnknown = isUsageUnknown || usage === undefined;
  step.change({
    isUsageUnknown: isUnknown,
    usage: usage ? { ...before, [by]: sum(before[by], usage) } : before,
  });
  step.do({ to: 'screen', usage: step.talk.usage, isUnknown });
}
