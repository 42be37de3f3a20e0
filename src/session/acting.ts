import { accessFor } from '../actions/run/access.ts';
import { Runner } from '../actions/run/runner.ts';
import { isInRepository, type Situation } from '../actions/run/situation.ts';
import type { View } from '../actions/view/view.ts';
import { buildContext } from '../chat/context.ts';
import { type ChatMode, chatMessages, toolsFrom } from '../chat/prompt.ts';
import { runToolLoop } from '../chat/toolLoop.ts';
import { answering } from './answering.ts';
import { symbolsOf } from './symbols.ts';
import type { Turn } from './turn.ts';

/**
 * Lets the chat model act on a command, or find the answer to a question. A question may look at everything and
 * change nothing.
 */
export async function act(
  mode: 'command' | 'ask' | 'explain',
  words: string,
  turn: Turn,
  signal: AbortSignal,
  standsFor?: string,
): Promise<void> {
  const { settings, scene, watch, log, stopwatch, memory, exchange, actions } = turn;
  watch({ event: 'state', track: 'mind', state: 'thinking' });
  const { view } = accessFor(exchange, 'model');
  const situation = situationOf(mode, turn);
  const text = await stopwatch.time('context', () => contextText(words, view, turn));
  await answering(mode, turn, signal, async answerWatch => {
    if (scene) exchange.seen.saw(scene.active.document);
    const runner = new Runner({ exchange, by: 'model', actions, situation, log });
    const loop = {
      model: turn.chat,
      messages: chatMessages(mode, text, words, memory.history.messages(), standsFor),
      tools: toolsFrom(actions, situation),
      runner,
      canDoWithout: mode !== 'command',
      maxRounds: settings.get('aloud.chat.maxRounds'),
      watch: answerWatch,
      log,
    };
    const { answer } = await runToolLoop(loop, signal);
    memory.history.add({ said: words, calls: runner.done.calls, answer });
    return answer;
  });
}

/** What is open decides which tools make sense. */
function situationOf(mode: ChatMode, { gate, scene, exchange, editor }: Turn): Situation {
  const { folders } = editor.files;
  return {
    mayChange: mode === 'command',
    hasDocument: scene !== undefined,
    hasFolder: folders.length > 0,
    hasRepository: isInRepository(folders[0]),
    isTrusted: gate.isTrusted,
    whose: { by: 'model', manner: exchange.props.manner },
  };
}

async function contextText(words: string, view: View, turn: Turn): Promise<string> {
  const { scene, settings, parsers } = turn;
  return buildContext({
    view,
    words,
    scene: scene && { active: scene.active, selection: scene.selection, symbols: await symbolsOf(scene, parsers) },
    budgetTokens: settings.get('aloud.chat.contextTokens'),
  });
}
