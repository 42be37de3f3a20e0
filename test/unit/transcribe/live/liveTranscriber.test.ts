import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { LiveUtterance } from '../../../../src/capture/liveUtterance.ts';
import { joined } from '../../../../src/common/wav.ts';
import { type Refusal, RefusedFields } from '../../../../src/openai/requests/refusedFields.ts';
import { LiveTranscriber } from '../../../../src/transcribe/live/liveTranscriber.ts';
import type { TranscriptEvent, TranscriptionHints } from '../../../../src/transcribe/transcriber.ts';
import { WordsSoFar } from '../../../../src/transcribe/wordsSoFar.ts';
import { collect, collectUntilError } from '../../../support/collect.ts';
import { pass } from '../../../support/passingTime.ts';
import { accessTo } from '../../../support/server/access.ts';
import { heardByLevel, saidByLevel } from '../../../support/server/realtime/levels.ts';
import {
  type RealtimeOptions,
  type RealtimeServer,
  startRealtimeServer,
} from '../../../support/server/realtime/realtimeServer.ts';
import { utteranceOf } from '../../../support/spoken.ts';
import { until } from '../../../support/until.ts';

const HINTS: TranscriptionHints = { language: 'en', keywords: ['userTotal', ' ', 'parse_args'] };
const never = new AbortController().signal;
const SECOND = 16_000;

describe('LiveTranscriber', () => {
  let server: RealtimeServer;
  afterEach(() => server.close());

  async function serve(options: Partial<RealtimeOptions> = {}): Promise<void> {
    server = await startRealtimeServer({
      hears: async (samples, rateHz) => heardByLevel(samples, rateHz),
      deltaEveryMs: 200,
      ...options,
    });
  }

  function transcriber(values: Readonly<Record<string, unknown>> = {}, refused = new RefusedFields()): LiveTranscriber {
    return new LiveTranscriber({ ...accessTo(server.url, values), refused });
  }

  function hear(samples: Int16Array, values: Readonly<Record<string, unknown>> = {}, hints = HINTS) {
    return collect(transcriber(values).transcribe(utteranceOf(samples), hints, never));
  }

  const textOf = (events: readonly TranscriptEvent[]) => events.at(-1)?.text;
  /** The session that each connection has asked for, without the form of the sound. */
  const asked = () =>
    server.sessions.map(({ events }) => {
      const update = events.find(({ type }) => type?.endsWith('session.update')) as { session: object } | undefined;
      return JSON.parse(JSON.stringify(update?.session ?? {}));
    });

  it('writes while someone speaks, and ends with the end of what is said', async () => {
    await serve();
    const utterance = new LiveUtterance();
    const events: TranscriptEvent[] = [];
    const done = (async () => {
      for await (const event of transcriber().transcribe(utterance, HINTS, never)) events.push(event);
    })();
    const first = saidByLevel(1, 2, 3, 4);
    for (let at = 0; at < first.length; at += 512) utterance.push(first.subarray(at, at + 512));
    await until('something is written', () => events.length > 0);
    assert.equal(server.sessions[0]?.commits.length, 0);
    const last = saidByLevel(5, 6);
    utterance.push(last);
    utterance.end({ samples: joined([first, last]), file: undefined });
    await done;
    assert.deepEqual(events.at(-1), { type: 'final', text: '1 2 3 4 5 6' });
    const soFar = new WordsSoFar();
    for (const event of events)
      if (event.type !== 'final') assert.ok('1 2 3 4 5 6'.startsWith(soFar.take(event).text), event.text);
  });

  it('has the text of what was written before the recording was on disk', async () => {
    await serve();
    const utterance = new LiveUtterance();
    const events: TranscriptEvent[] = [];
    const done = (async () => {
      for await (const event of transcriber().transcribe(utterance, HINTS, never)) events.push(event);
    })();
    const samples = saidByLevel(1, 2);
    utterance.push(samples);
    utterance.close();
    await until('it is written', () => events.some(({ type }) => type === 'segment'));
    utterance.end({ samples, file: undefined });
    await done;
    assert.deepEqual(events.at(-1), { type: 'final', text: '1 2' });
  });

  it('F30: brings its key in the header that the server wants, and knows it from then on', async () => {
    await serve({ key: 'sk-loopback', keyHeader: 'api-key' });
    const learnt: Refusal[] = [];
    const { origin } = new URL(server.url);
    const access = { ...accessTo(server.url, {}, { [origin]: 'sk-loopback' }) };
    const live = new LiveTranscriber({ ...access, refused: new RefusedFields(refusal => learnt.push(refusal)) });
    for (let turn = 0; turn < 2; turn++)
      assert.equal(textOf(await collect(live.transcribe(utteranceOf(saidByLevel(1, 2)), HINTS, never))), '1 2');
    assert.deepEqual(
      learnt.map(({ field }) => field),
      ['Authorization'],
    );
    assert.equal(server.refused.length, 1);
  });

  it('sends all that was said from its first sound on, once, and commits it once', async () => {
    await serve();
    const samples = saidByLevel(...Array.from({ length: 25 }, (_, i) => i + 1));
    await hear(samples);
    const [session] = server.sessions;
    assert.equal(server.sessions.length, 1);
    assert.deepEqual(session?.refusals, []);
    assert.equal(session?.commits.length, 1);
    assert.equal(session?.sound.length, samples.length * 1.5);
    assert.equal(heardByLevel(session?.sound ?? new Int16Array(), 24_000).split(' ').length, 25);
  });

  it('makes what is shorter than a commit may be as long as that', async () => {
    await serve();
    await hear(saidByLevel(7).subarray(0, 1200));
    assert.deepEqual(server.sessions[0]?.refusals, []);
    assert.equal(server.sessions[0]?.commits[0]?.length, 2880);
  });

  const NAMES = { keywords: ['userTotal', 'parse_args'] };
  const PROMPTED = { language: 'en', prompt: 'userTotal, parse_args' };
  const BY_MODEL: Readonly<Record<string, object>> = {
    'gpt-live-transcribe': { transcription: { languages: ['en'], ...NAMES } },
    'gpt-realtime-whisper': { transcription: { language: 'en' } },
    'whisper-1': { transcription: PROMPTED },
    'gpt-4o-transcribe': { transcription: PROMPTED, include: ['item.input_audio_transcription.logprobs'] },
    'some-whisper': { transcription: PROMPTED },
  };
  for (const [model, { transcription, include }] of Object.entries(BY_MODEL) as [string, Record<string, object>][])
    it(`tells ${model} what it takes, and nothing else`, async () => {
      await serve({ models: [model] });
      assert.equal(textOf(await hear(saidByLevel(3, 4), { 'aloud.transcription.model': model })), '3 4');
      assert.deepEqual(server.sessions[0]?.refusals, []);
      const input = {
        format: { type: 'audio/pcm', rate: 24_000 },
        transcription: { model, ...transcription },
        turn_detection: null,
      };
      assert.deepEqual(asked(), [{ type: 'transcription', audio: { input }, ...(include && { include }) }]);
    });

  it('tells how long to wait before it writes, to the one model that can, where that is set', async () => {
    const values = { 'aloud.transcription.delay': 'high' };
    await serve();
    await hear(saidByLevel(3), { ...values, 'aloud.transcription.model': 'gpt-realtime-whisper' });
    await hear(saidByLevel(3), { ...values, 'aloud.transcription.model': 'gpt-live-transcribe' });
    assert.deepEqual(
      asked().map(({ audio }) => audio.input.transcription.delay),
      ['high', undefined],
    );
    assert.deepEqual(
      server.sessions.flatMap(({ refusals }) => refusals),
      [],
    );
    server.fail({ at: 'session', refuses: 'delay' });
    const model = { 'aloud.transcription.model': 'gpt-realtime-whisper' };
    assert.equal(textOf(await hear(saidByLevel(3), { ...values, ...model })), '3');
  });

  it('asks the live model where the one for recordings is set', async () => {
    await serve({ models: ['gpt-live-transcribe'] });
    assert.equal(textOf(await hear(saidByLevel(1), { 'aloud.transcription.model': 'gpt-transcribe' })), '1');
  });

  it('names no model in the address, but where the server wants one there, and remembers that', async () => {
    await serve();
    await hear(saidByLevel(1));
    assert.equal(server.sessions[0]?.url, '/v1/realtime?intent=transcription');
    await server.close();
    await serve({ wantsModel: true, naming: 'flat', models: ['base'] });
    const ear = transcriber({ 'aloud.transcription.model': 'base' });
    for (const number of [4, 5])
      assert.equal(textOf(await collect(ear.transcribe(utteranceOf(saidByLevel(number)), HINTS, never))), `${number}`);
    assert.equal(server.refused.length, 1);
    assert.deepEqual(
      server.sessions.map(({ url }) => url),
      Array(2).fill('/v1/realtime?intent=transcription&model=base'),
    );
  });

  it('names the model in the address of a server that opens, and then wants it there', async () => {
    await serve({ wantsModel: 'late' });
    const ear = transcriber();
    for (const number of [4, 5])
      assert.equal(textOf(await collect(ear.transcribe(utteranceOf(saidByLevel(number)), HINTS, never))), `${number}`);
    assert.deepEqual(
      server.sessions.map(({ url }) => url.includes('model=')),
      [false, true, true],
    );
  });

  it('goes on where a server complains and agrees all the same', async () => {
    await serve({ naming: 'flat', models: ['whisper-1'] });
    const tells = { type: 'invalid_request_error', message: 'Specifying `session.temperature` is not supported.' };
    server.fail({ at: 'session', about: 'session', tells, agrees: true });
    assert.equal(textOf(await hear(saidByLevel(5, 6), { 'aloud.transcription.model': 'whisper-1' })), '5 6');
    assert.equal(server.sessions.length, 1);
  });

  it('takes a server that calls what it commits otherwise than what it writes', async () => {
    await serve({ renames: true });
    assert.equal(textOf(await hear(saidByLevel(5, 6))), '5 6');
  });

  for (const naming of ['beta', 'flat'] as const)
    it(`speaks to a server by its names: ${naming}`, async () => {
      await serve({ naming, models: ['whisper-1'] });
      assert.equal(textOf(await hear(saidByLevel(5, 6), { 'aloud.transcription.model': 'whisper-1' })), '5 6');
      assert.deepEqual(server.sessions[0]?.refusals, []);
    });

  it('does without a field that the server refuses, and sends it no second time', async () => {
    await serve();
    server.fail({ at: 'session', refuses: 'keywords' });
    const ear = transcriber();
    for (const number of [1, 2])
      assert.equal(textOf(await collect(ear.transcribe(utteranceOf(saidByLevel(number)), HINTS, never))), `${number}`);
    assert.deepEqual(
      server.sessions.map(({ events }) => events.filter(({ type }) => type === 'session.update').length),
      [2, 1],
    );
    assert.ok(!JSON.stringify(asked()[1]).includes('keywords'));
  });

  /** 62 s in three stretches, with pauses at which they may be told apart. */
  const long = () => {
    const words = (from: number) => saidByLevel(...Array.from({ length: 250 }, (_, i) => ((from + i) % 29) + 1));
    const pause = new Int16Array(SECOND / 2);
    return [words(0), pause, words(7), pause, saidByLevel(30, 29)] as const;
  };

  it('commits what is long in pieces, which are written in their order though turns cross', async () => {
    await serve({ crosses: true });
    const samples = joined(long());
    const events = await hear(samples);
    assert.ok((server.sessions[0]?.commits.length ?? 0) >= 3);
    assert.equal(textOf(events), heardByLevel(samples, SECOND));
    const stays = events.filter(({ type }) => type === 'segment').map(({ text }) => text);
    assert.ok(stays.length >= 2);
    for (const [i, text] of stays.entries()) assert.ok(text.startsWith(stays[i - 1] ?? ''), text);
  });

  it('takes a server that tells of no commit', async () => {
    await serve({ tellsNoCommits: true });
    assert.equal(textOf(await hear(saidByLevel(9, 8, 7))), '9 8 7');
  });

  it('loses nothing where a server commits by itself, too', async () => {
    await serve({ commitsAfterMs: 360 });
    for (const count of [6, 7, 8]) {
      const words = Array.from({ length: count }, (_, i) => i + 1);
      assert.equal(textOf(await hear(saidByLevel(...words))), words.join(' '));
    }
    assert.ok(server.sessions.every(({ commits }) => commits.length >= 2));
  });

  it('takes a server’s word that nothing was left to commit', async () => {
    await serve();
    const tells = { type: 'invalid_request_error', code: 'input_audio_buffer_commit_empty', message: 'Too small.' };
    server.fail({ at: 'session', about: 'commit', tells });
    assert.equal(textOf(await hear(saidByLevel(1))), '');
  });

  it('closes a connection over which nobody speaks, and opens another when someone does', async () => {
    await serve();
    const utterance = new LiveUtterance();
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const events = collect(transcriber().transcribe(utterance, HINTS, never));
      while (server.sessions[0]?.events.length !== 1) await new Promise(setImmediate);
      await pass(25_000);
      assert.equal(server.sessions.length, 1);
      const samples = saidByLevel(4, 5);
      utterance.push(samples);
      utterance.end({ samples, file: undefined });
      assert.equal(textOf(await events), '4 5');
      assert.deepEqual(
        server.sessions.map(({ sound }) => sound.length),
        [0, samples.length * 1.5],
      );
    } finally {
      mock.timers.reset();
    }
  });

  it('is not ended by an error that is about nothing it has sent, nor by events that it does not know', async () => {
    await serve();
    server.fail({ at: 'session', about: 'nothing', tells: { type: 'server_error', message: 'Rate limits changed.' } });
    assert.equal(textOf(await hear(saidByLevel(1, 2))), '1 2');
    server.fail({ at: 'session', sends: ['{"type":"rate_limits.updated"}', '{}', '{"type":"delta","item_id":5}'] });
    assert.equal(textOf(await hear(saidByLevel(1, 2))), '1 2');
    assert.equal(server.sessions.length, 2);
  });

  it('opens the connection before anyone speaks, and sends nothing over it', async () => {
    await serve();
    const utterance = new LiveUtterance();
    const stop = new AbortController();
    const ended = collectUntilError(transcriber().transcribe(utterance, HINTS, stop.signal));
    await until('the connection is there', () => server.sessions[0]?.events.length === 1);
    assert.equal(server.sessions[0]?.sound.length, 0);
    stop.abort();
    assert.equal(((await ended).thrown as { code?: string }).code, 'cancelled');
  });

  it('has nothing to tell of what cannot be read here', async () => {
    await serve();
    const samples = new Int16Array();
    const asItCame = { bytes: new Uint8Array(4), fileName: 'a.opus', type: 'audio/ogg' };
    const utterance = new LiveUtterance();
    utterance.end({ samples, file: undefined, asItCame });
    const { thrown } = await collectUntilError(transcriber().transcribe(utterance, HINTS, never));
    assert.equal((thrown as { code?: string }).code, 'unsupported');
  });
});
