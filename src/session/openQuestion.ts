import type { Manner } from '../actions/gate/rules.ts';
import { SpokenAnswer, type SpokenAnswerParts } from './spokenAnswer.ts';
import type { Teller, TurnEvent } from './turnEvents.ts';

/** The question that stands on screen, from when it is asked until it is answered or its turn is over. */
export class OpenQuestion {
  /** Undefined where answers are given on screen alone. */
  readonly #parts: SpokenAnswerParts | undefined;
  #answered: AbortController | undefined;
  /** What hears an answer to it. */
  #answer: SpokenAnswer | undefined;

  constructor(parts: SpokenAnswerParts | undefined) {
    this.#parts = parts;
  }

  /** Whether what is said now may be an answer. */
  get canBeAnswered(): boolean {
    return this.#answered !== undefined && this.#parts !== undefined;
  }

  follow(event: TurnEvent): void {
    if (event.event === 'asks') this.#answered = new AbortController();
    else if (event.event === 'confirm' || (event.event === 'state' && event.shows === 'idle')) {
      this.#answered?.abort();
      this.#answered = undefined;
    }
  }

  /** The speaker has finished. Whether someone was speaking to it. */
  stop(): boolean {
    this.#answer?.stop();
    return this.#answer !== undefined;
  }

  /** Listens once. Resolves with what was said where that is no answer. Throws what keeps it from hearing. */
  async hear(manner: Manner, tell: Teller, signal: AbortSignal): Promise<string | undefined> {
    if (!this.#parts || !this.#answered || this.#answer) return undefined;
    this.#answer = new SpokenAnswer(this.#parts);
    try {
      return await this.#answer.hear(manner, tell, AbortSignal.any([signal, this.#answered.signal]));
    } finally {
      this.#answer = undefined;
    }
  }
}
