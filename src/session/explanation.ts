import { AloudError } from '../common/errors.ts';
import { act } from './acting.ts';
import type { Turn } from './turn.ts';

/** What an explanation is asked for when the user adds no words of their own. */
const WHAT_IT_MEANS = 'Explain the selected code, or the function around the cursor if nothing is selected.';

/** Explains the selection, or the function around the cursor; `words` may narrow the question. */
export async function explain(words: string, turn: Turn, signal: AbortSignal): Promise<void> {
  if (!turn.scene)
    throw new AloudError({ code: 'no-document', message: 'Open a file and put the cursor into the code to explain.' });
  await act('explain', words.trim() || WHAT_IT_MEANS, turn, signal);
}
