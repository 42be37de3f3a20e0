export interface EndpointerOptions {
  /** Silence that ends what is said, in ms; 0: silence never ends it. */
  readonly silenceMs: number;
  /** How long to wait for the first word, in ms; 0: for ever. */
  readonly patienceMs: number;
  /** Longest recording, in ms. */
  readonly maximumMs: number;
  /** While the key is held, only the maximum ends what is said. */
  readonly held?: () => boolean;
}

export type Endpoint =
  /** The speaker has finished. */
  | 'silence'
  /** Nobody began to speak. */
  | 'patience'
  /** It goes on for too long. */
  | 'maximum';

/** Speech shorter than this is a click or a cough, in ms. */
const SHORTEST_SPEECH_MS = 90;
/** A noise shorter than this does not break a silence, in ms. */
const SHORTEST_RETURN_MS = 60;
/** How much sooner silence ends what is already a complete command. */
const COMPLETE_SHARE = 0.5;

/** Finds where speech begins and ends. Times are ms of sound, counted by frames, so a busy machine changes nothing. */
export class Endpointer {
  readonly #options: EndpointerOptions;
  #ms = 0;
  /** How long the present run of speech frames is. */
  #run = 0;
  #speech: { readonly fromMs: number; toMs: number } | undefined;

  /** What was said so far can stand alone: a shorter silence ends it. Whoever follows the words sets this. */
  complete = false;

  constructor(options: EndpointerOptions) {
    this.#options = options;
  }

  /** Where speech was heard so far, in ms from the start. */
  get speech(): { readonly fromMs: number; readonly toMs: number } | undefined {
    return this.#speech;
  }

  /** Takes the next frame's verdict and length; returns why it is time to end, if it is. */
  push(speechProbability: number, frameMs: number): Endpoint | undefined {
    this.#ms += frameMs;
    this.#run = speechProbability > 0.5 ? this.#run + frameMs : 0;
    if (!this.#speech) {
      if (this.#run >= SHORTEST_SPEECH_MS) this.#speech = { fromMs: this.#ms - this.#run, toMs: this.#ms };
    } else if (this.#run >= SHORTEST_RETURN_MS) {
      this.#speech.toMs = this.#ms;
    }
    return this.#endpoint();
  }

  #endpoint(): Endpoint | undefined {
    const { silenceMs, patienceMs, maximumMs, held } = this.#options;
    if (this.#ms >= maximumMs) return 'maximum';
    if (held?.()) return undefined;
    if (!this.#speech) return patienceMs > 0 && this.#ms >= patienceMs ? 'patience' : undefined;
    const enough = this.complete ? silenceMs * COMPLETE_SHARE : silenceMs;
    return silenceMs > 0 && this.#ms - this.#speech.toMs >= enough ? 'silence' : undefined;
  }
}
