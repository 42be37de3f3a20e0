import type { Boxes, Filling } from '../../../src/editor/boxes.ts';

/** The `Boxes` port that remembers what was put into each. */
export class RecordedBoxes implements Boxes {
  readonly filled: Filling[] = [];

  async fill(filling: Filling): Promise<void> {
    this.filled.push(filling);
  }
}
