import type { Action, ActionContext } from '../actions/action.ts';
import { AloudError } from '../common/errors.ts';
import type { Parsers } from '../syntax/parsers.ts';
import { type Choice, choose } from './choose.ts';
import { placeOf, structuralActions } from './structural.ts';
import { progressOf } from './understand.ts';
import { wordsOf } from './words.ts';

/** Plain English as commands, without a model: in milliseconds, offline. */
export class Grammar {
  /** The actions that work by structure, for the catalogue of whoever acts. */
  readonly actions: readonly Action[];
  readonly #parsers: Parsers;

  constructor(parsers: Parsers) {
    this.#parsers = parsers;
    this.actions = structuralActions(parsers);
  }

  /**
   * What an utterance means where the turn is; undefined where the grammar does not know, or what it points at is not
   * there. Does nothing yet.
   */
  async understand(
    utterance: string,
    context: Pick<ActionContext, 'editor' | 'selection'>,
  ): Promise<Choice | undefined> {
    const place = await placeOf(context, this.#parsers).catch((thrown: unknown) => {
      // Some commands need no document: "open the terminal".
      if (thrown instanceof AloudError && thrown.code === 'no-document') return undefined;
      throw thrown;
    });
    return choose(utterance, place, async text => {
      const tree = place && (await this.#parsers.parse(text, place.document.languageId));
      return { tree, dispose: () => tree?.dispose() };
    });
  }

  /** Reads a document before it is needed, so that the first command in it is as quick as the others. */
  async warm(document: { readonly path: string; readonly languageId: string; readonly text: string }): Promise<void> {
    await this.#parsers.treeOf(document);
  }

  /**
   * Whether what was said so far is a whole command, the beginning of one that cannot end here, or none. An endpointer
   * may wait short, long or as ever.
   */
  progress(utterance: string): 'complete' | 'begun' | 'none' {
    return progressOf(wordsOf(utterance));
  }
}
