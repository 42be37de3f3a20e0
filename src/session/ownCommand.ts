import * as z from 'zod/mini';
import type { Action } from '../actions/action.ts';
import { runTask } from '../actions/catalogue/running.ts';
import { defineAction } from '../actions/define.ts';
import { Runner } from '../actions/run/runner.ts';
import type { OwnDeed } from '../grammar/commands/ownCommands.ts';
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

/** Does one of the user's own commands, behind the same gate as everything else. */
export async function ownCommand(said: string, deed: OwnDeed, turn: Turn, signal: AbortSignal): Promise<void> {
  if (deed.kind === 'prompt') return act('command', deed.text, turn, signal);
  const { watch, memory, stopwatch, exchange, log } = turn;
  watch({ event: 'state', state: 'acting' });
  const runner = new Runner({ exchange, by: 'user', actions: [runOwnCommand as Action], log });
  const { forUser } = await stopwatch.time('act', () => runner.call(OWN, deed));
  memory.history.addOwn(said, forUser);
}
