import assert from 'node:assert/strict';
import { utteranceOf } from '../../../src/capture/liveUtterance.ts';
import type { SaidSound } from '../../../src/chat/chatModel.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { liveWishes, realtimeWishes } from '../../../src/session/conversing/wishes.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { ModeName } from '../../../src/session/turnEvents.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { ScriptedChatModel } from '../../support/scriptedChatModel.ts';
import { Stage } from '../../support/stage.ts';
import { turnOf } from '../../support/turnOf.ts';

const SPEAKS_GERMAN = { 'aloud.transcription.language': 'de' };
const SOUND: SaidSound = { bytes: new Uint8Array(2), format: 'wav', asWav: () => new Uint8Array(2) };

/** How a wish comes to a chat model. */
interface Way {
  readonly mode: ModeName;
  readonly words: string;
  /** Who wants it, where it is not the user. */
  readonly from?: string;
  readonly isSound?: boolean;
  /** What a recogniser says that it heard; they are typed where absent. */
  readonly heard?: readonly string[];
}

const WAYS: Readonly<Record<string, Way>> = {
  'a command': { mode: 'command', words: 'mach das hübscher' },
  'a question': { mode: 'ask', words: 'was macht das' },
  'an explanation': { mode: 'explain', words: '' },
  'an explanation of what is asked': { mode: 'explain', words: 'warum eine Schleife' },
  'a question as sound': { mode: 'ask', words: '', isSound: true },
  'a command as sound': { mode: 'command', words: '', isSound: true },
  'a wish in the chat view': { mode: 'command', words: 'mach das hübscher', from: 'the chat' },
  'an explanation in the chat view': { mode: 'explain', words: '', from: 'the chat' },
};

describe('every way to a model', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage({ 'a.ts': '‸const total = 1;\n' });
  });
  afterEach(() => stage.close());

  /** What the model is told beside the unchanging instructions. */
  async function toldOf(
    { mode, words, from, isSound, heard }: Way,
    settings: object,
    display?: string,
  ): Promise<string> {
    const model = new ScriptedChatModel([{ text: 'Gut.' }]);
    const scene = Scene.open(stage.editor);
    const parts = turnOf({
      ...{ editor: stage.editor, parsers, chat: model },
      settings: settingsFrom({ 'aloud.commands.understand': 'chat', 'aloud.speech.answers': 'never', ...settings }),
      ...(display !== undefined && { display }),
      ...(heard && {
        transcriber: {
          name: 'scripted',
          async *transcribe() {
            yield { type: 'final', text: words, languages: heard };
          },
        },
      }),
      ...(isSound && { audio: { of: async () => SOUND, model: () => model } }),
    });
    const said =
      isSound || heard
        ? { utterance: utteranceOf({ samples: new Int16Array(16_000), file: undefined }) }
        : { text: words };
    const foreign = from === undefined ? {} : { foreign: { from, told: () => {} } };
    const about = { mode, said, scene, manner: 'asked', ...foreign } as const;
    await runTurn(about, parts, () => {}, new AbortController().signal);
    scene?.dispose();
    model.finish();
    return model.requests[0]?.messages.at(-1)?.content ?? '';
  }

  for (const [name, way] of Object.entries(WAYS)) {
    it(`asks for the language that the user speaks: ${name}`, async () => {
      assert.match(await toldOf(way, SPEAKS_GERMAN), /(^|\n)Answer in German\.\n/);
    });

    it(`asks for the display language where none is named: ${name}`, async () => {
      const told = await toldOf(way, {}, 'fr');
      const isSaid = way.words !== '' || way.isSound;
      assert.ok(told.includes(isSaid ? "language of the user's words, and in French" : 'Answer in French.'), told);
    });

    it(`says nothing of languages where all is English: ${name}`, async () => {
      assert.doesNotMatch(await toldOf(way, {}), /Answer in/);
    });
  }

  it('asks for the language that was heard before the display language', async () => {
    const inFrench = /language of the user's words, and in French where/;
    for (const mode of ['command', 'ask', 'explain'] as const)
      assert.match(await toldOf({ mode, words: 'pourquoi une boucle', heard: ['french'] }, {}, 'de'), inFrench);
    assert.match(await toldOf({ mode: 'ask', words: 'warum', heard: ['french'] }, SPEAKS_GERMAN, 'en'), /in German\./);
  });

  for (const [name, instructionsOf] of [
    ['Realtime', (settings: object, display: string) => realtimeWishes(settingsFrom({ ...settings }), [], [], display)],
    ['Live', (settings: object, display: string) => liveWishes(settingsFrom({ ...settings }), display)],
  ] as const)
    it(`tells a conversation by ${name} which language to speak`, () => {
      assert.match(instructionsOf(SPEAKS_GERMAN, 'en').instructions, /\n\nSpeak German, unless/);
      assert.match(instructionsOf({}, 'ja').instructions, /\n\nSpeak the language of the user, and Japanese until/);
      assert.doesNotMatch(instructionsOf({}, 'en').instructions, /Speak (English|the language of the user,)/);
    });
});
