import assert from 'node:assert/strict';
import { LiveUtterance, utteranceOf } from '../../../../src/capture/liveUtterance.ts';
import { AloudError } from '../../../../src/common/errors.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { joined } from '../../../../src/common/wav.ts';
import { parseToEngine } from '../../../../src/engines/protocol.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import {
  type LocalEngine,
  type LocalHints,
  LocalTranscriber,
} from '../../../../src/transcribe/ears/localTranscriber.ts';
import type { TranscriptEvent } from '../../../../src/transcribe/transcriber.ts';
import { collect, collectUntilError } from '../../../support/collect.ts';
import { noise } from '../../../support/noise.ts';

const HINTS = { language: undefined, keywords: [] };
const never = new AbortController().signal;
const SECOND = 16_000;

/** Writes how many seconds it heard; or fails as often as it is told to. */
class CountingEngine implements LocalEngine {
  loaded = 0;
  readonly heard: Int16Array[] = [];
  readonly told: LocalHints[] = [];
  failures: AloudError[] = [];

  async load(): Promise<void> {
    this.loaded++;
    if (this.failures.length > 0) throw new Error('It is told later.');
  }

  async hear(samples: Int16Array, signal: AbortSignal, hints?: LocalHints): Promise<string> {
    signal.throwIfAborted();
    if (hints) this.told.push(hints);
    this.heard.push(samples);
    await new Promise(setImmediate);
    const failure = this.failures.shift();
    if (failure) throw failure;
    return `${samples.length / SECOND} s`;
  }
}

/** Something that is being said, with all of it so far as it would be kept. */
class Speech {
  readonly utterance = new LiveUtterance();
  readonly #frames: Int16Array[] = [];

  say(seconds: number): this {
    const frame = Int16Array.from(noise('white', seconds * SECOND), each => each * 1000);
    this.#frames.push(frame);
    this.utterance.push(frame);
    return this;
  }

  async pause(voicedMs: number): Promise<void> {
    this.utterance.pause(voicedMs);
    for (let i = 0; i < 5; i++) await new Promise(setImmediate);
  }

  end(voicedMs: number): void {
    this.utterance.end({ samples: joined(this.#frames), file: undefined, voicedMs });
  }
}

function transcriberOf(engine: LocalEngine, languages: readonly string[] | undefined = ['en']): LocalTranscriber {
  const about = { name: 'moonshine', label: asWritten('Moonshine'), engine, log: silentLog } as const;
  return new LocalTranscriber({ ...about, ...(languages && { languages }) });
}

describe('LocalTranscriber', () => {
  let engine: CountingEngine;
  let speech: Speech;
  let events: Promise<TranscriptEvent[]>;
  let heardSeconds: () => number[];

  beforeEach(() => {
    engine = new CountingEngine();
    speech = new Speech();
    const transcriber = transcriberOf(engine);
    events = collect(transcriber.transcribe(speech.utterance, HINTS, never));
    heardSeconds = () => engine.heard.map(({ length }) => length / SECOND);
    // What fails is looked at by the test.
    events.catch(() => {});
  });

  it('loads while someone still speaks', async () => {
    speech.say(1);
    assert.equal(engine.loaded, 1);
    assert.deepEqual(engine.heard, []);
    speech.end(1000);
    await events;
  });

  it('has heard at the pause what proves to be all, and hears it no second time', async () => {
    await speech.say(2).pause(1800);
    speech.say(0.125);
    speech.end(1800);
    assert.deepEqual(await events, [
      { type: 'partial', text: '2 s', voicedMs: 1800 },
      { type: 'final', text: '2 s' },
    ]);
    assert.deepEqual(heardSeconds(), [2]);
  });

  it('hears all of it where someone went on, if only for a syllable', async () => {
    await speech.say(1).pause(900);
    speech.say(0.25);
    speech.end(960);
    assert.deepEqual(await events, [
      { type: 'partial', text: '1 s', voicedMs: 900 },
      { type: 'final', text: '1.25 s' },
    ]);
  });

  it('keeps what is long as it comes, and hears each piece once', async () => {
    await speech.say(13).pause(12_000);
    await speech.say(2).pause(14_000);
    await speech.say(12).pause(25_000);
    speech.say(1);
    speech.end(26_000);
    const texts = (await events).map(({ text }) => text);
    assert.deepEqual(texts, ['13 s', '13 s 2 s', '13 s 14 s', '13 s 14 s 1 s']);
    assert.deepEqual(heardSeconds(), [13, 2, 14, 1]);
  });

  it('hears a recording that is long in pieces, all of it and nothing twice', async () => {
    const samples = Int16Array.from(noise('white', 40 * SECOND), (x, i) => (i % SECOND > 10_000 ? 0 : x * 1000));
    const transcriber = transcriberOf(engine);
    const all = await collect(transcriber.transcribe(utteranceOf({ samples, file: undefined }), HINTS, never));
    assert.ok(engine.heard.length >= 2 && engine.heard.every(({ length }) => length <= 25 * SECOND));
    assert.deepEqual(joined(engine.heard), samples);
    assert.equal(all.filter(({ type }) => type === 'final').length, 1);
    assert.equal(
      all.at(-1)?.text,
      heardSeconds()
        .map(seconds => `${seconds} s`)
        .join(' '),
    );
  });

  it('hears once more what could not be heard ahead', async () => {
    engine.failures = [crashed()];
    await speech.say(2).pause(1800);
    speech.end(1800);
    assert.deepEqual(await events, [{ type: 'final', text: '2 s' }]);
    assert.deepEqual(heardSeconds(), [2, 2]);
  });

  it('tells what goes wrong when it is whole, and not while someone speaks', async () => {
    engine.failures = [crashed(), crashed()];
    let thrown: unknown;
    events.catch(error => {
      thrown = error;
    });
    await speech.say(2).pause(1800);
    assert.equal(thrown, undefined);
    speech.end(1800);
    await assert.rejects(events, { code: 'unsupported' });
  });

  it('asks nothing of silence', async () => {
    speech.end(0);
    assert.deepEqual(await events, [{ type: 'final', text: '' }]);
    assert.deepEqual(engine.heard, []);
  });

  it('throws `cancelled` at a pause too', async () => {
    const stop = new AbortController();
    const transcriber = transcriberOf(engine);
    const other = new Speech();
    const ended = collectUntilError(transcriber.transcribe(other.utterance, HINTS, stop.signal));
    other.say(1).utterance.pause(900);
    stop.abort();
    assert.equal(((await ended).thrown as AloudError).code, 'cancelled');
  });

  it('tells its engine the language, and the names of the file as they are said', async () => {
    const sound = utteranceOf({ samples: new Int16Array(9), file: undefined });
    const names = ['getUserById', 'HTTP_CLIENT', 'get_user_by_id', '__', 'a/b:c\nd', 'x'.repeat(200)];
    const keywords = [...names, ...Array.from({ length: 200 }, (_, i) => `name${i}`)];
    await collect(transcriberOf(engine, ['en', 'de']).transcribe(sound, { language: 'de-AT', keywords }, never));
    const [{ languages, hotWords } = { languages: [], hotWords: [] }] = engine.told;
    assert.deepEqual(languages, ['de']);
    assert.deepEqual(hotWords.slice(0, 4), ['get user by id', 'http client', 'a b c d', 'name 0']);
    assert.equal(hotWords.length, 100);
    const several = { language: undefined, languages: ['de-CH', 'de', 'en'], keywords: [] };
    await collect(transcriberOf(engine, ['en', 'de']).transcribe(sound, several, never));
    assert.deepEqual(engine.told[1]?.languages, ['de', 'en']);
    // It is a request as the engine's process takes it.
    assert.ok(parseToEngine({ type: 'hear', samples: new Int16Array(9), languages, hotWords }));
  });

  it('hears each language that it knows, and any where it knows all', async () => {
    const sound = utteranceOf({ samples: new Int16Array(9), file: undefined });
    const isHeard = async (languages: readonly string[] | undefined, language: string) => {
      const transcriber = new LocalTranscriber({
        name: 'whisper',
        label: asWritten('Whisper'),
        engine,
        log: silentLog,
      });
      const made = languages ? transcriberOf(engine, languages) : transcriber;
      const hearing = collect(made.transcribe(sound, { language, keywords: [] }, never));
      return hearing.then(
        () => true,
        () => false,
      );
    };
    assert.deepEqual(
      await Promise.all([isHeard(['en', 'de'], 'de'), isHeard(['en', 'de'], 'de-CH'), isHeard(['en', 'de'], 'ja')]),
      [true, true, false],
    );
    assert.ok(await isHeard(undefined, 'ja'));
  });

  it('says that it knows English only, and leaves a file that nobody can read', async () => {
    const transcriber = transcriberOf(engine);
    const none = utteranceOf({
      samples: new Int16Array(),
      file: undefined,
      asItCame: { bytes: new Uint8Array(1), fileName: 'a.wma', type: 'audio/x-ms-wma' },
    });
    const short = utteranceOf({ samples: new Int16Array(9), file: undefined });
    for (const [utterance, hints] of [
      [short, { language: 'de' }],
      [short, { language: undefined, languages: ['de', 'fr'] }],
      [short, { language: undefined, translate: true }],
      [none, { language: 'en-GB' }],
    ] as const)
      await assert.rejects(collect(transcriber.transcribe(utterance, { ...hints, keywords: [] }, never)), {
        code: 'unsupported',
      });
  });
});

function crashed(): AloudError {
  return new AloudError({ code: 'unsupported', message: asWritten('It crashed.') });
}
