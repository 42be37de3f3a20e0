import type { Span } from '../told.ts';
import { isMended, isTakenBack, timesTakenBack } from './changedMind.ts';
import type { Step } from './step.ts';
import type { Heard, Judged, Task } from './talk.ts';
import { DELEGATED_MS, takeBack, wanted } from './tasks.ts';

/** What is said is at a pause when no more words of it have come for so long, in ms. */
export const SETTLED_MS = 700;
/** Words come this much behind what is heard at most, in ms. */
export const LATE_MS = 1500;
/** So many things that were said are known. */
const MOST_HEARD = 40;

const WAS_TYPED =
  'The user has typed this instead of saying it. It is done without you: do not delegate it, and do not answer.';

/** Someone is heard to speak here: words of it will come. */
export function speech(step: Step): void {
  step.change({ isSpeech: true });
  if (step.talk.phase === 'open') step.set('settled', LATE_MS);
}

/** More words of what is said. Words that take something back count at once, whatever comes behind them. */
export function hear(step: Step, delta: string, { endMs = 0 }: Span): void {
  if (delta === '') return;
  const { heard, spells, tasks } = step.talk;
  const isOverlapping = spells.some(({ bytes, isCut, isOver }) => bytes > 0 && !isCut && !isOver);
  const last = heard.at(-1);
  const open = last?.state === 'open' ? last : undefined;
  const item = open?.item ?? step.name('item');
  const now: Heard = {
    ...{ item, state: 'open', text: (open?.text ?? '') + delta },
    isOverlapping: isOverlapping || (open?.isOverlapping ?? false),
  };
  const before = open ? heard.slice(0, -1) : heard;
  step.change({ heard: [...before.slice(1 - MOST_HEARD), now], isSpeech: false, losses: 0 });
  step.change({ heardMs: Math.max(step.talk.heardMs, endMs) });
  step.line({ item, role: 'user', text: now.text.trim() }, false);
  step.set('settled', isDelegated(tasks) ? DELEGATED_MS : SETTLED_MS);
  if (timesTakenBack(now.text) > timesTakenBack(open?.text ?? '')) takeBack(step, item);
}

/**
 * What was said is at a pause. A plain command is done here, in milliseconds; what was heard while Aloud spoke may be its own
 * voice, and what was mended nobody reads to the letter: that is the model's, and so is what it has delegated.
 */
export function settled(step: Step): void {
  step.change({ isSpeech: false });
  const open = step.talk.heard.find(({ state }) => state === 'open');
  if (!open) return;
  const text = open.text.trim();
  step.line({ item: open.item, role: 'user', text }, true);
  if (text === '' || isTakenBack(text)) {
    if (text !== '') takeBack(step, open.item);
    put(step, { ...open, text, state: 'over' });
    return;
  }
  const isLeft = isDelegated(step.talk.tasks) || open.isOverlapping || isMended(text);
  put(step, { ...open, text, state: isLeft ? 'left' : 'asking' });
  if (!isLeft) step.do({ to: 'mind', item: open.item, text });
}

/** Something was typed. A session takes no words of its user's but as something to know: what it asks for is done here. */
export function typed(step: Step, words: string): void {
  const text = words.trim();
  if (text === '') return;
  const item = step.name('item');
  step.line({ item, role: 'user', text }, true);
  step.send({ type: 'know', task: undefined, text: `${WAS_TYPED}\n${text}` });
  const isBack = isTakenBack(text);
  const now: Heard = { item, text, state: isBack ? 'over' : 'asking', isOverlapping: false, isTyped: true };
  const { heard } = step.talk;
  // What is just being said goes on behind it.
  const at = heard.at(-1)?.state === 'open' ? heard.length - 1 : heard.length;
  step.change({ heard: heard.toSpliced(at, 0, now).slice(-MOST_HEARD), losses: 0 });
  if (isBack) takeBack(step, item);
  else step.do({ to: 'mind', item, text });
}

/** What was said is over, with what the model is to know of it or to say; or it is the model's. */
export function judged(step: Step, item: string, is: Judged): void {
  const asked = step.talk.heard.find(each => each.item === item && each.state === 'asking');
  if (!asked) return;
  const isOurs = is.verdict === 'left' && asked.isTyped;
  put(step, { ...asked, state: isOurs ? 'over' : is.verdict });
  if (isOurs) wanted(step, item, asked.text);
  if (is.verdict === 'left') return;
  step.change({ done: is.note || 'It was done.' });
  if (is.note !== '') step.send({ type: is.isAloud ? 'say' : 'know', task: undefined, text: is.note });
}

/** Whether the model waits for what is said: not for what was typed. */
function isDelegated(tasks: readonly Task[]): boolean {
  return tasks.some(({ state, words }) => state === 'waiting' && words === undefined);
}

function put(step: Step, heard: Heard): void {
  step.change({ heard: step.talk.heard.map(each => (each.item === heard.item ? heard : each)) });
}
