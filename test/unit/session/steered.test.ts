import assert from 'node:assert/strict';
import { asAloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { Memory } from '../../../src/session/memory.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { Happening, ModeName } from '../../../src/session/turnEvents.ts';
import { Speaker } from '../../../src/speak/speaker.ts';
import { Speaking } from '../../../src/speak/speaking.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { ScriptedChatModel } from '../../support/scriptedChatModel.ts';
import { FakeVoice } from '../../support/soundOut.ts';
import { Stage } from '../../support/stage.ts';
import { turnOf } from '../../support/turnOf.ts';

const PATH = 'sum.js';
const TEXT = '‸const total = 1;\nconst other = 2;\nconst third = 3;\n';

describe('steering what is said, by voice', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let stage: Stage;
  let memory: Memory;
  let speaking: Speaking;
  let voice: FakeVoice;
  /** Ends the turn when so many pieces of sound have been heard. */
  let cutAfter: number | undefined;
  let told: Happening[];

  beforeEach(() => {
    stage = new Stage({ [PATH]: TEXT });
    memory = new Memory();
    speaking = new Speaking();
    voice = new FakeVoice();
    cutAfter = undefined;
    told = [];
  });

  afterEach(() => stage.close());

  const text = () => stage.text(PATH);

  async function say(words: string, mode: ModeName = 'command', chat?: ScriptedChatModel): Promise<string> {
    const scene = Scene.open(stage.editor);
    const turn = new AbortController();
    const speaker = new Speaker({
      voice,
      speaking,
      player: {
        name: 'test',
        missing: async () => undefined,
        async play(chunks, signal) {
          let pieces = 0;
          for await (const _ of chunks) {
            if (signal.aborted) break;
            pieces++;
            if (pieces === cutAfter) turn.abort();
          }
          return pieces * 50;
        },
      },
      style: () => ({ instructions: undefined, speed: 1 }),
      log: silentLog,
    });
    const order = chat ? 'grammar-first' : 'grammar';
    const settings = settingsFrom({ 'aloud.commands.understand': order, 'aloud.speech.answers': 'questions' });
    const parts = turnOf({ editor: stage.editor, parsers, grammar, memory, settings, speaker, ...(chat && { chat }) });
    told = [];
    try {
      await runTurn(
        { mode, said: { text: words }, scene, manner: 'asked' },
        parts,
        happening => told.push(happening),
        turn.signal,
      );
      return 'done';
    } catch (thrown) {
      return asAloudError(thrown).code;
    } finally {
      scene?.dispose();
    }
  }

  /** Something with several sentences, cut after the first piece of sound. */
  async function interrupted(): Promise<void> {
    cutAfter = 1;
    assert.equal(await say('read lines one to three'), 'cancelled');
    cutAfter = undefined;
    assert.equal(speaking.isAtHand, true);
  }

  it('has something to steer where a command asks something, and nothing where it wants something done', async () => {
    const answers = (text: string) => new ScriptedChatModel([{ text }]);
    assert.equal(await say('why is third never used', 'command', answers('Nobody reads it.')), 'done');
    assert.deepEqual(voice.asked, ['Nobody reads it.']);
    assert.equal(await say('make all of it somewhat nicer to read', 'command', answers('It is nice already.')), 'done');
    assert.equal(voice.asked.length, 1);
  });

  it('goes on with what was interrupted, and changes nothing', async () => {
    await interrupted();
    const before = voice.asked.length;
    assert.equal(await say('Go on.'), 'done');
    assert.ok(voice.asked.length >= before);
    assert.equal(speaking.last?.state.phase, 'over');
    assert.ok(told.some(({ event, ...rest }) => event === 'state' && 'state' in rest && rest.state === 'speaking'));
    assert.equal(text(), TEXT.replace('‸', ''));
  });

  it('says the sentence again, and not the last command, where speaking was interrupted', async () => {
    assert.equal(await say('delete line two'), 'done');
    const before = text();
    await interrupted();
    assert.equal(await say('repeat that'), 'done');
    assert.equal(text(), before);
    assert.equal(speaking.isAtHand, false);
    // All of it was said: the command is meant again.
    assert.equal(await say('repeat that'), 'done');
    assert.notEqual(text(), before);
  });

  it('forgets what was interrupted when something else is said, for the short ways to say it alone', async () => {
    await interrupted();
    assert.equal(await say('go to line two'), 'done');
    assert.equal(speaking.isAtHand, false);
    await say('go on');
    assert.equal(speaking.last?.state.phase, 'paused');
    assert.equal(await say('resume speaking'), 'done');
    assert.equal(speaking.last?.state.phase, 'over');
  });

  it('does it in a question too', async () => {
    await interrupted();
    assert.equal(await say('slower', 'ask'), 'done');
    assert.equal(voice.styles.at(-1)?.speed, 0.8);
    assert.deepEqual(
      told.filter(({ event }) => event === 'answer'),
      [{ event: 'answer', text: 'Pace: 80 %.' }],
    );
  });

  it('says that nothing was said yet', async () => {
    assert.equal(await say('resume speaking'), 'not-found');
    assert.equal(await say('speak slower'), 'done');
    assert.equal(speaking.tuning.pace, 0.8);
  });
});
