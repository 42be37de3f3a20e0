import assert from 'node:assert/strict';
import { LossyEncoder } from '../../../src/capture/encoding/lossyEncoder.ts';
import { WavEncoder } from '../../../src/capture/encoding/wavEncoder.ts';
import { LiveUtterance, utteranceOf } from '../../../src/capture/liveUtterance.ts';
import { CannotHear } from '../../../src/chat/audio/soundRefusals.ts';
import { asAloudError, cancelled } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { type Settings, settingsFrom } from '../../../src/common/settings/settings.ts';
import { parseWav } from '../../../src/common/wav.ts';
import { english } from '../../../src/messages/text.ts';
import { ConfiguredAddresses } from '../../../src/openai/addresses.ts';
import { AudioChatStage } from '../../../src/stages/audioChat.ts';
import { collectUntilError } from '../../support/collect.ts';
import { type OpenAIServer, startOpenAIServer } from '../../support/server/openaiServer.ts';

const never = new AbortController().signal;
const RATE_HZ = 16_000;

/** Sound that rises and falls as a voice does, with silence around it. */
function voice(ms: number): Int16Array {
  const length = (ms * RATE_HZ) / 1000;
  return Int16Array.from({ length }, (_, i) => Math.round(9000 * Math.sin(i / 9) * Math.abs(Math.sin(i / 2500))));
}

describe('chat by sound, as a stage', () => {
  let server: OpenAIServer;
  const values: Record<string, unknown> = {};
  let told: string[];

  beforeEach(async () => {
    for (const name of Object.keys(values)) delete values[name];
    told = [];
    const hears = { recognise: async () => 'yes' };
    server = await startOpenAIServer({ hears, says: async () => new Int16Array(2400) });
    values['aloud.baseUrl'] = server.url;
  });

  afterEach(() => server.close());

  function stageOf(format: 'wav' | 'mp3' = 'wav'): AudioChatStage {
    const settings: Settings = { get: name => settingsFrom(values).get(name) };
    return new AudioChatStage({
      access: { settings, addresses: new ConfiguredAddresses(settings, async () => undefined), firstPauseMs: 1 },
      encoder: () => (format === 'wav' ? new WavEncoder() : new LossyEncoder(() => 'mp3', silentLog)),
      progress: says => told.push(english(says)),
      log: silentLog,
    });
  }

  const said = (samples: Int16Array, voicedMs?: number) =>
    utteranceOf({ samples, file: undefined, ...(voicedMs !== undefined && { voicedMs }) });
  const ask = async (stage: AudioChatStage, sound: Awaited<ReturnType<AudioChatStage['of']>>) => {
    assert.ok(sound);
    const messages = [{ role: 'user', content: 'This:', sound }] as const;
    return asAloudError((await collectUntilError(stage.model(false).reply(messages, [], never))).thrown);
  };

  it('makes it ready while it is said, as MP3 or WAV', async () => {
    const samples = voice(1000);
    for (const format of ['mp3', 'wav'] as const) {
      const utterance = new LiveUtterance();
      const ready = stageOf(format).of(utterance, never);
      for (let at = 0; at < samples.length; at += 512) utterance.push(samples.slice(at, at + 512));
      utterance.end({ samples, file: undefined, voicedMs: 900 });
      const sound = await ready;
      assert.equal(sound?.format, format);
      if (format === 'mp3') assert.ok(sound.bytes.length < 6000);
      assert.deepEqual(parseWav(sound.asWav()).samples, samples);
    }
    assert.deepEqual(server.requests, []);
  });

  it('F9: sends nothing of silence, nor of a click', async () => {
    await assert.rejects(stageOf().of(said(new Int16Array(RATE_HZ)), never), { code: 'nothing-heard' });
    await assert.rejects(stageOf().of(said(voice(400), 60), never), { code: 'no-words' });
    const noise = Int16Array.from({ length: RATE_HZ }, () => Math.round(Math.random() * 40 - 20));
    await assert.rejects(stageOf().of(said(noise), never), { code: 'nothing-heard' });
  });

  it('F9, F16: throws what the recording ended with', async () => {
    const utterance = new LiveUtterance();
    utterance.fail(cancelled());
    await assert.rejects(stageOf().of(utterance, never), { code: 'cancelled' });
  });

  it('F11: leaves to words what is too long to go in one piece, and says so', async () => {
    const long = said(voice(150_000), 100_000);
    assert.equal(await stageOf('wav').of(long, never), undefined);
    assert.match(told.join(), /too long to be sent as sound/);
    assert.equal((await stageOf('mp3').of(long, never))?.format, 'mp3');
  }).timeout(180_000);

  it('leaves to words what nothing here can read', async () => {
    const asItCame = { bytes: new Uint8Array(8), fileName: 'said.webm', type: 'audio/webm' };
    const utterance = utteranceOf({ samples: new Int16Array(0), file: undefined, asItCame });
    assert.equal(await stageOf().of(utterance, never), undefined);
  });

  it('knows from then on what cannot hear, and says so once, until another is set', async () => {
    values['aloud.chat.audioModel'] = 'gpt-5.6-luna';
    const stage = stageOf();
    const sound = await stage.of(said(voice(500), 400), never);
    assert.ok((await ask(stage, sound)) instanceof CannotHear);
    assert.equal(await stage.of(said(voice(500), 400), never), undefined);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /takes no sound for gpt-5.6-luna/);
    values['aloud.chat.audioModel'] = 'gpt-audio-1.5';
    assert.ok(await stage.of(said(voice(500), 400), never));
  });

  it('F13: does so where the model is gone', async () => {
    values['aloud.chat.audioModel'] = 'gpt-audio-9';
    const stage = stageOf();
    const sound = await stage.of(said(voice(500), 400), never);
    assert.ok((await ask(stage, sound)) instanceof CannotHear);
    assert.equal(await stage.of(said(voice(500), 400), never), undefined);
    assert.match(told.join(), /no model gpt-audio-9.*aloud\.chat\.audioModel.*written down first/);
  });

  it('F2: leaves to words what cannot be reached or has no key, and tries again the next time', async () => {
    for (const url of ['http://127.0.0.1:1/v1', 'https://api.openai.com/v1']) {
      values['aloud.baseUrl'] = url;
      const stage = stageOf();
      const sound = await stage.of(said(voice(500), 400), never);
      assert.ok((await ask(stage, sound)) instanceof CannotHear);
      assert.ok(await stage.of(said(voice(500), 400), never));
      assert.deepEqual(
        told.filter(each => /written down/.test(each)),
        [],
      );
    }
  });

  it('F12: is not asked with words where the key is wrong, or there is no credit', async () => {
    const stage = stageOf();
    for (const [status, message, code] of [
      [401, 'Incorrect API key', 'no-key'],
      [402, 'insufficient_quota', 'no-quota'],
    ] as const) {
      const sound = await stage.of(said(voice(500), 400), never);
      server.say({ reply: { fault: 'status', status, error: { message } } });
      const error = await ask(stage, sound);
      if (code === 'no-quota') assert.ok(!(error instanceof CannotHear));
      assert.ok(await stage.of(said(voice(500), 400), never), 'it is not taken for deaf');
    }
  });

  it('F3: is no more to be tried with words once calls were carried out', async () => {
    values['aloud.chat.audioModel'] = 'gpt-5.6-luna';
    const stage = stageOf();
    const sound = await stage.of(said(voice(500), 400), never);
    assert.ok(sound);
    const messages = [
      { role: 'user', content: 'This:', sound },
      { role: 'assistant', content: '', toolCalls: [{ id: 'c', name: 'zoom', arguments: '{}' }] },
      { role: 'tool', callId: 'c', content: 'Done.' },
    ] as const;
    const { thrown } = await collectUntilError(stage.model(false).reply(messages, [], never));
    assert.equal(asAloudError(thrown).code, 'server-failed');
    assert.ok(!(thrown instanceof CannotHear));
    assert.ok(await stage.of(said(voice(500), 400), never), 'it heard before');
  });
});
