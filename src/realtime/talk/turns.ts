import type { Usage } from '../../openai/replies/usage.ts';
import { use, want } from './answers.ts';
import { interrupt } from './playback.ts';
import type { Step } from './step.ts';
import type { Turn } from './talk.ts';

/** What was said has its text within so long, in ms, or the model answers to the sound alone. */
const HEARD_MS = 2500;

/** Someone has said something, and it is all there. */
export function committed(step: Step, item: string, previous: string | undefined): void {
  placed(step, item, previous);
  const { turns } = step.talk;
  if (turns.has(item)) return;
  step.change({ rounds: 0 });
  put(step, item, { text: '', state: 'hearing' });
  step.line({ item, role: 'user', text: step.talk.lines.find(line => line.item === item)?.text ?? '' }, false);
  step.set('heard', HEARD_MS);
}

/** Where something stands in the conversation, as the server tells it. */
export function placed(step: Step, item: string, previous: string | undefined): void {
  const { order } = step.talk;
  if (order.includes(item)) return;
  const at = previous === undefined ? -1 : order.indexOf(previous);
  step.change({ order: at < 0 ? [...order, item] : [...order.slice(0, at + 1), item, ...order.slice(at + 1)] });
}

export function hearing(step: Step, item: string, delta: string): void {
  if (step.talk.turns.get(item)?.state === 'over') return;
  const before = step.talk.lines.find(line => line.item === item)?.text ?? '';
  step.line({ item, role: 'user', text: before + delta }, false);
}

/**
 * There is a text of what was said. Whether it is a plain command is looked at here first: that takes milliseconds. A
 * server that answers by itself has begun to, and then it is left to the model.
 */
export function told(step: Step, item: string, text: string, usage: Usage | undefined): void {
  use(step, 'hearing', usage);
  const said = text.trim();
  const turn = step.talk.turns.get(item);
  step.line({ item, role: 'user', text: said }, true);
  if (turn && turn.state !== 'hearing') return;
  const isLeft = said !== '' && !step.talk.manner.answers;
  // What is said while a question stands on screen is for the model alone: commands wait for that, too.
  const isAsked = isLeft && !step.talk.asks;
  put(step, item, { text: said, state: isAsked ? 'asking' : 'over' });
  if (isAsked) step.do({ to: 'mind', turn: item, text: said });
  else if (isLeft) want(step);
}

/** Something was typed: the same as if it had been said, but that the server is told it, and answers nothing by itself. */
export function typed(step: Step, words: string): void {
  const text = words.trim();
  if (text === '') return;
  interrupt(step, 'text');
  const item = step.name('item');
  step.send({ type: 'say', item, role: 'user', text });
  step.change({ rounds: 0 });
  if (step.talk.phase === 'open') placed(step, item, undefined);
  step.line({ item, role: 'user', text }, true);
  const isAsked = !step.talk.asks;
  put(step, item, { text, state: isAsked ? 'asking' : 'over' });
  if (isAsked) step.do({ to: 'mind', turn: item, text });
  else want(step);
}

/** There is no text of what was said: the model has heard it all the same. */
export function unheard(step: Step, item: string): void {
  const turn = step.talk.turns.get(item);
  const line = step.talk.lines.find(each => each.item === item);
  if (line && turn?.state === 'hearing') step.line({ ...line, text: '' }, true);
  if (turn?.state !== 'hearing') return;
  put(step, item, { ...turn, state: 'over' });
  if (!step.talk.manner.answers) want(step);
}

/** Whatever has no text by now. */
export function overdue(step: Step): void {
  for (const [item, { state }] of step.talk.turns) if (state === 'hearing') unheard(step, item);
}

/** It was done, of which the model is told before it answers next; or the model is to answer. */
export function judged(step: Step, item: string, verdict: 'done' | 'left', note: string): void {
  const turn = step.talk.turns.get(item);
  if (turn?.state !== 'asking') return;
  put(step, item, { ...turn, state: 'over' });
  step.change({ asks: undefined });
  if (note !== '') step.change({ notes: [...step.talk.notes, { text: note, stays: true }] });
  if (verdict === 'left') want(step);
}

function put(step: Step, item: string, turn: Turn): void {
  const others = [...step.talk.turns].filter(([name, { state }]) => name !== item && state !== 'over');
  step.change({ turns: new Map([...others, [item, turn]]) });
}
