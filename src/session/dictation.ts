import * as z from 'zod/mini';
import type { Action } from '../actions/action.ts';
import { defineAction } from '../actions/define.ts';
import { Runner } from '../actions/run/runner.ts';
import type { View } from '../actions/view/view.ts';
import { AloudError, throwIfAborted } from '../common/errors.ts';
import { commentEdit, type Insertion } from '../dictate/comment.ts';
import { spokenText } from '../dictate/spokenText.ts';
import { dictateEdit } from '../dictate/textEdit.ts';
import type { TextDocument } from '../editor/documents.ts';
import { selectionRange } from '../editor/position.ts';
import type { Scene } from './scene.ts';
import type { Turn } from './turn.ts';

const DEFAULT_WIDTH = 80;

type DictationMode = 'dictate' | 'comment';

const NAMES: Readonly<Record<DictationMode, string>> = { dictate: 'dictate_text', comment: 'dictate_comment' };

/**
 * Puts what was said where the user was: as text that fits the place, or as a comment. Throws `no-document`,
 * `document-closed` and the like with the words in them, so that they are not lost.
 */
export async function dictate(mode: DictationMode, words: string, turn: Turn): Promise<void> {
  const { scene, stopwatch, exchange, log, watch } = turn;
  try {
    if (!scene)
      throw new AloudError({ code: 'no-document', message: 'Open a file and put the cursor where the words belong.' });
    watch({ event: 'state', track: 'mind', state: 'acting' });
    const actions = [dictation(mode, scene, turn) as Action];
    const runner = new Runner({ exchange, by: 'user', actions, log });
    await stopwatch.time('act', () => runner.call(NAMES[mode], { text: words }));
  } catch (thrown) {
    if (thrown instanceof AloudError && thrown.code !== 'cancelled' && thrown.text === undefined) {
      const { code, message, setting } = thrown;
      const remedies = [...thrown.remedies, 'copy-text'] as const;
      throw new AloudError({ code, message, remedies, ...(setting && { setting }), text: words, cause: thrown });
    }
    throw thrown;
  }
}

function dictation(mode: DictationMode, scene: Scene, turn: Turn) {
  return defineAction({
    name: NAMES[mode],
    description: mode === 'comment' ? 'Writes a comment where the user is.' : 'Writes text where the user is.',
    risk: 'edits',
    needs: ['document'],
    forModels: false,
    input: z.strictObject({ text: z.string() }),
    async run({ text }, { view, hands }, signal) {
      const document = await view.documents.read(scene.path);
      const { edit, cursor } = await insertion(mode, text, document, view, scene, turn, signal);
      await hands.text.edit(scene.path, [edit], document.version);
      await hands.places.moveTo(scene.path, { anchor: cursor, active: cursor });
      return `Put the ${mode === 'comment' ? 'comment' : 'text'} into line ${edit.range.start.line + 1}.`;
    },
  });
}

async function insertion(
  mode: DictationMode,
  words: string,
  document: TextDocument,
  view: View,
  scene: Scene,
  { grammar, parsers, settings }: Turn,
  signal: AbortSignal,
): Promise<Insertion> {
  const tree = await parsers.treeOf(document);
  throwIfAborted(signal);
  const { indentation, ruler } = scene.active;
  const { selection } = scene;
  const fitting = {
    document,
    tree,
    indentation,
    syntax: view.languages.commentSyntax(document.languageId),
    width: settings.get('aloud.comment.width') || ruler || DEFAULT_WIDTH,
  };
  if (mode === 'comment') return commentEdit({ ...fitting, text: spokenText(words), at: selection.active });
  const transcript = (await grammar.code(words, view)) ?? words;
  return dictateEdit({ ...fitting, transcript, range: selectionRange(selection) });
}
