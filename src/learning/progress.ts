import { type Happened, holds, type Practice, type Task } from './lesson.ts';
import { LESSON_NAMES, LESSONS, type LessonName } from './lessons.ts';

/** How far someone has come. */
export interface Progress {
  /** The lesson that goes on, with how many of its tasks are done; undefined for none. */
  readonly now: { readonly lesson: LessonName; readonly done: number } | undefined;
  /** The lessons that are done, in their order. */
  readonly learnt: readonly LessonName[];
}

/** What moves it. */
export type Seen =
  | { readonly seen: 'begins'; readonly lesson: LessonName }
  | { readonly seen: 'leaves' }
  /** Something that was said is done: the practice file as it is now. */
  | { readonly seen: 'file'; readonly practice: Practice }
  | { readonly seen: 'happens'; readonly what: Happened };

export const NOTHING_LEARNT: Progress = { now: undefined, learnt: [] };

/** The progress after what was seen; the same one where that moves nothing. */
export function next(progress: Progress, seen: Seen): Progress {
  if (seen.seen === 'begins') return { ...progress, now: { lesson: seen.lesson, done: 0 } };
  if (seen.seen === 'leaves') return progress.now ? { ...progress, now: undefined } : progress;
  const { now } = progress;
  const task = taskOf(progress);
  if (!now || !task || !isDone(task, seen, LESSONS[now.lesson].text)) return progress;
  const done = now.done + 1;
  const isOver = done === LESSONS[now.lesson].tasks.length;
  const learnt = isOver
    ? LESSON_NAMES.filter(name => name === now.lesson || progress.learnt.includes(name))
    : undefined;
  return { now: { ...now, done }, learnt: learnt ?? progress.learnt };
}

/** What is to be done now; undefined where no lesson goes on, or it is done. */
export function taskOf({ now }: Progress): Task | undefined {
  return now && LESSONS[now.lesson].tasks[now.done];
}

/** The lesson to go on with: the first that is not learnt, and the first of all where all are. */
export function nextLesson({ learnt }: Progress): LessonName {
  return LESSON_NAMES.find(name => !learnt.includes(name)) ?? LESSON_NAMES[0];
}

/** What was kept of an earlier run, which may be anything. */
export function learntFrom(kept: unknown): readonly LessonName[] {
  return Array.isArray(kept) ? LESSON_NAMES.filter(name => kept.includes(name)) : [];
}

function isDone({ wanted }: Task, seen: Exclude<Seen, { seen: 'begins' | 'leaves' }>, begunWith: string): boolean {
  if (seen.seen === 'file') return holds(wanted, seen.practice, begunWith);
  return 'happens' in wanted && wanted.happens === seen.what;
}
