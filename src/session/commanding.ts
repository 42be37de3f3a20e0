import type { Hands } from '../actions/hands/hands.ts';
import { accessFor } from '../actions/run/access.ts';
import { Runner } from '../actions/run/runner.ts';
import { AloudError, asAloudError, throwIfAborted } from '../common/errors.ts';
import type { Choice } from '../grammar/commands/choose.ts';
import type { Call, Reading } from '../grammar/commands/understand.ts';
import type { Message } from '../messages/message.ts';
import { english, text } from '../messages/text.ts';
import { act } from './acting.ts';
import { answering } from './answering.ts';
import { ownCommand } from './ownCommand.ts';
import type { Turn } from './turn.ts';

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
  const own = ownOf(heard, turn);
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

/** A command that the user or the workspace has made, which takes nothing from what is said to Aloud itself. */
function ownOf({ raw, spelled }: Heard, { own, settings }: Turn): ReturnType<typeof own.understand> {
  const alouds = [...settings.get('aloud.handsFree.sleepWords'), ...settings.get('aloud.handsFree.wakeWords')];
  return own.understand(raw === spelled ? [raw] : [raw, spelled], alouds);
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
  const { scene, grammar, memory, stopwatch, watch, exchange, actions, log } = turn;
  const access = accessFor(exchange, 'user');
  const choice = await stopwatch.time(
    'understand',
    async () =>
      (await grammar.understand(raw, access.view)) ??
      (spelled === raw ? undefined : await grammar.understand(spelled, access.view)),
  );
  throwIfAborted(signal);
  if (!choice) return false;
  // What a model has done it can do again: it is told the last turns.
  const isAgain = choice.reading.calls[0]?.name === 'repeat_last' && !memory.last;
  if (isAgain && memory.history.messages().length > 0) return false;
  watch({ event: 'state', track: 'mind', state: 'acting' });
  const { calls, alternatives } = await recalled(choice, turn, access.hands);
  const before = scene && { path: scene.path, selection: scene.selection };
  const runner = new Runner({ exchange, by: 'user', actions: [...grammar.actions, ...actions], log });
  const results: Message[] = [];
  await stopwatch.time('act', async () => {
    for (const { name, arguments: given } of calls) results.push((await runner.call(name, given)).forUser);
  });
  memory.last = {
    calls,
    alternatives,
    path: before?.path,
    selection: before?.selection,
    edited: exchange.hasChanged,
  };
  memory.history.addOwn(raw, results.map(english).join(' '));
  if (alternatives.length > 0) watch({ event: 'alternatives', words: alternatives.map(({ says }) => says) });
  if (turn.settings.get('aloud.speech.answers') === 'always')
    await answering('command', turn, signal, async () => results.map(text).join(' '));
  return true;
}

/** What "repeat that" and "use two" stand for; anything else is what it is. */
async function recalled(
  { reading, alternatives }: Choice,
  { memory }: Turn,
  hands: Hands,
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
    if (last.edited) await hands.text.undoTurn();
    if (last.path && last.selection) await hands.places.moveTo(last.path, last.selection);
    // What was taken once is not offered again.
    return { calls: other.calls, alternatives: last.alternatives.filter(each => each !== other) };
  }
  return { calls: reading.calls, alternatives };
}
