import { setTimeout as sleep } from 'node:timers/promises';
import { TurnContext } from '../actions/run/turnContext.ts';
import { buildContext } from '../chat/context.ts';
import { narrowed, type Situation } from '../chat/narrowing.ts';
import { type ChatMode, chatMessages } from '../chat/prompt.ts';
import { runToolLoop } from '../chat/toolLoop.ts';
import type { DocumentSymbol } from '../editor/languages.ts';
import { answering } from './answering.ts';
import { hands } from './hands.ts';
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
  const { settings, scene, watch, log, stopwatch, memory } = turn;
  watch({ event: 'state', state: 'thinking' });
  const usable = narrowed(turn.actions, situationOf(mode, turn));
  const text = await stopwatch.time('context', () => contextText(turn));
  const limits = {
    maxRounds: settings.get('aloud.chat.maxRounds'),
    actionTimeoutMs: ACTION_TIMEOUT_MS,
    maxIdentical: MOST_IDENTICAL_CALLS,
  };
  await answering(mode, turn, signal, async answerWatch => {
    // The scene itself, whose selection follows what is typed while the model thinks.
    const context = new TurnContext({ ...hands(turn), place: scene, watch: answerWatch, signal, by: 'model' });
    try {
      if (scene) context.saw(scene.active.document);
      const messages = chatMessages(mode, text, words, memory.history.messages());
      const loop = {
        model: turn.chat,
        messages,
        actions: turn.actions,
        usable,
        context,
        limits,
        watch: answerWatch,
        log,
      };
      const { answer, calls } = await runToolLoop(loop, signal);
      memory.history.add({ said: words, calls, answer });
      return answer;
    } finally {
      context.dispose();
    }
  });
}

/** What is open decides which tools make sense. */
function situationOf(mode: ChatMode, { editor, gate, scene }: Turn): Situation {
  return {
    mayChange: mode === 'command',
    hasDocument: scene !== undefined,
    hasFolder: editor.files.folders.length > 0,
    isTrusted: gate.isTrusted,
  };
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
