import { type Stretch, wordsWithin } from '../session/correcting/doubts.ts';
import type { Happening } from '../session/turnEvents.ts';

/** What was put into a document, as it stands there after all changes that came with it, in UTF-16 offsets. */
export interface Inserted {
  readonly start: number;
  readonly text: string;
}

/** Marks what was written of words in doubt, until something else is said. */
export class DoubtMarks<Document> {
  readonly #draw: (document: Document | undefined, stretches: readonly Stretch[]) => void;
  #words: readonly string[] = [];
  #isDrawn = false;

  /** `draw` marks stretches of a document in place of all that was marked before; none of no document. */
  constructor(draw: (document: Document | undefined, stretches: readonly Stretch[]) => void) {
    this.#draw = draw;
  }

  /** Whether what is inserted is looked at: else nobody needs to tell of it. */
  get waits(): boolean {
    return this.#words.length > 0;
  }

  watch(happening: Happening): void {
    if (happening.event !== 'transcript') return;
    this.#words = (happening.doubts ?? []).map(({ start, end }) => happening.text.slice(start, end));
    if (this.#isDrawn) this.#draw(undefined, []);
    this.#isDrawn = false;
  }

  /** The turn is over: what is written from now on is not what was said in it. */
  over(): void {
    this.#words = [];
  }

  changed(document: Document, inserted: readonly Inserted[]): void {
    if (!this.waits) return;
    const stretches = inserted.flatMap(({ start, text }) =>
      wordsWithin(text, this.#words).map(found => ({ start: start + found.start, end: start + found.end })),
    );
    if (stretches.length === 0) return;
    this.#isDrawn = true;
    this.#draw(document, stretches);
  }
}
