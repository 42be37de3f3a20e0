import * as z from 'zod/mini';
import type { Action } from '../../actions/action.ts';
import { defineAction } from '../../actions/define.ts';
import { Runner } from '../../actions/run/runner.ts';
import type { View } from '../../actions/view/view.ts';
import { AloudError, throwIfAborted } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { commentEdit } from '../../dictate/comment.ts';
import type { Insertion } from '../../dictate/insertion.ts';
import { spokenLanguage } from '../../dictate/languages/spokenLanguage.ts';
import { lineCommentAt } from '../../dictate/lineComment.ts';
import { isMarkup, placeInMarkup } from '../../dictate/markup.ts';
import { spokenText } from '../../dictate/spokenText.ts';
import { dictateEdit } from '../../dictate/textEdit.ts';
import type { Into } from '../../editor/boxes.ts';
import type { TextDocument } from '../../editor/documents.ts';
import { selectionRange } from '../../editor/position.ts';
import { withoutNoise } from '../../grammar/english/noise.ts';
import type { Grammar } from '../../grammar/grammar.ts';
import { message } from '../../messages/message.ts';
import type { Parsers } from '../../syntax/parsers.ts';
import type { LastCommand } from '../lastCommand.ts';
import type { Scene } from '../scene.ts';
import type { Mode, Turn } from './mode.ts';

const DEFAULT_WIDTH = 80;

const NAMES = { text: 'dictate_text', comment: 'dictate_comment' } as const;

export interface DictationProps {
  /** What the words become. */
  readonly becomes: keyof typeof NAMES;
  /** Reads words that are code. */
  readonly grammar: Pick<Grammar, 'actions' | 'code'>;
  readonly parsers: Parsers;
  /** Columns after which comments are wrapped; 0: at the editor's ruler. */
  readonly commentWidth: number;
  /** What is spoken, as ISO 639-1; undefined where the words must tell. */
  readonly language: string | undefined;
  readonly last: LastCommand;
  readonly log: Log;
}

/**
 * Puts what was said where the user was: as text that fits the place, or as a comment. Throws `no-document`,
 * `document-closed` and the like with the words in them, so that they are not lost.
 */
export class Dictation implements Mode {
  readonly #props: DictationProps;

  constructor(props: DictationProps) {
    this.#props = props;
  }

  async run(turn: Turn): Promise<void> {
    const words = turn.heard.spelled;
    this.#props.last.forget();
    try {
      if (turn.into) await this.#fill(turn.into, words, turn);
      else await this.#write(words, turn);
    } catch (thrown) {
      if (!(thrown instanceof AloudError) || thrown.code === 'cancelled' || thrown.text !== undefined) throw thrown;
      const { code, says, setting } = thrown;
      const remedies = [...thrown.remedies, 'copy-text'] as const;
      throw new AloudError({ code, message: says, remedies, ...(setting && { setting }), text: words, cause: thrown });
    }
  }

  /** What is for no document goes the way of the commands that say so. */
  async #fill(into: Into, words: string, { stopwatch, exchange, tell }: Turn): Promise<void> {
    tell({ event: 'state', track: 'mind', state: 'acting' });
    const { grammar, log } = this.#props;
    const runner = new Runner({ exchange, by: 'user', actions: grammar.actions, log });
    const given = into === 'terminal' ? { words } : { box: into, words, sure: true };
    await stopwatch.time('act', () => runner.call(into === 'terminal' ? 'type_in_terminal' : 'fill_box', given));
  }

  async #write(words: string, { scene, stopwatch, exchange, tell }: Turn): Promise<void> {
    if (!scene) throw new AloudError({ code: 'no-document', message: message('session.nowhere-to-write') });
    tell({ event: 'state', track: 'mind', state: 'acting' });
    const { becomes, log } = this.#props;
    const runner = new Runner({ exchange, by: 'user', actions: [this.#action(scene) as Action], log });
    await stopwatch.time('act', () => runner.call(NAMES[becomes], { text: words }));
  }

  #action(scene: Scene) {
    const { becomes } = this.#props;
    return defineAction({
      name: NAMES[becomes],
      description: becomes === 'comment' ? 'Writes a comment where the user is.' : 'Writes text where the user is.',
      risk: 'edits',
      needs: ['document'],
      forModels: false,
      input: z.strictObject({ text: z.string() }),
      run: async ({ text }, { view, hands }, signal) => {
        const document = await view.documents.read(scene.path);
        const { edit, cursor } = await this.#insertion(text, document, view, scene, signal);
        await hands.text.edit(scene.path, [edit], document.version);
        await hands.places.moveTo(scene.path, { anchor: cursor, active: cursor });
        const line = edit.range.start.line + 1;
        return becomes === 'comment' ? message('session.put-comment', { line }) : message('session.put-text', { line });
      },
    });
  }

  async #insertion(
    words: string,
    document: TextDocument,
    view: View,
    scene: Scene,
    signal: AbortSignal,
  ): Promise<Insertion> {
    const { becomes, grammar, parsers, commentWidth, language } = this.#props;
    const tree = await parsers.treeOf(document);
    throwIfAborted(signal);
    const { indentation, ruler } = scene.active;
    const { selection } = scene;
    const fitting = {
      document,
      tree,
      indentation,
      syntax: view.languages.commentSyntax(document.languageId),
      width: commentWidth || ruler || DEFAULT_WIDTH,
    };
    const before = document.line(selection.active.line).slice(0, selection.active.character);
    if (becomes === 'comment') {
      const spoken = spokenLanguage(words, language, before);
      const { active } = selection;
      const comment = tree ? tree.commentAt(active) : lineCommentAt(document, active, fitting.syntax);
      const text = spokenText(words, spoken, comment !== undefined && /[\p{L}\p{N}]/u.test(before));
      if (text === '') throw new AloudError({ code: 'nothing-understood', message: message('dictation.no-words') });
      return commentEdit({ ...fitting, text, language: spoken, at: selection.active });
    }
    // Between tags stands text, in which every word is one.
    const isText = isMarkup(document.languageId) && placeInMarkup(document, selection.active) !== 'tag';
    const code = isText ? undefined : await grammar.code(withoutNoise(words), view);
    const range = selectionRange(selection);
    return dictateEdit({
      ...fitting,
      transcript: words,
      range,
      ...(code !== undefined && { code }),
      ...(language !== undefined && { language }),
    });
  }
}
