import * as z from 'zod/mini';
import type { Action } from '../actions/action.ts';
import { defineReading } from '../actions/define.ts';
import type { History } from '../chat/history.ts';
import { visible, visibleLine } from '../common/visible.ts';
import { message, sentences } from '../messages/message.ts';

/** More turns are not followed by ear. */
const MOST_TOLD = 3;

/** What is answered about the last turns. */
export function recalling(history: Pick<History, 'last'>): readonly Action[] {
  return [
    defineReading({
      name: 'tell_heard',
      description: 'Says what was heard last.',
      needs: [],
      forModels: false,
      input: z.strictObject({}),
      async run() {
        const [last] = history.last(1);
        return last
          ? message('questions.heard', { words: visibleLine(last.said) })
          : message('questions.heard-nothing');
      },
    }) as Action,
    defineReading({
      name: 'tell_done',
      description: 'Says what was done last.',
      needs: [],
      forModels: false,
      input: z.strictObject({}),
      async run() {
        const told = history
          .last(MOST_TOLD)
          .filter(({ result }) => result !== '')
          .map(({ said, result }) => message('questions.did', { words: visibleLine(said), result: visible(result) }));
        return told.length > 0 ? sentences(told) : message('questions.did-nothing');
      },
    }) as Action,
  ];
}
