import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Sox } from '../../../src/capture/encoding/sox.ts';
import type { Microphone } from '../../../src/capture/microphone.ts';
import { StandbyMicrophone } from '../../../src/capture/microphones/standbyMicrophone.ts';
import type { ChatModel, ReplyEvent } from '../../../src/chat/chatModel.ts';
import { SecretFreeChatModel } from '../../../src/chat/secretFreeChatModel.ts';
import { AloudError, type Remedy } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { english } from '../../../src/messages/text.ts';
import { CHECKED_NAMES, type CheckedParts, checkSetup, type Finding } from '../../../src/session/checks.ts';
import { SetupTrial, type SetupTrialProps } from '../../../src/session/setupTrial.ts';
import { SecretFreeVoice } from '../../../src/speak/voices/secretFreeVoice.ts';
import type { Voice } from '../../../src/speak/voices/voice.ts';
import { AutoMicrophone } from '../../../src/stages/autoMicrophone.ts';
import { AutoPlayer } from '../../../src/stages/autoPlayer.ts';
import { AutoChatModel, CHAT_MODELS } from '../../../src/stages/chatModels.ts';
import { AutoTranscriber, RECOGNISERS } from '../../../src/stages/recognisers.ts';
import { AutoVoice, VOICES } from '../../../src/stages/voices.ts';
import { LongTranscriber } from '../../../src/transcribe/ears/longTranscriber.ts';
import { SecretFreeTranscriber } from '../../../src/transcribe/secretFreeTranscriber.ts';
import type { Transcriber, TranscriptEvent } from '../../../src/transcribe/transcriber.ts';
import { microphones, players, two } from '../../support/candidates.ts';
import { collect } from '../../support/collect.ts';
import { RecordedMicrophone } from '../../support/recordedMicrophone.ts';
import { FakePlayer, FakeVoice } from '../../support/soundOut.ts';
import { until } from '../../support/until.ts';

const RATE_HZ = 16_000;
const LIMITS = { softMs: 60_000, hardMs: 90_000 };

const silence = (ms: number) => new Int16Array((ms * RATE_HZ) / 1000);
const noise = (ms: number) => silence(ms).map((_, i) => (i % 7) - 3);

const sox = (isInstalled: boolean) => ({ isInstalled: async () => isInstalled }) as Sox;

const absent = {
  name: 'absent',
  missing: async () => asWritten('absent was not found.'),
  open: () => assert.fail('opened though it is missing'),
};

function hearing(text: string, name = 'ear', code?: 'no-key'): Transcriber {
  return {
    name,
    async *transcribe(utterance): AsyncGenerator<TranscriptEvent, void, undefined> {
      await utterance.recording;
      if (code) throw new AloudError({ code, message: asWritten(`${name} has no key.`) });
      yield { type: 'final', text };
    },
  };
}

function answering(event: ReplyEvent, name = 'mind', code?: 'no-key'): ChatModel {
  return {
    name,
    async *reply() {
      if (code) throw new AloudError({ code, message: asWritten(`${name} has no key.`) });
      yield event;
    },
  };
}

/** A chat model that writes down what it hears. */
function writing(text: string): ChatModel {
  return {
    name: 'listener',
    async *reply([message]) {
      assert.ok(message && 'sound' in message && message.sound.bytes.length > 1000, 'it is given sound');
      yield { type: 'text', delta: text };
    },
  };
}

const called = { type: 'call', call: { id: '1', name: 'say_ready', arguments: '{}' } } as const;

const silentVoice: Voice = {
  name: 'mute',
  maxLength: 100,
  async *speak() {
    yield new Uint8Array(4800);
  },
};

/** Where all works, but for what is given. */
function setup(parts: Partial<CheckedParts> = {}): CheckedParts {
  return {
    microphone: new RecordedMicrophone(noise(1000)),
    player: new FakePlayer(),
    sox: sox(true),
    transcriber: hearing('Go to line 3.'),
    chat: answering(called),
    voice: new FakeVoice(),
    audio: writing('Go to line 3.'),
    conversation: { name: 'talk', begin: async () => {} },
    sample: { says: 'Go to line three', read: async () => ({ samples: noise(1000), file: undefined }) },
    addresses: async () => [
      { service: asWritten('chat'), baseUrl: 'https://a.example/v1', hasKey: true },
      { service: asWritten('speech'), baseUrl: 'http://127.0.0.1:8000/v1', hasKey: false },
    ],
    ...parts,
  };
}

async function finding(what: string, parts: Partial<CheckedParts>): Promise<Finding> {
  const all = await collect(checkSetup(setup(parts), new AbortController().signal));
  return all.find(each => english(each.what) === what) ?? assert.fail(`nothing is said of ${what}`);
}

describe('Check Setup', () => {
  it('says of each part that it works, and which it is', async () => {
    const all = await collect(checkSetup(setup(), new AbortController().signal));
    assert.deepEqual(
      all.map(({ what, state, detail }) => `${english(what)}: ${state}: ${english(detail)}`),
      [
        'Microphone: works: recorded records.',
        'Loudspeakers: works: fake can play.',
        'SoX (optional): works: Installed: long recordings are compressed, any sound file can be read.',
        'Addresses and keys: works: chat: a.example, with a key; speech: 127.0.0.1:8000, without a key.',
        'Transcription: works: ear understood the sample: “Go to line 3.”.',
        'Chat model: works: mind answers, and calls functions.',
        'Speech: works: fake speaks.',
        'Chat by sound (optional): works: listener understood the sample: “Go to line 3.”.',
        'Conversation (optional): works: talk agrees to a conversation.',
      ],
    );
  });

  it('only notes what every word does without: chat by sound, and a conversation', async () => {
    const off = await finding('Chat by sound (optional)', { audio: undefined });
    assert.deepEqual(
      [off.state, english(off.detail), off.setting, off.remedies],
      [
        'note',
        'Switched off: what you say is written down first. aloud.chat.audio switches it on.',
        'aloud.chat.audio',
        ['open-settings'],
      ],
    );
    const deaf = await finding('Chat by sound (optional)', { audio: writing('Ready!') });
    assert.deepEqual([deaf.state, deaf.remedies], ['note', ['select-model', 'open-settings']]);
    assert.match(english(deaf.detail), /understood “Ready!” where the sample says “Go to line three”/);
    const failure = new AloudError({ code: 'no-key', message: asWritten('No key.'), remedies: ['set-key'] });
    const begin = () => Promise.reject(failure);
    const talk = await finding('Conversation (optional)', { conversation: { name: 'talk', begin } });
    assert.deepEqual([talk.state, english(talk.detail), talk.remedies], ['note', 'No key.', ['set-key']]);
  });

  it('says what does it, what that can, and how long it took', async () => {
    const about: CheckedParts['about'] = (stage, backend) => ({
      label: asWritten(backend.toUpperCase()),
      can: asWritten(`${backend} for ${stage}`),
    });
    const {
      by,
      can: able,
      ms,
    } = await finding('Transcription', { transcriber: hearing('Go to line 3.', 'moonshine'), about });
    assert.equal(by && english(by as never), 'MOONSHINE');
    assert.equal(able && english(able), 'moonshine for transcription');
    assert.ok(ms >= 0);
    const failed = await finding('Transcription', { transcriber: hearing('no'), about });
    assert.equal(failed.by, undefined);
    assert.equal(failed.can, undefined);
  });

  it('names what is really taken, and why none of those before it', async () => {
    const standby = { preRollMs: () => 0, standbyMs: () => 0 };
    const microphone = new StandbyMicrophone(
      new AutoMicrophone(microphones(absent, new RecordedMicrophone(noise(1000))), silentLog),
      standby,
    );
    const gone = Object.assign(new FakePlayer(), { name: 'gone', problem: asWritten('gone was not found.') });
    const player = new AutoPlayer(players(gone, new FakePlayer()), silentLog);
    const transcriber = new LongTranscriber(
      new AutoTranscriber(
        two(
          [RECOGNISERS.openai, RECOGNISERS.pocketsphinx],
          new SecretFreeTranscriber(hearing('', 'server', 'no-key')),
          hearing('go to line three', 'local'),
        ),
        silentLog,
      ),
      LIMITS,
    );
    const models = [answering(called, 'server', 'no-key'), answering(called, 'other')] as const;
    const chat = new SecretFreeChatModel(
      new AutoChatModel({
        candidates: two([CHAT_MODELS.openai, CHAT_MODELS.vscode], ...models),
        progress: () => {},
        log: silentLog,
      }),
    );
    const mute = new FakeVoice(async () => {});
    const keyless: Voice = {
      name: 'server',
      maxLength: 100,
      // biome-ignore lint/correctness/useYield: it fails before it speaks
      async *speak() {
        throw new AloudError({ code: 'no-key', message: asWritten('server has no key.') });
      },
    };
    const voice = new SecretFreeVoice(new AutoVoice(two([VOICES.openai, VOICES.system], keyless, mute), silentLog));
    const all = await collect(
      checkSetup(setup({ microphone, player, transcriber, chat, voice }), new AbortController().signal),
    );
    assert.deepEqual(
      all
        .filter(({ what }) => !/SoX|Addresses/.test(english(what)))
        .map(({ state, detail }) => `${state}: ${english(detail)}`),
      [
        'works: recorded records. absent does not work: absent was not found.',
        'works: fake can play. gone does not work: gone was not found.',
        'works: local understood the sample: “go to line three”. server does not work: server has no key.',
        'works: other answers, and calls functions. server does not work: server has no key.',
        'works: fake speaks. server does not work: server has no key.',
        'works: listener understood the sample: “Go to line 3.”.',
        'works: talk agrees to a conversation.',
      ],
    );
  });

  it('fails a microphone that gives nothing but silence, and says which and what may be wrong', async () => {
    for (const samples of [silence(100), silence(4000).fill(-7), noise(4000).map(x => Math.sign(x))]) {
      const auto = new AutoMicrophone(microphones(absent, new RecordedMicrophone(samples)), silentLog);
      const { state, detail, setting, remedies } = await finding('Microphone', { microphone: auto });
      assert.equal(state, 'fails');
      assert.match(english(detail), /^recorded records, but nothing but silence: it is muted, or .* not permitted/);
      assert.match(english(detail), /absent does not work: absent was not found\.$/);
      assert.equal(setting, 'aloud.microphone.backend');
      assert.deepEqual(remedies, ['select-microphone', 'open-settings']);
    }
  });

  it('waits for the first sound, which a microphone without noise gives late', async () => {
    const samples = new Int16Array([...silence(2000), ...noise(1000)]);
    const { state } = await finding('Microphone', { microphone: new RecordedMicrophone(samples) });
    assert.equal(state, 'works');
  });

  it('fails a microphone that gives nothing at all', async () => {
    const nothing = new RecordedMicrophone(silence(0), { afterwards: 'vanishes' });
    const { state, detail } = await finding('Microphone', { microphone: nothing });
    assert.deepEqual([state, english(detail)], ['fails', 'recorded gave no sound.']);
  });

  it('fails loudspeakers whose program is there and cannot play', async () => {
    const player = new FakePlayer(async () => {
      throw new AloudError({ code: 'no-player', message: asWritten('No card.') });
    });
    const { state, detail } = await finding('Loudspeakers', { player });
    assert.deepEqual([state, english(detail)], ['fails', 'No card.']);
  });

  it('plays another way by one press where a program that was chosen is not there', async () => {
    for (const [name, others] of [
      ['pacat', ['another-player', 'open-settings']],
      ['auto', ['open-settings']],
    ] as const) {
      const player = { name, missing: async () => asWritten('Not found.'), play: async () => 0 };
      const { state, remedies } = await finding('Loudspeakers', { player });
      assert.deepEqual([state, remedies], ['fails', others]);
    }
  });

  it('fails a sample that was heard wrong or not at all, and says what was heard', async () => {
    const wrong = await finding('Transcription', { transcriber: hearing('Go to wine free') });
    assert.equal(wrong.state, 'fails');
    assert.equal(
      english(wrong.detail),
      'ear answers, but understood “Go to wine free” where the sample says “Go to line three”.',
    );
    const nothing = await finding('Transcription', { transcriber: hearing(' ') });
    assert.equal(nothing.state, 'fails');
    assert.match(english(nothing.detail), /understood nothing where the sample says “Go to line three”/);
  });

  for (const heard of ['go to line three', 'Go to line 3!', 'goto line three'])
    it(`takes “${heard}” for the sample`, async () => {
      assert.equal((await finding('Transcription', { transcriber: hearing(heard) })).state, 'works');
    });

  it('fails a model that calls no function, and a voice that gives no sound', async () => {
    const chat = await finding('Chat model', { chat: answering({ type: 'text', delta: 'Ready!' }) });
    assert.equal(chat.state, 'fails');
    assert.match(english(chat.detail), /^mind answers, but did not call a function/);
    const speech = await finding('Speech', { voice: silentVoice });
    assert.deepEqual([speech.state, english(speech.detail)], ['fails', 'mute sent no sound.']);
  });

  it('notes what is not there and need not be', async () => {
    assert.equal((await finding('SoX (optional)', { sox: sox(false) })).state, 'note');
    const addresses = async () => [{ service: asWritten('chat'), baseUrl: 'https://a.example/v1', hasKey: false }];
    const keys = await finding('Addresses and keys', { addresses });
    assert.deepEqual(
      [keys.state, english(keys.detail), keys.remedies],
      ['note', 'chat: a.example, without a key.', ['set-key']],
    );
  });

  it('fails an address that is none', async () => {
    const addresses = async () => {
      throw new AloudError({ code: 'unsupported', message: asWritten('aloud.baseUrl is no address.') });
    };
    assert.equal((await finding('Addresses and keys', { addresses })).state, 'fails');
  });

  it('offers what mends a part, the best first, and never what it is doing already', async () => {
    const failing = (remedies: readonly Remedy[], setting?: string): ChatModel => ({
      name: 'mind',
      // biome-ignore lint/correctness/useYield: it fails before it answers
      async *reply() {
        const about = { code: 'unreachable', message: asWritten('Nobody is there.'), remedies } as const;
        throw new AloudError({ ...about, ...(setting !== undefined && { setting }) });
      },
    });
    const offered = async (chat: ChatModel) => (await finding('Chat model', { chat })).remedies;
    assert.deepEqual(await offered(failing(['retry', 'select-server', 'check-setup'], 'a.b')), ['select-server']);
    assert.deepEqual(await offered(failing(['retry'], 'aloud.timeoutMs')), ['open-settings']);
    assert.deepEqual(await offered(failing(['retry'])), []);
    assert.deepEqual(await offered(answering({ type: 'text', delta: 'Ready!' })), ['select-model', 'open-settings']);
  });

  it('ends when it is cancelled', async () => {
    const abort = new AbortController();
    const seen: string[] = [];
    await assert.rejects(
      async () => {
        for await (const { what } of checkSetup(setup(), abort.signal)) {
          seen.push(english(what));
          abort.abort();
        }
      },
      { code: 'cancelled' },
    );
    assert.deepEqual(seen, ['Microphone']);
  });
});

describe('trying the set-up', () => {
  type Told = Parameters<SetupTrialProps['told']>[0];
  const names = (told: readonly Told[]) => told.map(({ findings }) => findings.map(({ name }) => name));

  /** Gives a sound, and then nothing until it is closed. */
  class Slow implements Microphone {
    readonly name = 'slow';
    opened = 0;

    missing = async () => undefined;

    async *open(signal: AbortSignal): AsyncGenerator<Int16Array, void, undefined> {
      const isFirst = ++this.opened === 1;
      yield noise(isFirst ? 100 : 500);
      if (isFirst && !signal.aborted) await once(signal, 'abort');
    }
  }

  it('tells each part as it is known, and when all are', async () => {
    const told: Told[] = [];
    await new SetupTrial({ parts: () => setup(), told: tried => told.push(tried) }).again();
    const steps = [...Array(CHECKED_NAMES.length + 1).keys()].map(count => CHECKED_NAMES.slice(0, count));
    assert.deepEqual(names(told), [...steps, CHECKED_NAMES]);
    assert.deepEqual(
      told.map(({ isBusy }) => isBusy),
      [...steps.map(() => true), false],
    );
  });

  it('begins anew with what is chosen then, and what was still being tried tells nothing more', async () => {
    const told: Told[] = [];
    const microphone = new Slow();
    let isInstalled = false;
    const parts = () => setup({ microphone, sox: sox(isInstalled) });
    const trial = new SetupTrial({ parts, told: tried => told.push(tried) });
    const first = trial.again();
    await until('it listens', () => microphone.opened === 1);
    isInstalled = true;
    const before = told.length;
    await Promise.all([first, trial.again()]);
    const steps = [...Array(CHECKED_NAMES.length + 1).keys()].map(count => CHECKED_NAMES.slice(0, count));
    assert.deepEqual(names(told.slice(before)), [...steps, CHECKED_NAMES]);
    assert.deepEqual(
      told.at(-1)?.findings.map(({ state }) => state),
      CHECKED_NAMES.map(() => 'works'),
    );
  });

  it('tells nothing once it is stopped, and is no longer busy where it cannot begin', async () => {
    const told: Told[] = [];
    const microphone = new Slow();
    const trial = new SetupTrial({ parts: () => setup({ microphone }), told: tried => told.push(tried) });
    const first = trial.again();
    await until('it listens', () => microphone.opened === 1);
    trial.stop();
    await first;
    assert.deepEqual(names(told), [[]]);
    const parts = () => {
      throw new Error('There are none.');
    };
    const none = new SetupTrial({ parts, told: tried => told.push(tried) });
    await assert.rejects(none.again(), /There are none/);
    assert.equal(told.at(-1)?.isBusy, false);
  });
});
