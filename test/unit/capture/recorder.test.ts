import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LiveUtterance } from '../../../src/capture/liveUtterance.ts';
import { INPUT_RATE_HZ, type Microphone } from '../../../src/capture/microphone.ts';
import { Recorder } from '../../../src/capture/recorder.ts';
import { Recordings } from '../../../src/capture/recordings/recordings.ts';
import type { Take } from '../../../src/capture/take.ts';
import type { Recording, Utterance } from '../../../src/capture/utterance.ts';
import { AdaptiveEnergyDetector } from '../../../src/capture/voice/adaptiveEnergyDetector.ts';
import type { EndpointerOptions } from '../../../src/capture/voice/endpointer.ts';
import type { VoiceDetector } from '../../../src/capture/voice/voiceDetector.ts';
import { AloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { joined } from '../../../src/common/wav.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { noise } from '../../support/noise.ts';
import { RecordedMicrophone } from '../../support/recordedMicrophone.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const OPTIONS: EndpointerOptions = { silenceMs: 900, patienceMs: 3000, maximumMs: 60_000 };
const never = new AbortController().signal;

/** Syllables over the hiss of a room: 1 s of nothing, 1 s of voice, and what follows. */
function voiced(afterMs = 200, loud = 4000): Int16Array {
  const hiss = noise('white', (2000 + afterMs) * 16);
  return Int16Array.from(hiss, (x, i) => {
    const ms = i / 16;
    const speaking = ms >= 1000 && ms < 2000;
    const syllable = Math.sin((Math.PI * ms) / 200) ** 2;
    const buzz = ((i % 130) / 65 - 1) * syllable;
    return 10 * x + (speaking ? loud * buzz : 0);
  });
}

const room = (ms: number) => Int16Array.from(noise('white', ms * 16), x => 10 * x);

describe('Recorder', () => {
  let around: TemporaryFolder;
  let folder: string;
  let recordings: Recordings;
  const takes: Take[] = [];

  beforeEach(() => {
    around = temporaryFolder('recorder');
    folder = join(around.path, 'recordings');
    recordings = new Recordings({ folder, log: silentLog, keep: () => false, warn: () => assert.fail() });
  });
  afterEach(async () => {
    await Promise.all(takes.splice(0).map(take => take.ended));
    around.remove();
  });

  function recorder(
    microphone: Microphone,
    detector: () => VoiceDetector = () => new AdaptiveEnergyDetector(),
  ): Recorder {
    return new Recorder({ microphone, recordings, log: silentLog, detector });
  }

  function listen(microphone: Microphone, options: Partial<EndpointerOptions> = {}, signal = never): Take {
    const take = recorder(microphone).listen({ ...OPTIONS, ...options }, { level() {} }, signal);
    takes.push(take);
    return take;
  }

  const states = async () => (await readdir(folder).catch(() => [])).map(name => name.split('.').at(-2));

  it('ends after the silence, sends the speech without the silence around it, and keeps the whole', async () => {
    const recording = await listen(new RecordedMicrophone(voiced())).utterance.recording;
    const ms = recording.samples.length / 16;
    assert.ok(ms > 1400 && ms < 1800, `${ms} ms`);
    assert.deepEqual(await states(), ['pending']);
    const kept = await recordings.read(recording.file ?? '');
    assert.ok(kept.samples.length / 16 >= 2800, `${kept.samples.length / 16} ms on disk`);
    assert.deepEqual([...kept.samples.subarray(0, 16_000)], [...voiced().subarray(0, 16_000)]);
  });

  it('lets readers follow while speech goes on', async () => {
    const { utterance } = listen(new RecordedMicrophone(voiced()));
    let frames = 0;
    let hadEnded = false;
    void utterance.recording.then(() => {
      hadEnded = true;
    });
    for await (const _ of utterance.frames()) if (++frames === 20) assert.equal(hadEnded, false);
    assert.ok(frames > 40, `${frames} frames`);
  });

  it('tells each pause once, with what was said until then: of the last it is all that was said', async () => {
    const pause = new Int16Array(500 * 16);
    const { utterance } = listen(new RecordedMicrophone(joined([voiced(), pause, voiced()])), { silenceMs: 3000 });
    const told: Recording[] = [];
    for await (const each of (utterance as LiveUtterance).pauses()) told.push(each);
    const whole = await utterance.recording;
    // Each voice is followed by some silence; within it no syllable is far from the next.
    assert.equal(told.length, 2);
    const [first, last] = told as [Recording, Recording];
    assert.ok(Number(first.voicedMs) < Number(whole.voicedMs));
    assert.equal(last.voicedMs, whole.voicedMs);
    for (const { samples } of told) assert.deepEqual(samples, whole.samples.subarray(0, samples.length));
    const left = (whole.samples.length - last.samples.length) / 16;
    assert.ok(left > 0 && left <= 300 - 128, `${left} ms of silence come behind it`);
  });

  it('tells when the microphone hears: once, with the first sound, and before anything is made of it', async () => {
    const told: string[] = [];
    let open = (): void => {};
    const plugged = new Promise<void>(resolve => {
      open = resolve;
    });
    const microphone: Microphone = {
      name: 'opens when told',
      missing: async () => undefined,
      async *open() {
        await plugged;
        for (let i = 0; i < 3; i++) yield new Int16Array(512);
      },
    };
    const detector = (): VoiceDetector => ({
      speechProbability() {
        told.push('detector');
        return 0;
      },
    });
    const watch = { open: () => told.push('open'), level: () => told.push('level') };
    const take = recorder(microphone, detector).listen(OPTIONS, watch, never);
    takes.push(take);
    await new Promise(setImmediate);
    assert.deepEqual(told, []);
    open();
    await fails(take.utterance, 'nothing-heard', /gone/);
    assert.deepEqual(told.slice(0, 3), ['open', 'level', 'detector']);
    assert.equal(told.filter(each => each === 'open').length, 1);
  });

  it('ends when told, with all that the microphone still holds', async () => {
    const voice = voiced(0);
    const microphone: Microphone = {
      name: 'told to stop before its last two frames',
      missing: async () => undefined,
      async *open() {
        for (let at = 0; at < voice.length; at += 512) {
          if (at === voice.length - 1024) take.stop();
          yield voice.slice(at, at + 512);
        }
      },
    };
    const take = listen(microphone, { silenceMs: 0 });
    const { samples } = await take.utterance.recording;
    assert.deepEqual([...samples.subarray(-1024)], [...voice.subarray(-1024)]);
  });

  it('F9: says that nothing was heard, and sends nothing', async () => {
    const { utterance } = listen(new RecordedMicrophone(room(5000)));
    await fails(utterance, 'nothing-heard', /^Nothing was heard\.$/);
    await takes[0]?.ended;
    assert.deepEqual(await states(), ['aside']);
  });

  it('F9: says so when it is stopped before a word', async () => {
    const take = listen(new RecordedMicrophone(room(60_000), { realTime: true }));
    take.stop();
    await fails(take.utterance, 'nothing-heard', /Nothing was heard/);
  });

  it('F9: tells a muted microphone from a quiet room', () =>
    fails(listen(new RecordedMicrophone(new Int16Array(0))).utterance, 'nothing-heard', /muted/));

  it('F16: keeps and uses what was heard when the device vanishes', async () => {
    const recording = await listen(new RecordedMicrophone(voiced(-300), { afterwards: 'vanishes' })).utterance
      .recording;
    assert.ok(recording.samples.length > 0.9 * INPUT_RATE_HZ);
    assert.deepEqual(await states(), ['pending']);
  });

  it('F16: keeps and uses what was heard when the microphone fails', async () => {
    const { utterance } = listen(new RecordedMicrophone(voiced(-300), { afterwards: new Error('short circuit') }));
    assert.ok((await utterance.recording).samples.length > 0.9 * INPUT_RATE_HZ);
  });

  it('F16: tells why a microphone cannot be opened, and leaves no file', async () => {
    const error = new AloudError({ code: 'microphone-denied', message: asWritten('Not allowed.') });
    await fails(
      listen(new RecordedMicrophone(new Int16Array(0), { afterwards: error })).utterance,
      'microphone-denied',
      /Not allowed/,
    );
    assert.deepEqual(await states(), []);
  });

  it('fails at once when it is cancelled, and can be tried again all the same', async () => {
    const abort = new AbortController();
    const take = listen(new RecordedMicrophone(voiced(), { realTime: true }), {}, abort.signal);
    for await (const _ of take.utterance.frames()) break;
    abort.abort();
    await fails(take.utterance, 'cancelled', /Cancelled/);
    await listen(new RecordedMicrophone(room(4000))).utterance.recording.catch(() => {});
    assert.ok(await recorder(new RecordedMicrophone(room(10))).last());
  });

  it('does not open the microphone when it is cancelled before it began', async () => {
    const take = listen(new RecordedMicrophone(voiced()), {}, AbortSignal.abort());
    await fails(take.utterance, 'cancelled', /Cancelled/);
  });

  it('gives the last recording again, and puts it away when its text has arrived', async () => {
    const first = recorder(new RecordedMicrophone(voiced()));
    const take = first.listen(OPTIONS, { level() {} }, never);
    const { samples } = await take.utterance.recording;
    const again = await first.last();
    assert.deepEqual((await again?.utterance.recording)?.samples, samples);
    assert.equal((await states()).length, 1);
    await again?.understood();
    await take.understood();
    assert.deepEqual(await states(), []);
    assert.deepEqual((await (await first.last())?.utterance.recording)?.samples, samples);
  });

  it('F27: gives what was cancelled a moment ago, and not the one before', async () => {
    const both = recorder(new RecordedMicrophone(voiced(), { afterwards: 'vanishes' }));
    await both.listen({ ...OPTIONS, purpose: 'dictate' }, { level() {} }, never).utterance.recording;
    const abort = new AbortController();
    let frames = 0;
    const level = () => ++frames === 3 && abort.abort();
    const second = both.listen({ ...OPTIONS, purpose: 'command' }, { level }, abort.signal);
    await fails(second.utterance, 'cancelled', /Cancelled/);
    assert.equal((await both.last())?.purpose, 'command');
  });

  it('F29: closed while someone speaks, it has what was said on disk, to be offered again', async () => {
    const closing = recorder(new RecordedMicrophone(voiced(), { realTime: true }));
    const abort = new AbortController();
    await new Promise<void>(resolve => {
      closing.listen(OPTIONS, { level() {}, speech: resolve }, abort.signal).utterance.recording.catch(() => {});
    });
    const closed = closing.close();
    abort.abort();
    await closed;
    assert.deepEqual(await states(), ['pending']);
    await closing.close();
  });

  it('F29: closed before anyone spoke, it leaves nothing that would be offered', async () => {
    const closing = recorder(new RecordedMicrophone(room(10_000), { realTime: true }));
    await new Promise<void>(resolve => {
      closing.listen(OPTIONS, { level: () => resolve() }, never).utterance.recording.catch(() => {});
    });
    await closing.close();
    assert.ok(!(await states()).includes('pending'));
  });

  it('F9: puts aside what has little voice and no words, and keeps waiting what was said at length', async () => {
    const little = listen(new RecordedMicrophone(voiced()));
    await little.utterance.recording;
    await little.dismissed();
    assert.deepEqual(await states(), ['aside']);
    const second = voiced().subarray(16_000, 32_000);
    const talk = joined([second, second, second, second]);
    const much = listen(new RecordedMicrophone(talk, { afterwards: 'vanishes' }), { silenceMs: 0 });
    await much.utterance.recording;
    await much.dismissed();
    assert.deepEqual(await states(), ['pending']);
  });

  it('hears at the beginning of a pause what was said, and ends sooner or later for it', async () => {
    const heardMs: number[] = [];
    for (const hint of ['complete', 'unfinished', undefined] as const) {
      const asked: number[] = [];
      const options = {
        ...OPTIONS,
        follow: {
          hear: async ({ samples }: Recording) => {
            asked.push(samples.length / 16);
            return 'undo';
          },
          judge: async () => hint,
        },
      };
      const take = recorder(new RecordedMicrophone(voiced())).listen(options, { level() {} }, never);
      takes.push(take);
      const { file, command } = await take.utterance.recording;
      assert.equal(command, hint === 'complete' ? 'undo' : undefined);
      heardMs.push((await recordings.read(file ?? '')).samples.length / 16);
      assert.equal(asked.length, 1);
      assert.ok((asked[0] ?? 0) > 1000, `${asked} ms`);
    }
    const [complete = 0, unfinished = 0, plain = 0] = heardMs;
    assert.ok(complete < plain - 500 && unfinished > plain + 500, heardMs.join());
  });

  it('begins with nothing of the silence before, nor ends with that behind', async () => {
    const take = listen(new RecordedMicrophone(voiced(3000)), { silenceMs: 2000 });
    const frames: Int16Array[] = [];
    for await (const frame of take.utterance.frames()) frames.push(frame);
    const { samples, voicedMs } = await take.utterance.recording;
    assert.deepEqual(joined(frames), samples);
    assert.ok(samples.length / 16 < 1800, `${samples.length / 16} ms`);
    assert.ok(Number(voicedMs) > 500 && Number(voicedMs) < 1200, `${voicedMs} ms of voice`);
  });

  it('shows the level about ten times a second', async () => {
    const levels: number[] = [];
    const take = recorder(new RecordedMicrophone(voiced())).listen(
      OPTIONS,
      { level: level => void levels.push(level) },
      never,
    );
    await take.utterance.recording;
    assert.ok(levels.length > 25 && levels.length < 34, `${levels.length} levels in 2.9 s`);
    assert.ok(Math.max(...levels) > 0.5 && Math.min(...levels) < 0.2);
  });

  it('loses nothing when the voice detector fails', async () => {
    const broken: VoiceDetector = {
      speechProbability: () => Promise.reject(new Error('no model')),
    };
    const take = recorder(new RecordedMicrophone(voiced(), { afterwards: 'vanishes' }), () => broken).listen(
      OPTIONS,
      { level() {} },
      never,
    );
    assert.equal((await take.utterance.recording).samples.length, Math.ceil(voiced().length / 512) * 512);
  });

  it('ends sooner when what was said is complete', async () => {
    const hear = async () => '';
    const judged: string[] = [];
    const judge = async (words: string) => {
      judged.push(words);
      return 'complete' as const;
    };
    const take = recorder(new RecordedMicrophone(voiced())).listen(
      { ...OPTIONS, follow: { hear, judge } },
      { level() {} },
      never,
    );
    takes.push(take);
    let frames = 0;
    for await (const _ of take.utterance.frames()) if (++frames === 30) take.heard({ text: 'undo' });
    const recording = await take.utterance.recording;
    const kept = await recordings.read(recording.file ?? '');
    assert.ok(kept.samples.length / 16 < 2400, `${kept.samples.length / 16} ms`);
    assert.deepEqual(judged, ['undo']);
  });
});

async function fails(utterance: Utterance, code: string, message: RegExp): Promise<void> {
  await assert.rejects(utterance.recording, (error: AloudError) => {
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  });
  await assert.rejects(
    async () => {
      for await (const _ of utterance.frames());
    },
    { code },
  );
}
