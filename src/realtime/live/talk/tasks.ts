import type { Step } from './step.ts';
import type { Heard, Task } from './talk.ts';

/** What is said is at a pause when no more words have come for so long, in ms, after the model has taken it for all. */
export const DELEGATED_MS = 400;
/** The words of what was delegated have come within so long, in ms, or there are none. */
const WORDS_MS = 2000;
/** So many delegations are known, and as much text is taken for one, in characters. */
const MOST_KNOWN = 200;
const MOST_WORDS = 4000;

const NO_WORDS = 'No words of the user have come for this. Nothing was done: ask them in a few words to say it again.';
const TAKEN_BACK =
  'The user has taken this back. Do not speak of it; if they want something else instead, delegate that anew.';

/** The model wants something done. Its words are those that were said since it last did. */
export function delegated(step: Step, id: string): void {
  const { known, tasks, heard } = step.talk;
  if (known.has(id)) return;
  const is = { isWordless: false, isSilent: false, isStale: false, isOld: false };
  const task: Task = { id, state: 'waiting', outcome: '', ...is };
  step.change({ known: new Set([...[...known].slice(1 - MOST_KNOWN), id]), tasks: [...tasks, task], losses: 0 });
  if (heard.some(({ state }) => state === 'open')) step.set('settled', DELEGATED_MS);
  step.set('words', WORDS_MS);
}

/** What was typed is to be done, as if it had been delegated: what comes of it is said, to no delegation. */
export function wanted(step: Step, id: string, words: string): void {
  const is = { isWordless: false, isSilent: false, isStale: false, isOld: true };
  step.change({ tasks: [...step.talk.tasks, { id, state: 'waiting', outcome: '', words, ...is }] });
}

/** Of what waits for words none will come. */
export function wordless(step: Step): void {
  step.change({
    tasks: step.talk.tasks.map(task => (task.state === 'waiting' ? { ...task, isWordless: true } : task)),
  });
}

/** What was said before `item` is not wanted any more: what is done of it stops, and what is not begun never is. */
export function takeBack(step: Step, item: string): void {
  const { tasks, heard } = step.talk;
  for (const { id, state, isStale } of tasks) if (state === 'acting' && !isStale) step.do({ to: 'hands', stop: id });
  step.change({
    tasks: tasks.map(task => ({
      ...task,
      isStale: true,
      ...(task.state === 'waiting' && { state: 'told' as const, outcome: '' }),
    })),
    heard: heard.map(each => (each.item !== item && each.state === 'left' ? { ...each, state: 'over' } : each)),
    done: TAKEN_BACK,
  });
}

/** What was delegated has come to something. */
export function acted(step: Step, id: string, outcome: string): void {
  change(step, id, task => (task.state === 'acting' ? { ...task, state: 'told', outcome } : task));
}

/** Tells what has come of what was delegated, and goes on with the next: neither while someone speaks. */
export function advance(step: Step): void {
  const { phase, isSpeech } = step.talk;
  const isHeard = step.talk.heard.some(({ state }) => state === 'open');
  if (isSpeech || isHeard || phase === 'closing' || phase === 'ended') return;
  for (const task of step.talk.tasks) if (task.state === 'told') tell(step, task);
  if (step.talk.tasks.some(({ state }) => state === 'acting')) return;
  if (step.talk.heard.some(({ state }) => state === 'asking')) return;
  for (const task of step.talk.tasks) if (task.state === 'waiting' && begin(step, task)) return;
}

/** Whether it is being done now. */
function begin(step: Step, task: Task): boolean {
  const { heard, done } = step.talk;
  if (task.words !== undefined) {
    change(step, task.id, each => ({ ...each, state: 'acting' }));
    step.do({ to: 'hands', task: task.id, words: task.words });
    return true;
  }
  const left = heard.filter(({ state }) => state === 'left');
  if (left.length > 0) {
    step.change({ heard: heard.map(each => (each.state === 'left' ? { ...each, state: 'over' } : each)), done: '' });
    change(step, task.id, each => ({ ...each, state: 'acting' }));
    step.do({ to: 'hands', task: task.id, words: wordsOf(left) });
    return true;
  }
  if (!task.isWordless) return false;
  change(step, task.id, each => ({ ...each, state: 'told', isSilent: true, outcome: done || NO_WORDS }));
  const told = step.talk.tasks.find(({ id }) => id === task.id);
  if (told) tell(step, told);
  return false;
}

/** Once, to the session that asked for it; to another as something that it may know. */
function tell(step: Step, { id, outcome, isSilent, isStale, isOld }: Task): void {
  if (step.talk.phase !== 'open') return;
  const before = outcome === '' ? '' : ` Before that: ${outcome}`;
  const text = isStale ? TAKEN_BACK + before : outcome;
  // That there were no words for it is of no use to another session.
  if (!isOld || !isSilent)
    step.send({ type: isStale || isSilent ? 'know' : 'say', task: isOld ? undefined : id, text });
  step.change({ tasks: step.talk.tasks.filter(each => each.id !== id), done: text });
}

/** The latest, where all would be too much: each whole, for half of what was said is something else. */
function wordsOf(heard: readonly Heard[]): string {
  let size = 0;
  const latest = heard.toReversed().filter(({ text }, index) => {
    size += text.length;
    return index === 0 || size <= MOST_WORDS;
  });
  return latest
    .toReversed()
    .map(({ text }) => text)
    .join(' ');
}

function change(step: Step, id: string, changed: (task: Task) => Task): void {
  step.change({ tasks: step.talk.tasks.map(task => (task.id === id ? changed(task) : task)) });
}
