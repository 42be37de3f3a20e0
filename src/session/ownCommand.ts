import { commandOf } from '../actions/catalogue/commands.ts';
import { runTask } from '../actions/catalogue/running.ts';
import { TurnContext } from '../actions/run/turnContext.ts';
import { runAction } from '../chat/runAction.ts';
import { asAloudError, throwIfAborted } from '../common/errors.ts';
import type { OwnDeed } from '../grammar/commands/ownCommands.ts';
import { ACTION_TIMEOUT_MS, act } from './acting.ts';
import { hands } from './hands.ts';
import type { Turn } from './turn.ts';

/** Does one of the user's own commands, behind the same gate as everything else. */
export async function ownCommand(said: string, deed: OwnDeed, turn: Turn, signal: AbortSignal): Promise<void> {
  if (deed.kind === 'prompt') return act('command', deed.text, turn, signal);
  const { scene, watch, memory, stopwatch } = turn;
  watch({ event: 'state', state: 'acting' });
  const context = new TurnContext({ ...hands(turn), place: scene, watch, signal, by: 'user' });
  const name = 'run_own_command';
  try {
    const result = await stopwatch.time('act', () => perform(deed, context, signal));
    watch({ event: 'action', name, arguments: deed, result });
    memory.history.add({ said, calls: [], answer: result });
  } catch (thrown) {
    throwIfAborted(signal);
    watch({ event: 'action', name, arguments: deed, error: asAloudError(thrown).message });
    throw thrown;
  } finally {
    context.dispose();
  }
}

async function perform(
  deed: Exclude<OwnDeed, { kind: 'prompt' }>,
  context: TurnContext,
  signal: AbortSignal,
): Promise<string> {
  if (deed.kind === 'snippet') {
    await context.snippet(deed.text);
    return 'Inserted the snippet.';
  }
  if (deed.kind === 'task') return runAction(runTask, { task: deed.name }, context, ACTION_TIMEOUT_MS, signal);
  const { id, args } = deed;
  const known = args.length === 0 ? commandOf(id) : undefined;
  if (known) {
    await known.run(context);
    return `Ran ${id}.`;
  }
  await context.risk('runs', `The command ${id}`, {
    title: `Run your command ${id}?`,
    detail: args.length > 0 ? `${id} with\n${JSON.stringify(args, undefined, 2)}` : id,
    yes: 'Run It',
    always: 'Always Allow Exactly This',
  });
  await context.command(id, 'shows', ...args);
  return `Ran ${id}.`;
}
