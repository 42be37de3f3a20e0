import { setTimeout as sleep } from 'node:timers/promises';
import { AloudError, asAloudError } from '../common/errors.ts';
import { type Message, message, sentences } from '../messages/message.ts';
import type { Session } from './session.ts';
import type { Happening, TurnEvent } from './turnEvents.ts';

/** What is said while a turn runs is heard after it, up to so many ms. */
const BACKLOG_MS = 30_000;
/** So long a room, and a microphone, ring after the loudspeakers fell silent, in ms. */
const ECHO_MS = 300;
/** What goes wrong so many times in a row goes wrong the next time too. */
const MOST_FAILURES = 3;

/** Failures that the next utterance cannot mend. */
const FINAL: ReadonlySet<string> = new Set([
  ...['no-microphone', 'microphone-denied', 'microphone-failed', 'no-key', 'bad-key', 'no-quota'],
]);
/** No failures at all. */
const USUAL: ReadonlySet<string> = new Set(['cancelled', 'nothing-heard', 'no-words', 'nothing-understood']);

export interface HandsFreeParts {
  readonly session: Pick<Session, 'listen' | 'idle' | 'cancel' | 'hearAnswer'>;
  /** The microphone that stays open. */
  readonly microphone: () => { backlogMs: number; forget(): void; close(): void };
  /**
   * Listens once: whether one of the words was said. On this machine alone: nothing is kept or sent. Throws
   * `unsupported` where that cannot be, `nothing-heard` and `cancelled`.
   */
  wake(words: readonly string[], signal: AbortSignal): Promise<boolean>;
  readonly words: () => { readonly sleep: readonly string[]; readonly wake: readonly string[] };
  /** Tells whoever watches. */
  happens(happening: Extract<Happening, { readonly event: 'hands-free' }>): void;
  /** Tells the user what went wrong. */
  tell(error: AloudError): void;
}

/** Listening without a key: turn after turn, until it is switched off or told to sleep. */
export class HandsFree {
  readonly #parts: HandsFreeParts;
  #running: AbortController | undefined;
  #state: 'off' | 'awake' | 'asleep' = 'off';
  /** Something that must not be taken for the user's next words may have been heard. */
  #isTainted = false;
  #sleeping: AbortController | undefined;
  /** A question stands on screen. */
  #isAsked = false;
  /** A turn without a key listens right now. */
  #isHearing = false;

  constructor(parts: HandsFreeParts) {
    this.#parts = parts;
  }

  get state(): 'off' | 'awake' | 'asleep' {
    return this.#state;
  }

  /** Off, awake; from asleep, awake too. */
  async toggle(): Promise<void> {
    if (this.#state === 'asleep') this.wake();
    else if (this.#state === 'awake') await this.stop();
    else await this.start();
  }

  /** Resolves when it is over. */
  async start(): Promise<void> {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    this.#turn('awake');
    let failures = 0;
    try {
      while (!running.signal.aborted) {
        await this.#parts.session.idle();
        if (running.signal.aborted) break;
        this.#parts.microphone().backlogMs = BACKLOG_MS;
        // A key may have begun a turn meanwhile.
        if (await this.#hasRung(running.signal)) continue;
        failures = (await this.#once(running.signal)) ? failures + 1 : 0;
        if (failures === MOST_FAILURES) break;
      }
    } finally {
      if (this.#running === running) this.#running = undefined;
      running.abort();
      this.#parts.microphone().backlogMs = 0;
      this.#parts.microphone().close();
      this.#turn('off');
    }
  }

  /** Ends it, and what is being heard with it. */
  async stop(): Promise<void> {
    this.#running?.abort();
    this.#sleeping?.abort();
    await this.#parts.session.cancel();
  }

  /** Hears no more, but for the wake words. */
  sleep(): void {
    if (this.#state !== 'awake') return;
    this.#turn('asleep');
    // What is being heard is sent to nobody any more.
    if (this.#isHearing) void this.#parts.session.cancel();
  }

  wake(): void {
    if (this.#state === 'asleep') this.#turn('awake');
    this.#sleeping?.abort();
  }

  /** Someone speaks into what Aloud says: what is heard of it is theirs, and comes next. */
  interrupted(): void {
    this.#isTainted = false;
  }

  /**
   * What is said to Aloud itself: the answer, or undefined for everything else. `isSaid` tells whether words are one of some
   * phrases.
   */
  understand(words: string, isSaid: (words: string, phrases: readonly string[]) => boolean): Message | undefined {
    const { sleep: sleepWords, wake: wakeWords } = this.#parts.words();
    if (this.#state !== 'awake' || !isSaid(words, sleepWords)) return undefined;
    this.sleep();
    const [first] = wakeWords;
    return first === undefined ? message('session.asleep') : message('session.asleep-until', { words: first });
  }

  /** Follows turns: our own voice, and what is said while a question stands on screen, are no commands. */
  follow(event: TurnEvent): void {
    if (event.event === 'confirm') this.#isTainted = true;
    if (event.event === 'asks') void this.#hearAnswers();
    else if (event.event === 'confirm' || (event.event === 'state' && event.shows === 'idle')) this.#isAsked = false;
    if (event.event !== 'state') return;
    if (event.track === 'ears') this.#isHearing = event.state !== 'closed' && event.manner === 'hands-free';
    if (event.track === 'mouth' && event.state === 'speaking') this.#isTainted = true;
    // A turn that a key begins comes next, perhaps, and does not wait until it rings no more.
    if (event.shows === 'idle' && this.#isTainted) this.#parts.microphone().forget();
  }

  /** Until the question on screen is answered: what is said then may be a no, and else is forgotten. */
  async #hearAnswers(): Promise<void> {
    if (this.#state !== 'awake') return;
    this.#isAsked = true;
    try {
      while (this.#isAsked && this.#state === 'awake') {
        await this.#parts.session.hearAnswer('hands-free');
        await sleep(ECHO_MS);
      }
    } catch (thrown) {
      this.#parts.tell(asAloudError(thrown));
    }
  }

  /** Listens once. Whether something went wrong that counts. */
  async #once(signal: AbortSignal): Promise<boolean> {
    try {
      if (this.#state === 'asleep') await this.#asleep(signal);
      else await this.#parts.session.listen('command', 'hands-free');
      return false;
    } catch (thrown) {
      if (signal.aborted) return false;
      const error = asAloudError(thrown);
      if (error.code !== 'cancelled') this.#parts.tell(error);
      if (FINAL.has(error.code)) this.#running?.abort();
      return !USUAL.has(error.code);
    }
  }

  /** Waits until our own voice has died away, where there was one, and forgets it. Whether there was one. */
  async #hasRung(signal: AbortSignal): Promise<boolean> {
    if (!this.#isTainted) return false;
    this.#isTainted = false;
    await sleep(ECHO_MS, undefined, { signal }).catch(() => {});
    this.#parts.microphone().forget();
    return true;
  }

  async #asleep(signal: AbortSignal): Promise<void> {
    const sleeping = new AbortController();
    this.#sleeping = sleeping;
    const either = AbortSignal.any([signal, sleeping.signal]);
    try {
      // Whether a turn runs is looked at before each: the microphone is that turn's.
      if (await this.#parts.wake(this.#parts.words().wake, either)) this.wake();
    } catch (thrown) {
      if (either.aborted) return;
      const { code, says } = asAloudError(thrown);
      // Someone speaks by key: it sleeps on afterwards.
      if (code === 'cancelled' || code === 'nothing-heard') return;
      this.#parts.tell(new AloudError({ code, message: sentences([says, message('session.command-wakes')]) }));
      await new Promise<void>(resolve => either.addEventListener('abort', () => resolve(), { once: true }));
    } finally {
      this.#sleeping = undefined;
    }
  }

  #turn(state: 'off' | 'awake' | 'asleep'): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#parts.happens({ event: 'hands-free', state });
  }
}
