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
