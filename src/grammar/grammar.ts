import type { Action, ActionContext } from '../actions/action.ts';
import { AloudError } from '../common/errors.ts';
import { LineIndex } from '../editor/text.ts';
import type { Parsers } from '../syntax/parsers.ts';
import { Slices } from '../syntax/slices.ts';
import { isCode } from './code/proseGuard.ts';
import { expression } from './code/spokenCode.ts';
import { type Choice, choose } from './commands/choose.ts';
import { progressOf } from './commands/understand.ts';
import { spokenWords } from './english/spokenWords.ts';
import { spokenSummary } from './summary.ts';
import { lexiconOf, placeOf } from './verbs/acting/livePlace.ts';
import { verbActions } from './verbs/acting/verbActions.ts';
import { VERBS } from './verbs/verbs.ts';

const FOR_MODELS: ReadonlySet<string> = new Set(VERBS.filter(({ isForModels }) => isForModels).map(({ name }) => name));

/** Plain English as commands, without a model: in milliseconds, offline. */
export class Grammar {
  /** The actions that work by structure, for the catalogue of whoever acts. */
  readonly actions: readonly Action[];
  /** Those of them that are of use to a chat model, which has others for the rest. */
  readonly forModels: readonly Action[];
  readonly #parsers: Parsers;

  constructor(parsers: Parsers) {
    this.#parsers = parsers;
    this.actions = verbActions(parsers);
    this.forModels = this.actions.filter(({ name }) => FOR_MODELS.has(name));
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
    const parse = async (text: string) => {
      const tree = place && (await this.#parsers.parse(text, place.document.languageId));
      return { tree, dispose: () => tree?.dispose() };
    };
    const choice = await choose(utterance, place, parse);
    if (choice || !place || !(await this.#parsers.renewed(place.document))) return choice;
    return choose(utterance, await placeOf(context, this.#parsers), parse);
  }

  /** What the code at the turn's place is made of, for who has no chat model to explain it. Throws `no-document`. */
  async summary(context: Pick<ActionContext, 'editor' | 'selection'>): Promise<string> {
    return spokenSummary(await placeOf(context, this.#parsers));
  }

  /**
   * Dictated words as code, with symbols, formatters and the file's names; undefined where the place is no code, or the
   * words hold nothing of the kind and are better taken as text.
   */
  async code(words: string, context: Pick<ActionContext, 'editor' | 'selection'>): Promise<string | undefined> {
    const place = await placeOf(context, this.#parsers);
    const { tree, cursor, wording, document } = place;
    if (!tree || !wording.writing) return undefined;
    const at = new LineIndex(document.text).positionAt(cursor);
    if (tree.commentAt(at) || tree.textAt(at)) return undefined;
    const said = spokenWords(words);
    return isCode(said, wording) ? expression(said, wording, 'statement').text : undefined;
  }

  /** Reads a document before it is needed, so that the first command in it is as quick as the others. */
  async warm(document: { readonly path: string; readonly languageId: string; readonly text: string }): Promise<void> {
    const tree = await this.#parsers.treeOf(document);
    if (tree) await new Slices().run(lexiconOf(tree).read());
  }

  /**
   * Whether what was said so far is a whole command, the beginning of one that cannot end here, or none. An endpointer
   * may wait short, long or as ever.
   */
  progress(utterance: string): 'complete' | 'begun' | 'none' {
    return progressOf(spokenWords(utterance));
  }
}
