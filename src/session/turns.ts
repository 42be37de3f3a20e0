import { setImmediate as breathe } from 'node:timers/promises';
import type { Manner } from '../actions/gate/rules.ts';
import type { Listening } from './listening.ts';
import type { ModeName } from './turnEvents.ts';

/** A turn that runs. */
export interface RunningTurn {
  /** Counts from 1 on. */
  readonly number: number;
  readonly mode: ModeName | 'converse';
  readonly manner: Manner;
  readonly abort: AbortController;
  /** Resolves when it is over, however it ended. */
  readonly ended: Promise<void>;
  /** Undefined for what was not spoken. */
  listening: Listening | undefined;
}

/** Turns, one at a time: one that is asked for ends the one that runs, and begins after it. */
export class Turns {
  #running: RunningTurn | undefined;
  /** A turn that was asked for, and begins when the one before has ended. */
  #next: Pick<RunningTurn, 'number' | 'manner'> | undefined;
  /** The last turn that has begun, and the last that someone asked for. */
  #last = 0;
  #lastAsked = 0;

  get running(): RunningTurn | undefined {
    return this.#running;
  }

  /** The last turn that has begun: they count from 1 on. */
  get last(): number {
    return this.#last;
  }

  get hasNext(): boolean {
    return this.#next !== undefined;
  }

  /** Whether someone has asked for a turn after that one: what begins by itself does not count. */
  isAskedAfter(turn: number): boolean {
    return (this.#next?.manner === 'asked' ? this.#next.number : this.#lastAsked) > turn;
  }

  /**
   * Begins in the same breath where nothing runs. Of several that wait for the end of another the last one begins. A
   * turn that is over is told `over`, before whoever waits for its end goes on. Throws what `work` throws.
   */
  async run(
    { mode, manner }: Pick<RunningTurn, 'mode' | 'manner'>,
    work: (turn: RunningTurn) => Promise<void>,
    over: () => void,
  ): Promise<void> {
    const next = { number: this.#last + 1, manner };
    this.#next = next;
    while (this.#running && this.#next === next) await this.end();
    if (this.#next !== next) return;
    this.#next = undefined;
    this.#last = next.number;
    if (manner === 'asked') this.#lastAsked = next.number;

    let end = (): void => {};
    const ended = new Promise<void>(resolve => {
      end = resolve;
    });
    const abort = new AbortController();
    const turn: RunningTurn = { ...next, mode, abort, ended, listening: undefined };
    this.#running = turn;
    try {
      await work(turn);
    } finally {
      abort.abort();
      this.#running = undefined;
      try {
        over();
      } finally {
        end();
      }
    }
  }

  /** What waits to begin does not begin. */
  takeBack(): void {
    this.#next = undefined;
  }

  /** Ends the turn that runs, and waits for that. */
  async end(): Promise<void> {
    const running = this.#running;
    running?.abort.abort();
    await running?.ended;
  }

  /** Resolves when nothing runs, nor is about to. */
  async idle(): Promise<void> {
    do {
      await this.#running?.ended;
      // Whoever waits for the end of a turn in order to start another one comes first.
      await breathe();
    } while (this.#running || this.#next);
  }
}
