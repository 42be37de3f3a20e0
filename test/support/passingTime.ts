import { mock } from 'node:test';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** So much time goes by at a time, in ms. */
const STEP_MS = 100;
/** So often what has come about by then, also over a socket, may happen. */
const TURNS = 8;

/** Lets so many ms go by on the clock of `mock.timers`, and what they bring happen, also what hears of it by a socket. */
export async function pass(ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += STEP_MS) {
    mock.timers.tick(Math.min(STEP_MS, ms - gone));
    for (let i = 0; i < TURNS; i++) await turnOfTheLoop();
  }
}

/** Lets time go by on that clock, as `pass` does, until this has come to its end; then time goes as it did. */
export async function passingUntilOver<T>(work: Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  over.catch(() => {});
  let ms = 0;
  try {
    for (; !isOver; ms += STEP_MS) await pass(STEP_MS);
  } finally {
    mock.timers.reset();
  }
  return { result: await over, ms };
}
