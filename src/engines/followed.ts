import { orCancelled } from '../common/async/orCancelled.ts';
import { throwIfAborted } from '../common/errors.ts';
import type { HearingHints, ToEngine } from './protocol.ts';
import type { Running } from './running.ts';

/** An engine, as what follows an utterance needs it. */
export interface Followable {
  /** Does it when all is done that was asked before. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** The process that has the model loaded, started where there is none. */
  ready(): Promise<Running>;
}

/** What is new is heard within this, in ms, and so many for each ms of sound. */
const ADD_MS = 20_000;
const ADD_PER_MS = 10;
const SAMPLES_PER_MS = 16;

let utterances = 0;

/**
 * An utterance that a model hears while it goes on. It lives in one process: where that ends, so does this, and whoever wants
 * the text has all of it heard anew.
 */
export class Followed {
  readonly #engine: Followable;
  readonly #utterance = ++utterances;
  #running: Running | undefined;

  constructor(engine: Followable) {
    this.#engine = engine;
  }

  /** What was heard so far, of s16le mono at 16 kHz; in a pause of all that was added. Throws as `Engine.hear`. */
  async add(
    samples: Int16Array,
    isPause: boolean,
    { languages, hotWords }: HearingHints,
    signal: AbortSignal,
  ): Promise<{ readonly settled: string; readonly tail: string }> {
    throwIfAborted(signal);
    const limitMs = ADD_MS + (samples.length / SAMPLES_PER_MS) * ADD_PER_MS;
    const request = { type: 'add', utterance: this.#utterance, samples, isPause, languages, hotWords } as const;
    const { settled, tail } = await orCancelled(this.#ask(request, 'so-far', limitMs), signal);
    return { settled, tail };
  }

  /** What was heard of all of it. Throws as `add`. */
  async end(signal: AbortSignal): Promise<string> {
    return (await orCancelled(this.#end(true), signal)).text;
  }

  /** Nobody wants to know any more. */
  leave(): void {
    if (this.#running?.isOver === false) this.#end(false).catch(() => {});
  }

  #end(isWanted: boolean) {
    return this.#ask({ type: 'end', utterance: this.#utterance, isWanted }, 'heard', ADD_MS);
  }

  #ask<Type extends 'so-far' | 'heard'>(request: ToEngine, wants: Type, limitMs: number) {
    return this.#engine.inTurn(async () => {
      // One that is started later would know nothing of what was added before; what is over says why.
      this.#running ??= await this.#engine.ready();
      return this.#running.ask(request, wants, limitMs);
    });
  }
}
