import type { Action } from '../actions/action.ts';
import { TurnContext } from '../actions/run/turnContext.ts';
import { runAction } from '../chat/runAction.ts';
import { AloudError, asAloudError, throwIfAborted } from '../common/errors.ts';
import type { Choice } from '../grammar/commands/choose.ts';
import type { Call, Reading } from '../grammar/commands/understand.ts';
import { ACTION_TIMEOUT_MS, act } from './acting.ts';
import { answering } from './answering.ts';
import { hands } from './hands.ts';
import { ownCommand } from './ownCommand.ts';
import type { Turn } from './turn.ts';
import type { Watcher } from './turnEvents.ts';

/** A command as it was heard, and with the file's names spelled as in the file. */
export interface Heard {
  readonly raw: string;
  readonly spelled: string;
}

/** Failures of a chat model that is not there: what was said is then not understood. */
export const NO_MODEL: ReadonlySet<string> = new Set(['no-key', 'unreachable', 'model-gone', 'no-tools']);

/**
 * Does what was said: what the user has made themselves first; else by the grammar where it knows, by the chat model where it does not, or the other way round, as
 * the user has it. Throws `nothing-understood` where neither can.
 */
export async function command(heard: Heard, turn: Turn, signal: AbortSignal): Promise<void> {
  const answer = turn.control?.(heard.raw);
  if (answer !== undefined) {
    turn.watch({ event: 'answer', text: answer });
    return;
  }
  const own = turn.own.understand(heard.raw) ?? turn.own.understand(heard.spelled);
  if (own) return ownCommand(heard.raw, own, turn, signal);
  const order = turn.settings.get('aloud.commands.understand');
  const isGrammarFirst = order === 'grammar-first' || order === 'grammar';
  if (isGrammarFirst && (await byGrammar(heard, turn, signal))) return;
  if (order === 'grammar') throw notUnderstood(heard, 'The chat model is switched off (aloud.commands.understand).');
  turn.memory.last = undefined;
  try {
    await act('command', heard.spelled, turn, signal);
  } catch (thrown) {
    throwIfAborted(signal);
    const error = asAloudError(thrown);
    if (!NO_MODEL.has(error.code)) throw error;
    if (order === 'chat-first' && (await byGrammar(heard, turn, signal))) return;
    if (order === 'chat') throw error;
    throw new AloudError({
      code: error.code,
      message: `“${heard.raw}” is no command that Aloud knows by itself, and there is no chat model to ask. ${error.message}`,
      remedies: error.remedies,
      ...(error.setting && { setting: error.setting }),
      text: heard.raw,
      cause: error,
    });
  }
}

function notUnderstood({ raw }: Heard, why: string): AloudError {
  return new AloudError({
    code: 'nothing-understood',
    message: `“${raw}” is no command that Aloud knows. ${why} "Aloud: Show Commands" lists what can be said.`,
    text: raw,
  });
}

/** Whether the grammar knew it, and did it. */
async function byGrammar({ raw, spelled }: Heard, turn: Turn, signal: AbortSignal): Promise<boolean> {
  const { scene, grammar, memory, stopwatch } = turn;
  let edited = false;
  const watch: Watcher = event => {
    edited ||= event.event === 'edit';
    turn.watch(event);
  };
  const context = new TurnContext({ ...hands(turn), place: scene, watch, signal, by: 'user' });
  try {
    const choice = await stopwatch.time(
      'understand',
      async () =>
        (await grammar.understand(raw, context)) ??
        (spelled === raw ? undefined : await grammar.understand(spelled, context)),
    );
    throwIfAborted(signal);
    if (!choice) return false;
    // What a model has done it can do again: it is told the last turns.
    const isAgain = choice.reading.calls[0]?.name === 'repeat_last' && !memory.last;
    if (isAgain && memory.history.messages().length > 0) return false;
    watch({ event: 'state', state: 'acting' });
    const { calls, alternatives } = await recalled(choice, turn, context);
    const before = scene && { path: scene.path, selection: scene.selection };
    const results: string[] = [];
    await stopwatch.time('act', async () => {
      for (const call of calls) results.push(await run(call, turn, context, watch, signal));
    });
    memory.last = { calls, alternatives, path: before?.path, selection: before?.selection, edited };
    memory.history.add({ said: raw, calls: [], answer: results.join(' ') });
    if (alternatives.length > 0) watch({ event: 'alternatives', words: alternatives.map(({ says }) => says) });
    if (turn.settings.get('aloud.speech.answers') === 'always')
      await answering('command', turn, signal, async () => results.join(' '));
    return true;
  } finally {
    context.dispose();
  }
}

/** What "repeat that" and "use two" stand for; anything else is what it is. */
async function recalled(
  { reading, alternatives }: Choice,
  { memory }: Turn,
  context: TurnContext,
): Promise<{ readonly calls: readonly Call[]; readonly alternatives: readonly Reading[] }> {
  const [first] = reading.calls;
  const last = memory.last;
  if (first?.name === 'repeat_last') {
    if (!last)
      throw new AloudError({ code: 'nothing-understood', message: 'There is nothing to repeat: say a command first.' });
    return { calls: reading.calls.flatMap(() => last.calls), alternatives: [] };
  }
  if (first?.name === 'use_alternative') {
    const number = Number(first.arguments['number']);
    const other = last?.alternatives[number - 2];
    if (!last || !other)
      throw new AloudError({
        code: 'nothing-understood',
        message: last?.alternatives.length
          ? `There are ${last.alternatives.length + 1} ways to understand the last command.`
          : 'There was only one way to understand the last command.',
      });
    if (last.edited) await context.undoTurn();
    if (last.path && last.selection) await context.moveTo(last.path, last.selection);
    return { calls: other.calls, alternatives: last.alternatives };
  }
  return { calls: reading.calls, alternatives };
}

async function run(
  { name, arguments: given }: Call,
  turn: Turn,
  context: TurnContext,
  watch: Watcher,
  signal: AbortSignal,
): Promise<string> {
  const action = [...turn.grammar.actions, ...turn.actions].find(candidate => candidate.name === name);
  if (!action) throw new AloudError({ code: 'unexpected', message: `There is no action ${name}.` });
  try {
    const input = (action as Action).parse(given);
    const result = await runAction(action, input, context, ACTION_TIMEOUT_MS, signal);
    watch({ event: 'action', name, arguments: given, result });
    return result;
  } catch (thrown) {
    throwIfAborted(signal);
    const error = asAloudError(thrown);
    watch({ event: 'action', name, arguments: given, error: error.message });
    throw error;
  }
}
