import type { Uri } from 'vscode';
import type { Contribution } from './contribution.ts';
import type { LateParts } from './lateParts.ts';

/** The commands and words that the user has made. They are read when a turn needs them. */
export class OwnCommandsContribution implements Contribution {
  readonly #parts: LateParts;

  readonly commands = {
    'aloud.openOwnCommands': async () => (await this.#parts.acting.get()).own.open(),
    'aloud.vocabulary.edit': async () => (await this.#parts.acting.get()).vocabulary.edit(),
    'aloud.vocabulary.import': async (list?: Uri) => (await this.#parts.acting.get()).vocabulary.import(list),
    'aloud.vocabulary.list': async () => (await this.#parts.acting.get()).vocabulary.list(),
  };

  constructor(parts: LateParts) {
    this.#parts = parts;
  }
}
