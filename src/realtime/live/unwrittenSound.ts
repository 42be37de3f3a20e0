import { REALTIME_RATE_HZ } from '../../openai/realtime/sessionEvents.ts';

const SAMPLES_A_MS = REALTIME_RATE_HZ / 1000;
/** What has no text yet is kept up to this length, in ms: longer than anyone speaks before there are words of it. */
const LONGEST_MS = 30_000;
/** In a session that is there, words come this much behind what is said at most, in ms: what is older had none. */
const LATEST_MS = 6000;

interface Piece {
  readonly samples: Int16Array;
  /** Where it ends in the session that has it, in ms; undefined where none has. */
  readonly endMs: number | undefined;
}

/** The sound of which no words have come: the session after one that is lost is told it first. At 24 kHz. */
export class UnwrittenSound {
  #pieces: Piece[] = [];
  #sentMs = 0;

  get ms(): number {
    return this.#pieces.reduce((sum, { samples }) => sum + samples.length / SAMPLES_A_MS, 0);
  }

  /** `isSent`: the session that there is has it. */
  push(samples: Int16Array, isSent: boolean): void {
    this.#sentMs += isSent ? samples.length / SAMPLES_A_MS : 0;
    this.#pieces.push({ samples, endMs: isSent ? this.#sentMs : undefined });
    const most = isSent ? LATEST_MS : LONGEST_MS;
    while (this.ms > most) this.#pieces.shift();
  }

  /** Words have come of all until this moment of the session, in ms; of all there is, where nobody says so. */
  written(endMs: number | undefined): void {
    this.#pieces = this.#pieces.filter(piece => piece.endMs === undefined || piece.endMs > (endMs ?? this.#sentMs));
  }

  /** Another session is there: what is told it first. */
  resend(): readonly Int16Array[] {
    this.#sentMs = 0;
    const pieces = this.#pieces;
    this.#pieces = [];
    for (const { samples } of pieces) this.push(samples, true);
    return pieces.map(({ samples }) => samples);
  }

  clear(): void {
    this.#pieces = [];
  }
}
