import { accessFor } from '../actions/run/access.ts';
import { AloudError, asAloudError, throwIfAborted } from '../common/errors.ts';
import { text } from '../messages/text.ts';
import { act } from './acting.ts';
import { answering } from './answering.ts';
import { NO_MODEL } from './commanding.ts';
import type { Turn } from './turn.ts';

/** What an explanation is asked for when the user adds no words of their own. */
const WHAT_IT_MEANS = 'Explain the selected code, or the function around the cursor if nothing is selected.';

/** Explains the selection, or the function around the cursor; `words` may narrow the question. */
export async function explain(words: string, turn: Turn, signal: AbortSignal): Promise<void> {
  if (!turn.scene)
    throw new AloudError({ code: 'no-document', message: 'Open a file and put the cursor into the code to explain.' });
  try {
    await act('explain', words.trim() || WHAT_IT_MEANS, turn, signal);
  } catch (thrown) {
    throwIfAborted(signal);
    const error = asAloudError(thrown);
    // An outline answers no question.
    if (words.trim() || !NO_MODEL.has(error.code)) throw error;
    turn.log.info(`No chat model explains (${error.code}): an outline is made from the syntax.`);
    await outline(turn, signal);
  }
}

/** What the syntax tells, where there is no model: short, and marked as what it is. */
async function outline(turn: Turn, signal: AbortSignal): Promise<void> {
  const { view } = accessFor(turn.exchange, 'user');
  await answering('explain', turn, signal, async () => text(await turn.grammar.summary(view)));
}
