/** Of all sound going out, in Hz. */
export const PLAYED_RATE_HZ = 24_000;

/** Players are some seconds ahead of what is heard; what they wrote so long before, in ms, nobody asks for. */
const KEPT_MS = 12_000;
/** A piece that begins so near to the end of the one before, in ms, goes on with it. */
const SEAM_MS = 2;

/** A stretch of sound that a player plays: s16le mono, its times on the clock of `performance.now`, in ms. */
export interface Passage {
  /** This will be heard from then on. */
  put(atMs: number, pcm: Uint8Array): void;
  /** All of it is heard so much later than was said. */
  move(byMs: number): void;
  /** Nothing of it is heard from then on. */
  cut(atMs: number): void;
}

interface Piece {
  /** Of which passage, from 1 on. */
  readonly passage: number;
  /** In samples of the clock. */
  at: number;
  samples: Int16Array;
}

/**
 * What leaves the loudspeakers, and when, as far as players know: they write it, and whoever must know Aloud's own voice
 * again reads it. It keeps some seconds.
 */
export class Played {
  readonly rateHz: number;
  #pieces: Piece[] = [];
  #passages = 0;

  constructor(rateHz = PLAYED_RATE_HZ) {
    this.rateHz = rateHz;
  }

  begin(): Passage {
    const own = new Set<Piece>();
    const passage = ++this.#passages;
    let next: number | undefined;
    /** The first half of a sample, whose second comes with the next piece. */
    let half: Uint8Array = new Uint8Array(0);
    return {
      put: (atMs, pcm) => {
        const bytes = Buffer.concat([half, pcm]);
        const count = bytes.length >> 1;
        half = bytes.subarray(count * 2);
        if (count === 0) return;
        const samples = new Int16Array(count);
        for (let i = 0; i < count; i++) samples[i] = bytes.readInt16LE(i * 2);
        const due = this.#at(atMs);
        const isNext = next !== undefined && Math.abs(due - next) < this.#at(SEAM_MS);
        const piece = { passage, at: isNext ? (next as number) : due, samples };
        next = piece.at + count;
        own.add(piece);
        this.#pieces.push(piece);
        this.#forget(own, piece.at);
      },
      move: byMs => {
        const by = this.#at(byMs);
        for (const piece of own) piece.at += by;
        if (next !== undefined) next += by;
      },
      cut: atMs => {
        const end = this.#at(atMs);
        for (const piece of own) piece.samples = piece.samples.subarray(0, Math.max(0, end - piece.at));
      },
    };
  }

  /** So many samples, -1 to 1, of what is heard from sample `at` of the clock on: 0 where nothing is. */
  read(at: number, count: number): Float32Array {
    const read = new Float32Array(count);
    for (const piece of this.#pieces) {
      const from = Math.max(at, piece.at);
      const to = Math.min(at + count, piece.at + piece.samples.length);
      for (let i = from; i < to; i++)
        read[i - at] = Math.max(
          -1,
          Math.min(1, (read[i - at] as number) + (piece.samples[i - piece.at] as number) / 32768),
        );
    }
    return read;
  }

  /** Whether anything is heard between two moments. */
  isHeard(fromMs: number, toMs: number): boolean {
    const [from, to] = [this.#at(fromMs), this.#at(toMs)];
    return this.#pieces.some(({ at, samples }) => samples.length > 0 && at < to && at + samples.length > from);
  }

  /** The passage that was begun last of all that are heard by then, as they are counted; 0 for none. */
  passageAt(ms: number): number {
    const at = this.#at(ms);
    return Math.max(0, ...this.#pieces.filter(piece => piece.at <= at).map(({ passage }) => passage));
  }

  #at(ms: number): number {
    return Math.round((ms * this.rateHz) / 1000);
  }

  #forget(own: Set<Piece>, written: number): void {
    const before = written - this.#at(KEPT_MS);
    const old = this.#pieces.filter(({ at, samples }) => at + samples.length < before);
    if (old.length === 0) return;
    for (const piece of old) own.delete(piece);
    this.#pieces = this.#pieces.filter(piece => !old.includes(piece));
  }
}
