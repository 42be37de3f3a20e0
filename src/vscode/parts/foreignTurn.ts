import type { CancellationToken } from 'vscode';
import type { WrittenCall } from '../../actions/run/calls.ts';
import { asAloudError } from '../../common/errors.ts';
import { withoutSecrets } from '../../common/secrets/withoutSecrets.ts';
import { visibleLine } from '../../common/visible.ts';
import { text } from '../../messages/text.ts';
import type { ModeName, Teller } from '../../session/turnEvents.ts';
import type { Acting } from './acting.ts';

const LONGEST_NAME = 60;
const LONGEST_WORDS = 2000;

export interface ForeignWish {
  readonly mode: ModeName;
  readonly words: string;
  readonly from: string;
  readonly call?: WrittenCall;
}

export interface ForeignOutcome {
  readonly isDone: boolean;
  readonly code?: string;
  /** For people, without what is secret. */
  readonly says: string;
  /** What a model is told of a call. */
  readonly result?: string;
}

/** Does what something else than the user wants, as a turn of its own. Never rejects. */
export async function foreignTurn(
  acting: Acting,
  { mode, words, from, call }: ForeignWish,
  token?: CancellationToken,
): Promise<ForeignOutcome> {
  const ending = new AbortController();
  const cancelling = token?.onCancellationRequested(() => ending.abort());
  if (token?.isCancellationRequested) ending.abort();
  const says: string[] = [];
  let result: string | undefined;
  const watch: Teller = happening => {
    if (happening.event === 'answer') says.push(happening.text);
    else if (happening.event === 'action' && 'result' in happening) says.push(happening.result);
    else if (happening.event === 'alternatives' && happening.isQuestion) says.push(happening.words.join(', '));
  };
  const told = (given: string) => {
    result = given;
  };
  try {
    const foreign = { from: visibleLine(from).slice(0, LONGEST_NAME), ...(call && { call }), told, watch };
    await acting.talking.session.foreign(mode, words.slice(0, LONGEST_WORDS), foreign, ending.signal);
    return { isDone: true, says: withoutSecrets(says.join('\n')), ...(result !== undefined && { result }) };
  } catch (thrown) {
    const error = asAloudError(thrown);
    return { isDone: false, code: error.code, says: withoutSecrets([...says, text(error.says)].join('\n')) };
  } finally {
    cancelling?.dispose();
  }
}
