import type { Step } from './step.ts';
import type { TalkEvent } from './talk.ts';

const KINDS = ['file', 'place'] as const;

/** Where the user is in a file is told with the file. */
export function changed(step: Step, { about, context }: Extract<TalkEvent, { from: 'editor' }>): void {
  step.change({ [about]: { ...step.talk[about], now: context } });
  if (about === 'file') step.change({ place: { ...step.talk.place, now: '' } });
}

/**
 * What is open in the editor is told as it changes, while nothing is answered or carried out. Who has muted a conversation
 * is not followed either.
 */
export function tellIfFree(step: Step): void {
  const { phase, answer, acting, isMuted } = step.talk;
  if (phase === 'open' && answer.state === 'none' && !acting && !isMuted) tellContexts(step);
}

/** It is told as it is now, in place of what was told before. */
export function tellContexts(step: Step): void {
  for (const kind of KINDS) {
    const { told, item, now } = step.talk[kind];
    if (told === now) continue;
    if (item !== undefined) step.send({ type: 'forget', item });
    const named = now === '' ? undefined : step.name('item');
    if (named !== undefined) step.send({ type: 'say', item: named, role: 'system', text: now });
    step.change({ [kind]: { told: now, item: named, now } });
  }
}
