import type { Contribution } from './contribution.ts';
import type { LateParts } from './lateParts.ts';

/** Numbers at what is on screen, by a key as well as by voice. */
export class OnScreen implements Contribution {
  readonly #parts: LateParts;

  readonly commands = {
    'aloud.showMarks': async (options?: { readonly all?: unknown }) => {
      const { editor } = await this.#parts.talking.get();
      await editor.screen.showMarks(options?.all === true ? 'all' : 'words');
    },
    'aloud.hideMarks': async () => (await this.#parts.talking.made)?.editor.screen.hideMarks(),
  };

  constructor(parts: LateParts) {
    this.#parts = parts;
  }
}
