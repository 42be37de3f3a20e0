import { type PartLimits, partsOf } from '../../capture/encoding/parts.ts';
import type { Frame } from '../../capture/microphone.ts';
import type { Utterance } from '../../capture/utterance.ts';

/** What is sent until a commit. */
interface Piece {
  readonly frames: Frame[];
  isWhole: boolean;
}

/** A frame to be sent, or the end of a piece: then what was sent is committed. */
export type Step = { readonly frame: Frame } | { readonly commit: number };

/**
 * An utterance while it is said, kept in pieces until its text is there: whoever has sent it to a server that was lost
 * sends it again, from any piece on.
 */
export class KeptSound {
  readonly #pieces: Piece[] = [];
  readonly #waiting = new Set<() => void>();
  /** How the utterance has ended, if it has. */
  #end: 'whole' | { readonly thrown: unknown } | undefined;

  constructor(utterance: Utterance, limits: PartLimits) {
    void this.#keep(utterance, limits);
  }

  /** Whether anything was said yet. */
  get hasBegun(): boolean {
    return (this.#pieces[0]?.frames.length ?? 0) > 0;
  }

  /** Whether nothing more will be said. */
  get isOver(): boolean {
    return this.#end !== undefined;
  }

  /** Resolves when something was said, or it is over. */
  async begun(): Promise<void> {
    while (!this.hasBegun && !this.isOver) await this.#change();
  }

  /** All that is to be sent from a piece on, as it comes. Throws what went wrong with the recording. */
  async *from(first: number): AsyncGenerator<Step, void, undefined> {
    for (let piece = first; ; piece++) {
      for (let at = 0; ; ) {
        const kept = this.#pieces[piece];
        const frame = kept?.frames[at];
        if (frame) {
          at++;
          yield { frame };
        } else if (kept?.isWhole) break;
        else if (typeof this.#end === 'object') throw this.#end.thrown;
        else if (this.#end === 'whole') return;
        else await this.#change();
      }
      yield { commit: piece };
    }
  }

  async #keep(utterance: Utterance, limits: PartLimits): Promise<void> {
    try {
      for await (const part of partsOf(utterance, limits)) {
        const piece: Piece = { frames: [], isWhole: false };
        for await (const frame of part.frames()) {
          if (frame.length === 0) continue;
          if (piece.frames.length === 0) this.#pieces.push(piece);
          piece.frames.push(frame);
          this.#wake();
        }
        piece.isWhole = true;
        this.#wake();
      }
      this.#end = 'whole';
    } catch (thrown) {
      this.#end = { thrown };
    }
    this.#wake();
  }

  #change(): Promise<void> {
    return new Promise(resolve => this.#waiting.add(resolve));
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
