import { setTimeout as sleep } from 'node:timers/promises';
import type { DocumentSymbol } from '../actions/editor.ts';
import { TurnContext } from '../actions/turnContext.ts';
import { buildContext } from '../chat/context.ts';
import { chatMessages } from '../chat/prompt.ts';
import { runToolLoop } from '../chat/toolLoop.ts';
import { answering } from './answering.ts';
import type { Scene } from './scene.ts';
import type { Turn } from './turn.ts';

/** How long one action may take before the model is told that it hangs. */
export const ACTION_TIMEOUT_MS = 15_000;

/** A language server that has just started takes seconds; the command is not kept waiting for its symbols. */
const SYMBOLS_PATIENCE_MS = 250;

/** How often the same call may come in one turn. */
const MOST_IDENTICAL_CALLS = 3;

/**
 * Lets the chat model act on a command, or find the answer to a question. A question may look at everything and
 * change nothing.
 */
export async function act(
  mode: 'command' | 'ask' | 'explain',
  words: string,
  turn: Turn,
  signal: AbortSignal,
): Promise<void> {
  const { editor, gate, settings, scene, watch, log, stopwatch } = turn;
  watch({ event: 'state', state: 'thinking' });
  const actions = mode === 'command' ? turn.actions : turn.actions.filter(action => action.risk === 'reads');
  const text = await stopwatch.time('context', () => contextText(turn));
  const limits = {
    maxRounds: settings.get('aloud.chat.maxRounds'),
    actionTimeoutMs: ACTION_TIMEOUT_MS,
    maxIdentical: MOST_IDENTICAL_CALLS,
  };
  await answering(mode, turn, signal, async answerWatch => {
    // The scene itself, whose selection follows what is typed while the model thinks.
    const context = new TurnContext({ editor, gate, place: scene, watch: answerWatch, signal });
    try {
      const messages = chatMessages(mode, text, words);
      const loop = { model: turn.chat, messages, actions, context, limits, watch: answerWatch, log };
      return (await runToolLoop(loop, signal)).answer;
    } finally {
      context.dispose();
    }
  });
}

async function contextText(turn: Turn): Promise<string> {
  const { editor, scene, settings } = turn;
  return buildContext({
    editor,
    scene: scene && { active: scene.active, selection: scene.selection, symbols: await symbolsOf(turn, scene) },
    budgetTokens: settings.get('aloud.chat.contextTokens'),
  });
}

/** From the language, or in its stead from the syntax. */
async function symbolsOf({ parsers }: Turn, scene: Scene): Promise<readonly DocumentSymbol[] | undefined> {
  const told = await Promise.race([scene.symbols, sleep(SYMBOLS_PATIENCE_MS, undefined, { ref: false })]);
  if (told && told.length > 0) return told;
  const { path, text, languageId } = scene.active.document;
  return (await parsers.treeOf({ path, languageId, text }))?.outline();
}
