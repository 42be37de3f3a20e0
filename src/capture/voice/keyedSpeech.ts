import { type Frame, INPUT_RATE_HZ } from '../microphone.ts';
import type { VoiceDetector } from './voiceDetector.ts';

/** What was heard just before the key was pressed is said with it, in ms: who speaks is quicker than their hand. */
const PRE_ROLL_MS = 500;
/** Words end a little behind the key, in ms. */
const BEHIND_MS = 120;
/** Less voice than this, in ms, is nothing that was said. */
const SAID_MS = 90;

export interface KeyedSpeechProps {
  readonly detector: VoiceDetector;
  /** How far what is heard lags behind the air, in ms. */
  readonly lagMs: () => number;
  /** All that was said has been given out: whether there was a voice in it. */
  readonly ended: (isSpeech: boolean) => void;
}

/** What is said while a key is held, from just before it was pressed; of everything else nothing is given out. */
export class KeyedSpeech {
  readonly #props: KeyedSpeechProps;
  #before: Frame[] = [];
  #beforeMs = 0;
  #isHeld = false;
  /** What is still to come after the key was let go, in ms; undefined where nothing was said. */
  #leftMs: number | undefined;
  #voiceMs = 0;
  /** Nobody knows then what speech is: whatever is said counts. */
  #isDeaf = false;

  constructor(props: KeyedSpeechProps) {
    this.#props = props;
  }

  press(): void {
    this.#isHeld = true;
  }

  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#leftMs = BEHIND_MS + this.#props.lagMs();
  }

  /** What of all that was heard until now is said. `ended` is told once it was taken. */
  async *take(frame: Frame): AsyncGenerator<Frame, void, undefined> {
    const ms = (frame.length / INPUT_RATE_HZ) * 1000;
    if (!this.#isHeld && this.#leftMs === undefined) {
      this.#remember(frame, ms);
      return;
    }
    const said = [...this.#before, frame];
    this.#before = [];
    this.#beforeMs = 0;
    for (const each of said) {
      await this.#hear(each);
      yield each;
    }
    // Pressed again before all of it was there, it goes on.
    if (this.#isHeld) this.#leftMs = undefined;
    if (this.#leftMs === undefined) return;
    this.#leftMs -= ms;
    if (this.#leftMs > 0) return;
    this.#leftMs = undefined;
    const isSpeech = this.#isDeaf || this.#voiceMs >= SAID_MS;
    this.#voiceMs = 0;
    this.#props.ended(isSpeech);
  }

  async #hear(frame: Frame): Promise<void> {
    try {
      if ((await this.#props.detector.speechProbability(frame)) > 0.5)
        this.#voiceMs += (frame.length / INPUT_RATE_HZ) * 1000;
    } catch {
      this.#isDeaf = true;
    }
  }

  #remember(frame: Frame, ms: number): void {
    this.#before.push(frame);
    this.#beforeMs += ms;
    while (this.#beforeMs > PRE_ROLL_MS) {
      const first = this.#before.shift();
      if (!first) break;
      this.#beforeMs -= (first.length / INPUT_RATE_HZ) * 1000;
    }
  }
}
