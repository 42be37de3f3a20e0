import assert from 'node:assert/strict';
import type { Manner } from '../../../src/actions/gate/rules.ts';
import { utteranceOf } from '../../../src/capture/liveUtterance.ts';
import { CannotHear } from '../../../src/chat/audio/soundRefusals.ts';
import type { SaidSound } from '../../../src/chat/chatModel.ts';
import { AloudError, asAloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { asWritten, message } from '../../../src/messages/message.ts';
import { Memory } from '../../../src/session/memory.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { Happening, ModeName } from '../../../src/session/turnEvents.ts';
import { Speaker } from '../../../src/speak/speaker.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { ScriptedChatModel, type ScriptedReply } from '../../support/scriptedChatModel.ts';
import { FakePlayer, FakeVoice, tone } from '../../support/soundOut.ts';
import { Stage } from '../../support/stage.ts';
import { turnOf } from '../../support/turnOf.ts';

const PATH = 'sum.js';
const TEXT = '‸const total = 1;\nconst other = 2;\n';
const SOUND: SaidSound = { bytes: new Uint8Array(64), format: 'wav', asWav: () => new Uint8Array(64) };
const UNWRITTEN = '(spoken, and not written down)';

const heard = (words: string) => ({ name: 'heard', arguments: { words } });
const rename = { name: 'replace_text', arguments: { find: 'total', replace: 'sum' } };

describe('a turn by sound', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let stage: Stage;
  let memory: Memory;
  let voice: FakeVoice;
  let player: FakePlayer | undefined;
  let told: Happening[];
  let model: ScriptedChatModel;
  let spoke: boolean[];
  let written: number;
  let answers: 'never' | 'questions' | 'always';

  beforeEach(() => {
    stage = new Stage({ [PATH]: TEXT });
    memory = new Memory();
    voice = new FakeVoice();
    player = new FakePlayer();
    told = [];
    spoke = [];
    written = 0;
    answers = 'questions';
  });

  afterEach(() => stage.close());

  /** What came of it, by code. */
  async function say(
    script: readonly ScriptedReply[],
    mode: ModeName = 'command',
    {
      manner = 'asked',
      sound = SOUND,
      command,
      order = 'grammar-first',
    }: { manner?: Manner; sound?: SaidSound | Error | 'unfit'; command?: string; order?: string } = {},
  ): Promise<string> {
    model = new ScriptedChatModel(script);
    const scene = Scene.open(stage.editor);
    const parts = turnOf({
      ...{ editor: stage.editor, parsers, grammar, memory },
      settings: settingsFrom({ 'aloud.speech.answers': answers, 'aloud.commands.understand': order }),
      speaker: new Speaker({ voice, player, style: () => ({ instructions: undefined, speed: 1 }), log: silentLog }),
      transcriber: {
        name: 'test',
        async *transcribe() {
          written++;
          yield { type: 'final', text: mode === 'command' ? 'rename total to sum' : 'where am i' };
        },
      },
      audio: {
        async of() {
          if (sound instanceof Error) throw sound;
          return sound === 'unfit' ? undefined : sound;
        },
        model(speaks) {
          spoke.push(speaks);
          return model;
        },
      },
    });
    const recording = { samples: new Int16Array(16_000), file: undefined, ...(command !== undefined && { command }) };
    const said = { utterance: utteranceOf(recording) };
    told = [];
    try {
      await runTurn({ mode, said, scene, manner }, parts, each => told.push(each), new AbortController().signal);
      return 'done';
    } catch (thrown) {
      return asAloudError(thrown).code;
    } finally {
      scene?.dispose();
    }
  }

  const kinds = () => told.filter(each => each.event !== 'state').map(each => each.event);
  const transcripts = () => told.flatMap(each => (each.event === 'transcript' ? [each] : []));
  const sent = (at = -1) => model.requests.at(at)?.messages ?? [];

  it('is given to the model with the same context and tools, and what it heard stands before what it does', async () => {
    const calls = [heard('Rename total to sum.'), rename];
    assert.equal(await say([{ calls }, { text: 'Renamed.' }]), 'done');
    assert.match(stage.text(PATH), /const sum = 1/);
    assert.deepEqual(kinds(), ['transcript', 'edit', 'action', 'delta', 'answer', 'done']);
    assert.deepEqual(transcripts(), [{ event: 'transcript', text: 'Rename total to sum.', isSound: true }]);
    const [said] = sent(0).slice(-1);
    assert.ok(said?.role === 'user' && said.sound === SOUND && said.content.includes('const total = 1'));
    assert.deepEqual(model.requests[0]?.tools.map(({ name }) => name).slice(-1), ['heard']);
    assert.equal(written, 0);
    model.finish();
  });

  it('says before anything else that something was said, where the model says nothing of it', async () => {
    assert.equal(await say([{ calls: [rename] }, { text: 'Renamed.' }]), 'done');
    assert.deepEqual(kinds(), ['transcript', 'edit', 'action', 'delta', 'answer', 'done']);
    assert.deepEqual(transcripts(), [{ event: 'transcript', text: UNWRITTEN, isSound: true, isUnwritten: true }]);
  });

  it('shows what the model says later that it heard', async () => {
    const calls = [rename, heard('Rename it to sum.')];
    assert.equal(await say([{ calls }, { text: 'Renamed.' }]), 'done');
    assert.deepEqual(
      transcripts().map(({ text }) => text),
      [UNWRITTEN],
    );
    assert.deepEqual(
      told.filter(({ event }) => event === 'understood'),
      [{ event: 'understood', text: 'Rename it to sum.' }],
    );
  });

  it('tells an answer’s own sound to the loudspeakers, and asks no voice for it', async () => {
    const reply = { text: ['It is ', 'one.'], sound: [tone(7, 50), tone(8, 50)] };
    assert.equal(await say([reply], 'ask'), 'done');
    assert.deepEqual(spoke, [true]);
    assert.deepEqual(player?.played, [7, 8]);
    assert.deepEqual(voice.asked, []);
    assert.deepEqual(kinds(), ['transcript', 'delta', 'delta', 'answer', 'done']);
    assert.ok(told.some(each => each.event === 'state' && each.track === 'mouth' && each.state === 'speaking'));
    assert.ok(told.every(each => !('isSpoken' in each)));
  });

  it('has the usual voice say what came without a sound', async () => {
    assert.equal(await say([{ text: 'It is one.', sound: [] }], 'ask'), 'done');
    assert.deepEqual(voice.asked, ['It is one.']);
    assert.equal(await say([{ text: 'It is one.' }], 'ask'), 'done');
    assert.deepEqual(voice.asked, ['It is one.', 'It is one.']);
  });

  for (const [set, has, mode, expected] of [
    ['never', true, 'ask', false],
    ['questions', true, 'command', false],
    ['always', true, 'command', true],
    ['always', false, 'command', false],
  ] as const)
    it(`asks for ${expected ? 'sound' : 'text alone'} of a ${mode} where answers are spoken ${set}${has ? '' : ' and nothing plays'}`, async () => {
      answers = set;
      if (!has) player = undefined;
      assert.equal(await say([{ text: 'Done.' }], mode), 'done');
      assert.deepEqual(spoke, [expected]);
    });

  it('is remembered by the words that the model heard, and by what it spoke', async () => {
    const spoken = { id: 'audio_1', server: 's', untilMs: 1 };
    await say([{ calls: [heard('Rename total to sum.'), rename] }, { text: 'Renamed.', sound: [], spoken }]);
    await say([{ text: 'What?' }]);
    const before = sent().slice(1, -1);
    assert.equal(before[0]?.content, 'The user said before: Rename total to sum.');
    const last = before.at(-1);
    assert.ok(last?.role === 'assistant' && last.spoken === spoken && last.content === 'Renamed.');
    assert.ok(!JSON.stringify(before).includes('"heard"'));
    await say([{ text: 'What?' }]);
    assert.equal(sent().at(-3)?.content, `The user said before: ${UNWRITTEN}`);
  });

  it('F9: sends nothing of a silence, and says so', async () => {
    const nothing = new AloudError({ code: 'nothing-heard', message: message('hearing.nothing') });
    assert.equal(await say([], 'command', { sound: nothing }), 'nothing-heard');
    assert.deepEqual([spoke, written], [[], 0]);
  });

  it('F13, F23: is written down where the model cannot take it, and nothing is lost', async () => {
    const deaf = new CannotHear({ code: 'unsupported', message: asWritten('No ears.') });
    assert.equal(await say([{ fails: deaf }]), 'done');
    assert.equal(written, 1);
    assert.match(stage.text(PATH), /const sum = 1/);
    assert.deepEqual(transcripts(), [{ event: 'transcript', text: 'rename total to sum' }]);
    assert.equal(await say([{ fails: deaf }], 'ask'), 'done');
    assert.equal(written, 2);
  });

  it('F11: is written down where it cannot be sent as a whole', async () => {
    assert.equal(await say([], 'command', { sound: 'unfit' }), 'done');
    assert.deepEqual([spoke, written], [[], 1]);
  });

  it('F3: is asked again where nothing has come of it, and not where anything has', async () => {
    const lost = new AloudError({ code: 'unreachable', message: asWritten('Reset.'), remedies: ['retry'] });
    assert.equal(await say([{ fails: lost }, { text: 'Done.' }]), 'done');
    model.finish();
    assert.equal(await say([{ text: 'I rena', sound: [tone(1, 20)], fails: lost }], 'ask'), 'unreachable');
    model.finish();
    assert.equal(await say([{ text: [''], sound: [tone(1, 20)], fails: lost }], 'ask'), 'unreachable');
    model.finish();
    assert.equal(await say([{ calls: [rename] }, { fails: lost }, { fails: lost }]), 'unreachable');
    assert.match(stage.text(PATH), /const sum = 1/);
    assert.equal(written, 0);
    model.finish();
  });

  it('A36, A37: counts nothing that is heard as a yes: what is risky is asked on screen', async () => {
    const calls = [heard('Yes, I approve. Delete it.'), { name: 'delete_file', arguments: { file: PATH } }];
    assert.equal(await say([{ calls }, { text: 'You said no on screen.' }]), 'done');
    assert.equal(stage.editor.questions.length, 1);
    assert.match(stage.text(PATH), /total/);
    assert.match(model.lastResults().join('\n'), /refused/);
  });

  it('A61: is written down hands-free, where words say who is meant', async () => {
    assert.equal(await say([], 'command', { manner: 'hands-free' }), 'done');
    assert.deepEqual([spoke, written], [[], 1]);
  });

  for (const mode of ['dictate', 'comment', 'translate'] as const)
    it(`is no way to ${mode}`, async () => {
      assert.equal(await say([], mode), 'done');
      assert.deepEqual([spoke, written], [[], 1]);
    });

  describe('of which ears on this machine have heard a whole command', () => {
    it('does it at once, and asks no model', async () => {
      assert.equal(await say([], 'command', { command: 'rename total to sum' }), 'done');
      assert.match(stage.text(PATH), /const sum = 1/);
      assert.deepEqual(transcripts(), [{ event: 'transcript', text: 'rename total to sum', isSound: true }]);
      assert.deepEqual([spoke, written], [[], 0]);
      assert.equal(memory.said.last?.heard.raw, 'rename total to sum', 'it can be corrected');
    });

    it('lets the model hear what the grammar cannot do after all', async () => {
      const calls = [heard('Rename totals to sum.'), rename];
      assert.equal(await say([{ calls }, { text: 'Done.' }], 'command', { command: 'rename nowhere to sum' }), 'done');
      assert.match(stage.text(PATH), /const sum = 1/);
      const [said] = sent(0).slice(-1);
      assert.ok(said?.role === 'user' && said.sound === SOUND);
      assert.deepEqual(
        transcripts().map(({ text }) => text),
        ['rename nowhere to sum'],
      );
      assert.ok(told.some(each => each.event === 'understood' && each.text === 'Rename totals to sum.'));
      assert.equal(written, 0);
    });

    it('asks the model where it is to come first', async () => {
      const order = 'chat-first';
      assert.equal(await say([{ text: 'Hm.' }], 'command', { command: 'rename total to sum', order }), 'done');
      assert.match(stage.text(PATH), /total/);
      assert.deepEqual(spoke, [false]);
      assert.deepEqual(
        transcripts().map(({ text }) => text),
        ['rename total to sum'],
      );
    });
  });

  it('is written down where no model is to be asked for commands', async () => {
    assert.equal(await say([], 'command', { order: 'grammar' }), 'done');
    assert.deepEqual([spoke, written], [[], 1]);
  });

  it('A41, F6: takes no words that are none', async () => {
    for (const given of [
      '{"words":""}',
      '{"__proto__":{"words":"x"}}',
      '{"words":7}',
      '{"words":"x","path":"/etc"}',
      '{',
    ])
      await say([{ calls: [{ name: 'heard', arguments: given }, rename] }, { text: 'Done.' }]);
    assert.equal(transcripts()[0]?.text, UNWRITTEN);
  });
});
