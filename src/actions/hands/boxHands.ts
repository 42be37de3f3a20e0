import type { Filling } from '../../editor/boxes.ts';
import type { Reach } from '../run/reach.ts';

/** The places beside documents that take text. What is put there only stands there, so that nothing is asked. */
export class BoxHands {
  readonly #reach: Reach;

  constructor(reach: Reach) {
    this.#reach = reach;
  }

  /** Shows a box with a text in it, for the user to go on with. Throws `unsupported`, `not-found`. */
  async fill(filling: Filling): Promise<void> {
    const { editor, exchange } = this.#reach;
    // The search of a document is that of the one where it happens.
    if (filling.box === 'find') await editor.documents.show(exchange.here().path);
    await editor.boxes.fill(filling);
  }
}
