import type { OwnVoice } from '../echo/ownVoice.ts';
import { type Frame, INPUT_RATE_HZ } from '../microphone.ts';
import type { VoiceDetector } from './voiceDetector.ts';

/** While Aloud speaks, and as long as the room rings, only a voice as certain as this is another's; it may fade then. */
const CERTAIN = 0.7;
const FADING = 0.45;
/** So much of it, in ms: a cough is shorter. */
const CERTAIN_MS = 96;
/**
 * Of that so much, in ms, holds at least this share of the power that the microphone heard: a canceller lets a moment of
 * Aloud's voice pass, and the faint rest of it is like a voice, too.
 */
const LEFT = 0.25;
const LEFT_MS = 60;
/** By so many frames before it a voice is told from Aloud's. */
const JUDGED_FRAMES = 4;
/** A voice may be beginning where a frame is as likely as this. */
const STIRRING = 0.3;
/** What is kept of what was heard before the voice was certain, in ms: its first sounds are quiet. */
const PRE_ROLL_MS = 600;
/** Who was silent for so long, in ms, has spoken: what is heard then may be Aloud again. */
const SPOKEN_MS = 1000;

export interface BargeInProps {
  readonly detector: VoiceDetector;
  readonly own: Pick<OwnVoice, 'isHeard' | 'isTakenOut' | 'leftIn' | 'isIn'>;
  /** Someone speaks while Aloud does. */
  readonly spoken: () => void;
}

/**
 * Tells who speaks while Aloud does. What is heard meanwhile is nobody's, until a voice is certain that is not Aloud's own;
 * where that cannot be taken out of what is heard, it stays nobody's.
 */
export class BargeIn {
  readonly #props: BargeInProps;
  #held: Frame[] = [];
  #heldMs = 0;
  /** How long the present voice is, in ms, how much of it was left, and how long there has been none. */
  #voiceMs = 0;
  #leftMs = 0;
  #silentMs = 0;
  #isStirring = false;
  /** Someone speaks into what Aloud says. */
  #isOther = false;

  constructor(props: BargeInProps) {
    this.#props = props;
  }

  /** Takes a frame as it was heard, and gives what is another's of all until then: silence where nothing is. */
  async push(frame: Frame): Promise<readonly Frame[]> {
    const { own, spoken } = this.#props;
    const ms = (frame.length / INPUT_RATE_HZ) * 1000;
    const isVoice = await this.#isVoice(frame);
    this.#voiceMs = isVoice ? this.#voiceMs + ms : 0;
    this.#leftMs = isVoice ? this.#leftMs + (own.leftIn(frame) > LEFT ? ms : 0) : 0;
    this.#silentMs = isVoice ? 0 : this.#silentMs + ms;
    if (!own.isHeard) {
      this.#isOther = false;
      // Who has begun to speak when it fell silent is heard from the beginning.
      return this.#isStirring ? this.#release(frame) : this.#forget(frame);
    }
    if (this.#isOther && this.#silentMs < SPOKEN_MS) return [frame];
    this.#isOther = false;
    const isCertain = this.#voiceMs >= CERTAIN_MS && this.#leftMs >= LEFT_MS && own.isTakenOut;
    if (isCertain && !own.isIn([...this.#held.slice(-JUDGED_FRAMES), frame])) {
      this.#isOther = true;
      spoken();
      return this.#release(frame);
    }
    // It is looked at again when there is more of it.
    if (isCertain) this.#voiceMs = this.#leftMs = 0;
    this.#hold(frame, ms);
    return [new Int16Array(frame.length)];
  }

  /** A detector that fails knows of nobody. */
  async #isVoice(frame: Frame): Promise<boolean> {
    try {
      const probability = await this.#props.detector.speechProbability(frame);
      this.#isStirring = probability > STIRRING;
      return probability > (this.#voiceMs > 0 ? FADING : CERTAIN);
    } catch {
      this.#isStirring = false;
      return false;
    }
  }

  #hold(frame: Frame, ms: number): void {
    this.#held.push(frame);
    this.#heldMs += ms;
    while (this.#heldMs > PRE_ROLL_MS) {
      const first = this.#held.shift();
      if (!first) break;
      this.#heldMs -= (first.length / INPUT_RATE_HZ) * 1000;
    }
  }

  #release(frame: Frame): readonly Frame[] {
    const released = [...this.#held, frame];
    this.#forget(frame);
    return released;
  }

  #forget(frame: Frame): readonly Frame[] {
    this.#held = [];
    this.#heldMs = 0;
    return [frame];
  }
}
