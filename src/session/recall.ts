import * as z from 'zod/mini';
import type { Action } from '../actions/action.ts';
import { defineReading } from '../actions/define.ts';
import type { History } from '../chat/history.ts';
import { visible, visibleLine } from '../common/visible.ts';
import { message, sentences } from '../messages/message.ts';
import type { LastSaid } from './lastSaid.ts';

/** More turns are not followed by ear. */
const MOST_TOLD = 3;

interface RecallProps {
  readonly history: Pick<History, 'last'>;
  readonly said: Pick<LastSaid, 'last'>;
}

/** What is answered about the last turns. */
export function recalling({ history, said }: RecallProps): readonly Action[] {
  return [
    defineReading({
      name: 'tell_heard',
      description: 'Says what was heard last.',
      needs: [],
      forModels: false,
      input: z.strictObject({}),
      async run() {
        const words = said.last?.heard.raw ?? history.last(1)[0]?.said;
        return words === undefined
          ? message('questions.heard-nothing')
          : message('questions.heard', { words: visibleLine(words) });
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
          .map(one => message('questions.did', { words: visibleLine(one.said), result: visible(one.result) }));
        return told.length > 0 ? sentences(told) : message('questions.did-nothing');
      },
    }) as Action,
  ];
}
