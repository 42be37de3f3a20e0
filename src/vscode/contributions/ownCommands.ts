import type { Contribution } from './contribution.ts';
import type { LateParts } from './lateParts.ts';

/** The commands that the user has made. They are read when a turn needs them. */
export class OwnCommandsContribution implements Contribution {
  readonly #parts: LateParts;

  readonly commands = {
    'aloud.openOwnCommands': async () => (await this.#parts.acting.get()).own.open(),
  };

  constructor(parts: LateParts) {
    this.#parts = parts;
  }
}
