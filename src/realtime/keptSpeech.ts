import { REALTIME_RATE_HZ } from '../openai/realtime/sessionEvents.ts';

/** What was said and not taken yet is kept up to this length: longer than anyone speaks without a pause. */
const LONGEST_SAMPLES = 60 * REALTIME_RATE_HZ;

/** The sound that a connection has not taken for good: a new one is told it first. At 24 kHz. */
export class KeptSpeech {
  #pieces: Int16Array[] = [];
  #samples = 0;
  /** How many pieces are of what has ended, and will be taken next. */
  #ended = 0;

  get pieces(): readonly Int16Array[] {
    return this.#pieces;
  }

  /** Those of what has ended. */
  get ended(): readonly Int16Array[] {
    return this.#pieces.slice(0, this.#ended);
  }

  push(piece: Int16Array): void {
    this.#pieces.push(piece);
    this.#samples += piece.length;
    while (this.#samples > LONGEST_SAMPLES) this.#drop(1);
  }

  /** What was said so far is one turn; what comes now is another. */
  end(): void {
    this.#ended = this.#pieces.length;
  }

  /** The server has taken what has ended; all of it, where nobody knows what that is. */
  take(): void {
    this.#drop(this.#ended > 0 ? this.#ended : this.#pieces.length);
  }

  clear(): void {
    this.#drop(this.#pieces.length);
  }

  #drop(count: number): void {
    for (const piece of this.#pieces.splice(0, count)) this.#samples -= piece.length;
    this.#ended = Math.max(0, this.#ended - count);
  }
}
