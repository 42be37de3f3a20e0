import type { Frame } from '../capture/microphone.ts';
import { BargeIn, type BargeInProps } from '../capture/voice/bargeIn.ts';
import type { HandsFree } from './handsFree.ts';
import type { Session } from './session.ts';
import type { TurnEvent } from './turnEvents.ts';

/** So much of what was heard until someone was certain to speak is what they have said, in ms. */
const BEGINNING_MS = 700;

/** When an answer may be spoken into: never, while Aloud listens without a key, or always. */
export type BargesIn = 'never' | 'handsFree' | 'always';

export interface BargingInParts {
  readonly session: Pick<Session, 'cancel' | 'listen'>;
  readonly handsFree: Pick<HandsFree, 'state' | 'interrupted'>;
  /** Hears along while nobody listens, and keeps what it hears for whoever listens next. */
  readonly microphone: () => { overhear(hear: (frame: Frame) => void): () => void; forget(butMs: number): void };
  readonly ears: { detector(): BargeInProps['detector']; readonly own: BargeInProps['own'] };
  readonly wanted: () => BargesIn;
  /** Runs what the user has not asked for by a key, and tells them what goes wrong. */
  readonly run: (listen: () => Promise<void>) => void;
}

/**
 * Speaking into an answer: it falls silent, and what was said, with its beginning, is what is listened to next. Nothing of
 * Aloud's own voice is, nor what is said while a question stands on screen.
 */
export class BargingIn {
  readonly #parts: BargingInParts;
  #leave: (() => void) | undefined;
  #isConversing = false;
  #turn = 0;
  /** A question was asked on screen in this turn. */
  #isAsked = false;
  /** Someone has spoken, and is listened to next. */
  #isSpoken = false;

  constructor(parts: BargingInParts) {
    this.#parts = parts;
  }

  follow(event: TurnEvent): void {
    if (event.turn !== this.#turn) this.#isAsked = false;
    this.#turn = event.turn;
    if (event.event === 'talk') this.#isConversing = event.state !== 'off';
    if (event.event === 'confirm') {
      this.#isAsked = true;
      this.#end();
    }
    if (event.event === 'hands-free' && event.state === 'off') this.#end();
    if (event.event !== 'state') return;
    if (event.shows === 'listening') this.#isSpoken = false;
    if (event.track === 'mouth' && event.state === 'speaking') this.#begin();
    // Whoever has spoken is listened to in the next turn: until then the microphone stays open.
    else if (!this.#isSpoken && event.shows !== 'speaking') this.#end();
  }

  /** Nobody is heard any more. */
  dispose(): void {
    this.#end();
  }

  #begin(): void {
    const { ears, handsFree, microphone, wanted } = this.#parts;
    const when = wanted();
    const isWanted = when === 'always' || (when === 'handsFree' && handsFree.state === 'awake');
    if (!isWanted || this.#leave || this.#isConversing || this.#isAsked) return;
    const bargeIn = new BargeIn({ detector: ears.detector(), own: ears.own, spoken: () => this.#spoken() });
    let last: Promise<unknown> = Promise.resolve();
    this.#leave = microphone().overhear(frame => {
      last = last.then(() => this.#leave && bargeIn.push(frame));
    });
  }

  #spoken(): void {
    const { session, handsFree, microphone, run } = this.#parts;
    if (!this.#leave || this.#isSpoken) return;
    this.#isSpoken = true;
    microphone().forget(BEGINNING_MS);
    handsFree.interrupted();
    // Without a key the next turn begins by itself.
    if (handsFree.state === 'awake') void session.cancel();
    else run(() => session.listen('command', 'hands-free').finally(() => this.#end()));
  }

  #end(): void {
    const leave = this.#leave;
    this.#leave = undefined;
    this.#isSpoken = false;
    leave?.();
  }
}
