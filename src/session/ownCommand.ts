import * as z from 'zod/mini';
import type { Action } from '../actions/action.ts';
import { runTask } from '../actions/catalogue/running.ts';
import { defineAction } from '../actions/define.ts';
import { Runner } from '../actions/run/runner.ts';
import type { FilledDeed } from '../grammar/commands/ownCommands.ts';
import { english } from '../messages/text.ts';
import { act } from './acting.ts';
import type { Turn } from './turn.ts';

const OWN = 'run_own_command';

/** What the user's own commands become: the same hands as everything else, which ask as they always do. */
const runOwnCommand = defineAction({
  name: OWN,
  description: "Does one of the user's own commands.",
  risk: 'runs',
  needs: [],
  forModels: false,
  input: z.strictObject({
    kind: z.enum(['command', 'snippet', 'task']),
    id: z.optional(z.string()),
    args: z.optional(z.array(z.unknown())),
    text: z.optional(z.string()),
    name: z.optional(z.string()),
  }),
  async run({ kind, id = '', args = [], text = '', name = '' }, access, signal) {
    if (kind === 'task') return runTask.run({ task: name }, access, signal);
    if (kind === 'snippet') {
      await access.hands.text.snippet(text);
      return 'Inserted the snippet.';
    }
    await access.hands.workbench.run({ id, args });
    return `Ran ${id}.`;
  },
});

/**
 * Does one of the commands that the user has made, behind the same gate as everything else. One that came with the
 * workspace may do what a model may: its words are the file's, and not the user's.
 */
export async function ownCommand(
  said: string,
  { origin, ...deed }: FilledDeed,
  turn: Turn,
  signal: AbortSignal,
): Promise<void> {
  const isUsers = origin === 'home';
  if (deed.kind === 'prompt')
    return isUsers ? act('command', deed.text, turn, signal) : act('command', said, turn, signal, deed.text);
  const { watch, memory, stopwatch, exchange, log } = turn;
  watch({ event: 'state', track: 'mind', state: 'acting' });
  const by = isUsers ? 'user' : 'model';
  const runner = new Runner({ exchange, by, actions: [runOwnCommand as Action], log });
  const { forUser } = await stopwatch.time('act', () => runner.call(OWN, deed));
  memory.history.addOwn(said, english(forUser));
}
