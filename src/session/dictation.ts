import { TurnContext } from '../actions/run/turnContext.ts';
import { AloudError, throwIfAborted } from '../common/errors.ts';
import { commentEdit, type Insertion } from '../dictate/comment.ts';
import { spokenText } from '../dictate/spokenText.ts';
import { dictateEdit } from '../dictate/textEdit.ts';
import { selectionRange } from '../editor/position.ts';
import { hands } from './hands.ts';
import type { Turn } from './turn.ts';

const DEFAULT_WIDTH = 80;

/**
 * Puts what was said where the user was: as text that fits the place, or as a comment. Throws `no-document`,
 * `document-closed` and the like with the words in them, so that they are not lost.
 */
export async function dictate(
  mode: 'dictate' | 'comment',
  words: string,
  turn: Turn,
  signal: AbortSignal,
): Promise<void> {
  try {
    await turn.stopwatch.time('act', () => insert(mode, words, turn, signal));
  } catch (thrown) {
    if (thrown instanceof AloudError && thrown.code !== 'cancelled' && thrown.text === undefined) {
      const { code, message, setting } = thrown;
      const remedies = [...thrown.remedies, 'copy-text'] as const;
      throw new AloudError({ code, message, remedies, ...(setting && { setting }), text: words, cause: thrown });
    }
    throw thrown;
  }
}

async function insert(mode: 'dictate' | 'comment', words: string, turn: Turn, signal: AbortSignal): Promise<void> {
  const { editor, scene, grammar, parsers, settings, watch } = turn;
  if (!scene)
    throw new AloudError({ code: 'no-document', message: 'Open a file and put the cursor where the words belong.' });
  watch({ event: 'state', state: 'acting' });
  const document = await editor.documents.read(scene.path);
  const tree = await parsers.treeOf(document);
  throwIfAborted(signal);
  const { indentation, ruler } = scene.active;
  const fitting = {
    document,
    tree,
    indentation,
    syntax: editor.languages.commentSyntax(document.languageId),
    width: settings.get('aloud.comment.width') || ruler || DEFAULT_WIDTH,
  };
  const { selection } = scene;
  const context = new TurnContext({
    ...hands(turn),
    place: { path: scene.path, selection },
    watch,
    signal,
    by: 'user',
  });
  const insertion: Insertion =
    mode === 'comment'
      ? commentEdit({ ...fitting, text: spokenText(words), at: selection.active })
      : dictateEdit({
          ...fitting,
          transcript: (await grammar.code(words, context)) ?? words,
          range: selectionRange(selection),
        });
  await context.edit(scene.path, [insertion.edit], document.version);
  await context.moveTo(scene.path, { anchor: insertion.cursor, active: insertion.cursor });
  context.dispose();
  const result = `Put the ${mode === 'comment' ? 'comment' : 'text'} into line ${insertion.edit.range.start.line + 1}.`;
  const name = mode === 'comment' ? 'dictate_comment' : 'dictate_text';
  watch({ event: 'action', name, arguments: { text: words }, result });
}
