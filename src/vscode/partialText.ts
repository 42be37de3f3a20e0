import { visible } from '../common/visible.ts';
import type { Happening, WrittenAt } from '../session/turnEvents.ts';

/** What is seen at most; of more its end. */
const LONGEST = 120;

/** What stands at the cursor without being in the document. */
export interface Ghost {
  readonly at: WrittenAt;
  /** What stays of it, and what may change yet. */
  readonly head: string;
  readonly tail: string;
}

/**
 * What is dictated, at the place where it will be written, from its first words on until it is written, or nothing comes
 * of it.
 */
export class PartialText {
  readonly #draw: (ghost: Ghost | undefined) => void;
  #at: WrittenAt | undefined;
  #isFinal = false;

  /** `draw` shows it in place of what was shown before. */
  constructor(draw: (ghost: Ghost | undefined) => void) {
    this.#draw = draw;
  }

  watch(happening: Happening): void {
    if (happening.event === 'partial' && happening.at) {
      this.#isFinal = false;
      this.#show(happening.at, happening.text, happening.stable);
    } else if (happening.event === 'transcript' && this.#at) {
      this.#isFinal = true;
      this.#show(this.#at, happening.text, happening.text.length);
    } else if (happening.event === 'edit' || happening.event === 'answer' || happening.event === 'confirm') this.over();
  }

  /** A file has changed: if that is what was said, it stands there now. */
  changed(file: string): void {
    if (this.#isFinal && file === this.#at?.file) this.over();
  }

  /** The turn is over, however it ended. */
  over(): void {
    if (this.#at) this.#draw(undefined);
    this.#at = undefined;
  }

  #show(at: WrittenAt, text: string, stable: number): void {
    this.#at = at;
    const from = Math.max(0, text.length - LONGEST);
    const cut = from > 0 ? '…' : '';
    const [head, tail] = [text.slice(from, Math.max(from, stable)), text.slice(Math.max(from, stable))];
    this.#draw({ at, head: cut + visible(head), tail: visible(tail) });
  }
}
