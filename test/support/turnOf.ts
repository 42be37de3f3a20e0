import assert from 'node:assert/strict';
import type { Action } from '../../src/actions/action.ts';
import { CATALOGUE } from '../../src/actions/catalogue.ts';
import { Gate } from '../../src/actions/gate/gate.ts';
import type { ChatModel } from '../../src/chat/chatModel.ts';
import { silentLog } from '../../src/common/log.ts';
import { type Settings, settingsFrom } from '../../src/common/settings/settings.ts';
import type { Editor } from '../../src/editor/editor.ts';
import { Grammar } from '../../src/grammar/grammar.ts';
import { OwnCommands } from '../../src/grammar/own/ownCommands.ts';
import type { Message } from '../../src/messages/message.ts';
import { Memory } from '../../src/session/memory.ts';
import { type AudioChat, foreignMode, modesOf } from '../../src/session/modes/modes.ts';
import { Transcripts } from '../../src/session/transcripts.ts';
import type { TurnParts } from '../../src/session/turn.ts';
import type { VocabularyStore } from '../../src/session/vocabulary.ts';
import { Speaker } from '../../src/speak/speaker.ts';
import type { Parsers } from '../../src/syntax/parsers.ts';
import type { Transcriber } from '../../src/transcribe/transcriber.ts';

export interface TurnOptions {
  readonly editor: Editor;
  readonly parsers: Parsers;
  readonly settings?: Settings;
  readonly grammar?: Grammar;
  readonly gate?: Gate;
  readonly actions?: readonly Action[];
  readonly memory?: Memory;
  readonly own?: OwnCommands;
  readonly vocabulary?: VocabularyStore;
  readonly control?: (words: string) => Message | undefined;
  readonly transcriber?: Transcriber;
  readonly chat?: ChatModel;
  readonly audio?: AudioChat;
  readonly speaker?: Speaker;
  readonly hasScreenReader?: boolean;
  /** The display language. */
  readonly display?: string;
}

/** The parts of a turn on an editor: what a test does not say is there, but hears, thinks and says nothing. */
export function turnOf({ editor, parsers, control, ...options }: TurnOptions): TurnParts {
  const { settings = settingsFrom({}), memory = new Memory() } = options;
  const modes = {
    actions: options.actions ?? CATALOGUE,
    grammar: options.grammar ?? new Grammar(parsers),
    memory,
    own: options.own ?? new OwnCommands(),
    ...(control && { control }),
    hasScreenReader: options.hasScreenReader ?? false,
    ...(options.display !== undefined && { display: options.display }),
    ...(options.vocabulary && { vocabulary: options.vocabulary }),
    chat: options.chat ?? NOBODY,
    ...(options.audio && { audio: options.audio }),
    speaker: options.speaker ?? SILENT,
    parsers,
    settings,
    log: silentLog,
  };
  return {
    editor,
    gate: options.gate ?? new Gate({ folders: () => editor.files.folders, trusted: () => true }),
    memory,
    preview: { files: settings.get('aloud.edits.previewFiles'), lines: settings.get('aloud.edits.previewLines') },
    transcripts: new Transcripts(options.transcriber ?? NOBODY, { language: undefined }, silentLog),
    modes: modesOf(modes),
    foreign: (mode, foreign) => foreignMode(modes, mode, foreign),
  };
}

/** Nothing is asked of it. */
const NOBODY: Transcriber & ChatModel = {
  name: 'nobody',
  transcribe: () => assert.fail('Nothing was to be transcribed.'),
  reply: () => assert.fail('No model was to be asked.'),
};

const SILENT = new Speaker({
  voice: { name: 'nobody', maxLength: 4000, async *speak() {} },
  player: undefined,
  style: () => ({ instructions: undefined, speed: 1 }),
  log: silentLog,
});
