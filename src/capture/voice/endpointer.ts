/** What is known of the words so far. */
export type Hint =
  /** They are a whole command: a short silence ends it. */
  | 'complete'
  /** They cannot be all: only a long silence ends it. */
  | 'unfinished';

export interface EndpointerOptions {
  /** Silence that ends what is said, in ms, where nothing is known of the words; 0: silence never ends it. */
  readonly silenceMs: number;
  /** How long to wait for the first word, in ms; 0: for ever. */
  readonly patienceMs: number;
  /** Silence ends no recording shorter than this, in ms; 0 if left out. */
  readonly minimumMs?: number;
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

/** Where speech was heard, in ms from the start. */
export interface SpeechSpan {
  readonly fromMs: number;
  readonly toMs: number;
  /** How much of it was voice rather than pauses. */
  readonly voicedMs: number;
}

/** Speech shorter than this is a click or a cough, in ms. */
const SHORTEST_SPEECH_MS = 90;
/** A noise shorter than this does not break a silence, in ms. */
const SHORTEST_RETURN_MS = 60;
/** A voice that fades goes on until it is as doubtful as this. */
const FADING = 0.45;
/** A voice that may be coming back is at least as likely as this. */
const STIRRING = 0.2;
/** Silence that ends a whole command, in ms: a little more than a stop consonant within a word. */
const COMPLETE_MS = 128;
/** How much longer to wait for what cannot end here, and at least so long, in ms. */
const UNFINISHED_FACTOR = 2.5;
const UNFINISHED_MS = 1500;
/** Who has paused for so long within this utterance may do so again: that pause, and so much of it more, is waited for. */
const OWN_PAUSE_FACTOR = 1.2;

/** Finds where speech begins and ends. Times are ms of sound, counted by frames, so a busy machine changes nothing. */
export class Endpointer {
  readonly #options: EndpointerOptions;
  #ms = 0;
  /** How long the present run of speech frames is. */
  #run = 0;
  #isStirring = false;
  #speech: { readonly fromMs: number; toMs: number; voicedMs: number } | undefined;
  #longestPauseMs = 0;

  /** Whoever follows the words sets this; what is said next makes it void. */
  hint: Hint | undefined;

  constructor(options: EndpointerOptions) {
    this.#options = options;
  }

  /** What was heard so far of speech. */
  get speech(): SpeechSpan | undefined {
    return this.#speech;
  }

  /** How much sound has come, in ms. */
  get ms(): number {
    return this.#ms;
  }

  /** How long it has been silent since the last speech, in ms; undefined before the first. */
  get silentMs(): number | undefined {
    return this.#speech && this.#ms - this.#speech.toMs;
  }

  /** Takes the next frame's verdict and length; returns why it is time to end, if it is. */
  push(speechProbability: number, frameMs: number): Endpoint | undefined {
    this.#ms += frameMs;
    this.#isStirring = speechProbability > STIRRING;
    const isSpeech = speechProbability > (this.#run > 0 ? FADING : 0.5);
    this.#run = isSpeech ? this.#run + frameMs : 0;
    if (!this.#speech) {
      if (this.#run >= SHORTEST_SPEECH_MS)
        this.#speech = { fromMs: this.#ms - this.#run, toMs: this.#ms, voicedMs: this.#run };
    } else if (this.#run >= SHORTEST_RETURN_MS) {
      this.#goOn(this.#speech, frameMs);
    }
    return this.#endpoint();
  }

  #goOn(speech: { toMs: number; voicedMs: number }, frameMs: number): void {
    const pauseMs = this.#ms - this.#run - speech.toMs;
    if (pauseMs > 0) {
      this.#longestPauseMs = Math.max(this.#longestPauseMs, pauseMs);
      this.hint = undefined;
    }
    speech.voicedMs += pauseMs > 0 ? this.#run : frameMs;
    speech.toMs = this.#ms;
  }

  #endpoint(): Endpoint | undefined {
    const { silenceMs, patienceMs, maximumMs, minimumMs = 0, held } = this.#options;
    if (this.#ms >= maximumMs) return 'maximum';
    if (held?.()) return undefined;
    if (!this.#speech) return patienceMs > 0 && this.#ms >= patienceMs ? 'patience' : undefined;
    // What may be the first sound of the next word is waited for: it is soon known.
    if (silenceMs === 0 || this.#ms < minimumMs || this.#isStirring) return undefined;
    return this.#ms - this.#speech.toMs >= this.#enoughMs(silenceMs) ? 'silence' : undefined;
  }

  #enoughMs(silenceMs: number): number {
    switch (this.hint) {
      case 'complete':
        return Math.min(silenceMs, COMPLETE_MS);
      case 'unfinished':
        return Math.max(silenceMs * UNFINISHED_FACTOR, UNFINISHED_MS);
      default:
        return Math.max(silenceMs, this.#longestPauseMs * OWN_PAUSE_FACTOR);
    }
  }
}
