import * as z from 'zod/mini';
import type { Action } from '../../actions/action.ts';
import { runTask } from '../../actions/catalogue/workspace/running.ts';
import { defineAction } from '../../actions/define.ts';
import { Runner } from '../../actions/run/runner.ts';
import type { Log } from '../../common/log.ts';
import type { FilledDeed } from '../../grammar/own/ownCommands.ts';
import { message } from '../../messages/message.ts';
import { english } from '../../messages/text.ts';
import type { Memory } from '../memory.ts';
import type { ByModel } from './byModel.ts';
import type { Turn } from './mode.ts';

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
      return message('editing.snippet');
    }
    await access.hands.workbench.run({ id, args });
    return message('session.ran', { command: id });
  },
});

/**
 * Does one of the commands that the user has made, behind the same gate as everything else. One that came with the
 * workspace may do what a model may: its words are the file's, and not the user's.
 */
export class OwnCommand {
  readonly #byModel: ByModel;
  readonly #memory: Pick<Memory, 'history' | 'last'>;
  readonly #log: Log;

  constructor(byModel: ByModel, memory: Pick<Memory, 'history' | 'last'>, log: Log) {
    this.#byModel = byModel;
    this.#memory = memory;
    this.#log = log;
  }

  async run({ origin, ...deed }: FilledDeed, turn: Turn, signal: AbortSignal): Promise<void> {
    const isUsers = origin === 'home';
    const said = turn.heard.raw;
    if (deed.kind === 'prompt')
      return isUsers
        ? this.#byModel.run('command', { words: deed.text }, turn, signal)
        : this.#byModel.run('command', { words: said, standsFor: deed.text }, turn, signal);
    const { tell, stopwatch, exchange } = turn;
    this.#memory.last.forget();
    tell({ event: 'state', track: 'mind', state: 'acting' });
    const by = isUsers ? 'user' : 'model';
    const runner = new Runner({ exchange, by, actions: [runOwnCommand as Action], log: this.#log });
    const { forUser } = await stopwatch.time('act', () => runner.call(OWN, deed));
    this.#memory.history.addOwn(said, english(forUser));
  }
}
