import type { Action } from '../actions/action.ts';
import type { Gate } from '../actions/gate/gate.ts';
import type { Manner } from '../actions/gate/rules.ts';
import { Exchange } from '../actions/run/exchange.ts';
import type { Utterance } from '../capture/utterance.ts';
import type { ChatModel } from '../chat/chatModel.ts';
import { AloudError, throwIfAborted } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Settings } from '../common/settings.ts';
import { Stopwatch } from '../common/stopwatch.ts';
import type { Editor } from '../editor/editor.ts';
import type { OwnCommands } from '../grammar/commands/ownCommands.ts';
import type { Grammar } from '../grammar/grammar.ts';
import type { Speaker } from '../speak/speaker.ts';
import type { Parsers } from '../syntax/parsers.ts';
import { respell } from '../transcribe/names/respell.ts';
import { isPlausible } from '../transcribe/plausible.ts';
import type { Transcriber } from '../transcribe/transcriber.ts';
import { act } from './acting.ts';
import { command, type Heard } from './commanding.ts';
import { dictate } from './dictation.ts';
import { explain } from './explanation.ts';
import type { Memory } from './memory.ts';
import type { Scene } from './scene.ts';
import type { Mode, Teller } from './turnEvents.ts';

/** What a turn works with: made anew for each turn, so that a changed setting counts at once. */
export interface TurnParts {
  readonly editor: Editor;
  readonly gate: Gate;
  readonly actions: readonly Action[];
  readonly grammar: Grammar;
  readonly memory: Memory;
  /** Answers what is said to Aloud itself, such as to sleep; undefined for anything else. */
  readonly control?: (words: string) => string | undefined;
  /** The commands that the user has made. */
  readonly own: OwnCommands;
  readonly transcriber: Transcriber;
  readonly chat: ChatModel;
  readonly speaker: Speaker;
  readonly parsers: Parsers;
  readonly settings: Settings;
  readonly log: Log;
}

/** What was said: sound, or text where the user typed it or the recogniser has already written it. */
export type Said = { readonly utterance: Utterance } | { readonly text: string };

/** What a turn is about. */
export interface TurnAbout {
  readonly mode: Mode;
  readonly said: Said;
  /** Where the user was when they began to speak. */
  readonly scene: Scene | undefined;
  readonly manner: Manner;
}

/** One turn at work. */
export interface Turn extends TurnParts {
  readonly scene: Scene | undefined;
  readonly watch: Teller;
  readonly stopwatch: Stopwatch;
  /** All that follows from what was said. */
  readonly exchange: Exchange;
}

/**
 * One turn, from what was said to the answer. Tells the watcher everything that happens, `done` last.
 * Throws AloudError; what was done until then stays, as one undo step.
 */
export async function runTurn(about: TurnAbout, parts: TurnParts, watch: Teller, signal: AbortSignal): Promise<void> {
  const { mode, said } = about;
  const stopwatch = new Stopwatch();
  const heard =
    'text' in said
      ? { raw: said.text, spelled: said.text }
      : await hear(about, said.utterance, { ...parts, watch, stopwatch }, signal);
  const words = heard.spelled;
  if (words) watch({ event: 'transcript', text: words });
  throwIfAborted(signal);
  const turn: Turn = {
    ...parts,
    scene: about.scene,
    watch,
    stopwatch,
    exchange: exchangeOf(about, words, parts, watch, signal),
  };
  try {
    switch (mode) {
      case 'command':
        await command(heard, turn, signal);
        break;
      case 'ask':
        await act(mode, words, turn, signal);
        break;
      case 'dictate':
      case 'comment':
        await dictate(mode, words, turn);
        break;
      case 'explain':
        await explain(words, turn, signal);
    }
  } finally {
    turn.exchange.dispose();
  }
  watch({ event: 'done', ms: stopwatch.read() });
}

function exchangeOf(
  { scene, manner }: TurnAbout,
  words: string,
  parts: TurnParts,
  watch: Teller,
  signal: AbortSignal,
): Exchange {
  const { editor, gate, memory, settings } = parts;
  return new Exchange({
    editor,
    gate,
    // The scene itself, whose selection follows what is typed meanwhile.
    place: scene,
    manner,
    words,
    tell: watch,
    signal,
    remembered: memory,
    preview: { files: settings.get('aloud.edits.previewFiles'), lines: settings.get('aloud.edits.previewLines') },
  });
}

/** What was said, also with the file's names spelled as in the file. Throws `no-words` for an empty or made-up transcript. */
async function hear(
  { mode, scene }: TurnAbout,
  utterance: Utterance,
  parts: TurnParts & Pick<Turn, 'watch' | 'stopwatch'>,
  signal: AbortSignal,
): Promise<Heard> {
  const { transcriber, settings, watch, stopwatch, log } = parts;
  const identifiers = scene?.identifiers ?? [];
  const purpose = mode === 'command' ? ('command' as const) : ('dictation' as const);
  const language = settings.get('aloud.transcription.language') || undefined;
  const hints = { language, keywords: scene?.names ?? [], localWords: identifiers, purpose };
  const text = await stopwatch.time('transcribe', async () => {
    let final = '';
    for await (const event of transcriber.transcribe(utterance, hints, signal)) {
      if (event.type === 'partial') watch({ event: 'partial', text: event.text });
      else final = event.text;
    }
    return final.trim();
  });
  if (!text) throw new AloudError({ code: 'no-words', message: 'No words were understood.' });
  const { voicedMs } = await utterance.recording;
  if (voicedMs !== undefined && !isPlausible(text, voicedMs, identifiers)) {
    log.info(`In ${Math.round(voicedMs)} ms of voice “${text}” cannot have been said.`);
    throw new AloudError({ code: 'no-words', message: 'Nothing was said that can be understood.' });
  }
  const spelled = respell(text, identifiers, mode === 'dictate' || mode === 'comment' ? 'dictation' : 'command');
  return { raw: text, spelled };
}
