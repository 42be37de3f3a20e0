import assert from 'node:assert/strict';
import { EchoCanceller } from '../../../../src/capture/echo/echoCanceller.ts';
import { resemblance } from '../../../../src/capture/echo/resemblance.ts';
import { FRAME_SAMPLES, INPUT_RATE_HZ } from '../../../../src/capture/microphone.ts';
import { BargeIn } from '../../../../src/capture/voice/bargeIn.ts';
import { Silero } from '../../../../src/capture/voice/silero.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { joined } from '../../../../src/common/wav.ts';
import { OUTPUT_RATE_HZ } from '../../../../src/speak/voices/voice.ts';
import { cpuNow, threadCpuNow } from '../../../support/cpuNow.ts';
import { asPlayed, CANCELLER, EchoRoom, echoOf, mixed, recording, talk } from '../../../support/echoRoom.ts';
import { loudness } from '../../../support/noise.ts';
import { voiceModel } from '../../../support/voiceModel.ts';

const OWN = ['try-command', 'try-comment', 'try-question'] as const;
const SECONDS = 8;
/** When someone speaks into it, and from then on until their voice begins, in ms. */
const INTO_MS = 5000;
const BEGINS_MS = 610;

const ECHOES = [
  { decibels: -6, delayMs: 40, least: 40 },
  { decibels: -6, delayMs: 200, least: 40 },
  { decibels: -12, delayMs: 120, least: 35 },
  { decibels: -20, delayMs: 200, least: 28 },
] as const;

const silero = new Silero({ model: voiceModel, log: silentLog });
const said = talk(OWN, SECONDS);
const voice = recording('try-undo');

/** What comes of what a microphone hears: when someone was certain to speak, in ms, and what is another's. */
async function overheard(room: EchoRoom, heard: Int16Array) {
  const spokenAt: number[] = [];
  const spoken = () => void spokenAt.push(room.now);
  const bargeIn = new BargeIn({ detector: silero.detector(), own: room.own, spoken });
  const cleaned: Int16Array[] = [];
  const others: Int16Array[] = [];
  for await (const frame of room.hears(heard)) {
    cleaned.push(frame);
    others.push(...(await bargeIn.push(frame)));
  }
  return { spokenAt, cleaned: joined(cleaned), others: joined(others) };
}

const power = (samples: Int16Array) => Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
const decibels = (before: Int16Array, after: Int16Array) => 20 * Math.log10(power(before) / power(after));
const isSilence = (samples: Int16Array) => samples.every(sample => sample === 0);

/** How much louder a voice has to be to be that much louder than an echo. */
const gainOver = (echo: Float64Array, times: number) =>
  (times * loudness(Int16Array.from(echo, x => x * 4))) / 4 / loudness(voice);

describe('own voice, heard back', function () {
  this.timeout(180_000);

  for (const { least, ...echo } of ECHOES)
    it(`trap 7: ${echo.decibels} dB after ${echo.delayMs} ms is taken out, and hides nobody who speaks at +6 dB`, async () => {
      const room = new EchoRoom();
      room.plays(said, 0);
      const alone = mixed(echoOf(said, echo));
      const { spokenAt, cleaned, others } = await overheard(room, alone);
      const settled = (samples: Int16Array) => samples.subarray(3 * INPUT_RATE_HZ);
      const taken = decibels(settled(alone), settled(cleaned));
      assert.ok(taken > least, `${taken} dB`);
      assert.deepEqual(spokenAt, []);
      assert.ok(isSilence(others));
      assert.ok(alone.length - cleaned.length < FRAME_SAMPLES);

      const busy = new EchoRoom();
      busy.plays(said, 0);
      const echoes = echoOf(said, echo);
      const both = mixed(echoes, { said: voice, atMs: INTO_MS, gain: gainOver(echoes, 2) });
      const heard = await overheard(busy, both);
      assert.equal(heard.spokenAt.length, 1, `${heard.spokenAt}`);
      const afterMs = Number(heard.spokenAt[0]) - INTO_MS - BEGINS_MS;
      assert.ok(afterMs < 300, `${afterMs} ms`);
      // From its beginning on, what was said is there.
      const [before, from] = [(INTO_MS * INPUT_RATE_HZ) / 1000, ((INTO_MS + BEGINS_MS) * INPUT_RATE_HZ) / 1000];
      assert.ok(isSilence(heard.others.subarray(0, before)));
      assert.ok(heard.others.length >= both.length, 'What was heard before it was certain comes, too.');
      assert.ok(power(heard.others.subarray(from)) > power(both.subarray(from)) / 3);
    });

  it('trap 7: takes no passage for a voice that is heard later or sooner than players think, as loud as it is', async () => {
    const room = new EchoRoom();
    const passage = talk(OWN, 4);
    const late = [70, 150, -30, 190, 0];
    const heard = late.flatMap((ms, index) => {
      room.plays(passage, index * 5000 - ms);
      return [Int16Array.from(echoOf(passage, { decibels: -6, delayMs: 100 })), new Int16Array(INPUT_RATE_HZ)];
    });
    const { spokenAt, others } = await overheard(room, mixed(Float64Array.from(joined(heard))));
    assert.deepEqual(spokenAt, []);
    assert.ok(power(others) < 15, `${power(others)}`);
  });

  it('trap 7: takes no echo for a voice that loudspeakers bend, in a room that changes', async () => {
    const room = new EchoRoom();
    room.plays(said, 0);
    const bent = said.map(x => Math.max(-6000, Math.min(6000, x)));
    const before = echoOf(bent, { decibels: -6, delayMs: 80 });
    const after = echoOf(bent, { decibels: -3, delayMs: 90, seed: 5 });
    const { spokenAt } = await overheard(room, mixed(before.map((x, i) => (i < 80_000 ? x : (after[i] as number)))));
    assert.deepEqual(spokenAt, []);
  });

  it('hears who speaks where there is no echo at all', async () => {
    const room = new EchoRoom();
    room.plays(said, 0);
    const heard = mixed(new Float64Array(said.length), { said: voice, atMs: 1000, gain: 1 });
    const { spokenAt, cleaned } = await overheard(room, heard);
    assert.equal(spokenAt.length, 1);
    assert.ok(Number(spokenAt[0]) - 1000 - BEGINS_MS < 300, `${spokenAt}`);
    assert.ok(decibels(heard, cleaned) < 2, `${decibels(heard, cleaned)} dB`);
  });

  it('hears who wears headphones as they are, once it knows', async () => {
    const room = new EchoRoom();
    room.plays(said, 0);
    const heard = mixed(new Float64Array(said.length), { said: recording('try-add'), atMs: 4000, gain: 1 });
    const { spokenAt, cleaned } = await overheard(room, heard);
    assert.equal(spokenAt.length, 1);
    const from = 4 * INPUT_RATE_HZ;
    assert.deepEqual(cleaned.subarray(from, from + INPUT_RATE_HZ / 2), heard.subarray(from, from + INPUT_RATE_HZ / 2));
  });

  it('leaves every sample as it was where nothing is played', async () => {
    const { cleaned, others, spokenAt } = await overheard(new EchoRoom(), voice);
    const whole = voice.subarray(0, voice.length - (voice.length % FRAME_SAMPLES));
    assert.deepEqual(cleaned, whole);
    assert.deepEqual(others, whole);
    assert.deepEqual(spokenAt, []);
  });

  it('trap 7: lets nothing pass for another’s while Aloud speaks where it cannot be taken out', async () => {
    const room = new EchoRoom('/no/such/canceller.js');
    room.plays(said, 0);
    const heard = mixed(new Float64Array(said.length), { said: voice, atMs: 1000, gain: 1 });
    const { spokenAt, cleaned, others } = await overheard(room, heard);
    assert.equal(room.own.isTakenOut, false);
    assert.deepEqual(spokenAt, []);
    assert.ok(isSilence(others));
    assert.deepEqual(cleaned, heard.subarray(0, cleaned.length));
  });
});

describe('resemblance', () => {
  it('tells what was played from who speaks at the same time, in less than 16 ms', () => {
    const bytes = asPlayed(said);
    const played = new Int16Array(bytes.buffer, 0, bytes.length >> 1);
    const inRoom = mixed(echoOf(said, { decibels: -12, delayMs: 150, seed: 3 }));
    const costs: number[] = [];
    const likeness = (sound: Int16Array, at: number) => {
      const before = cpuNow();
      const like = resemblance(
        sound.subarray(at, at + 5 * FRAME_SAMPLES),
        INPUT_RATE_HZ,
        played.subarray(((at - INPUT_RATE_HZ) * 3) / 2, ((at + 5 * FRAME_SAMPLES) * 3) / 2),
        OUTPUT_RATE_HZ,
      );
      costs.push(cpuNow() - before);
      return like;
    };
    const loud = (sound: Int16Array) =>
      Array.from({ length: 40 }, (_, i) => 20_000 + i * 1600).filter(
        at => power(sound.subarray(at, at + 5 * FRAME_SAMPLES)) > loudness(sound) / 2,
      );
    const own = loud(inRoom).map(at => likeness(inRoom, at));
    const speaker = joined([new Int16Array(INPUT_RATE_HZ), voice, recording('try-add'), recording('try-edit'), voice]);
    const others = loud(speaker).map(at => likeness(speaker, at));
    assert.ok(own.length > 8 && Math.min(...own) > 0.6, own.map(x => x.toFixed(2)).join());
    assert.ok(others.length > 8 && Math.max(...others) < 0.6, others.map(x => x.toFixed(2)).join());
    const usual = costs.sort((a, b) => a - b)[Math.floor(costs.length / 2)] as number;
    assert.ok(usual < 16, `${usual} ms`);
  });
});

describe('EchoCanceller', () => {
  it('takes less than a tenth of the time of what it hears, never 16 ms at once, and leaves the process alone', async () => {
    const names = ['uncaughtException', 'unhandledRejection'] as const;
    const listeners = () => names.map(name => process.listenerCount(name as 'uncaughtException'));
    const before = listeners();
    const played = new Float32Array((FRAME_SAMPLES * 3) / 2);
    const frames = Math.floor(said.length / FRAME_SAMPLES);
    /** What each frame costs, in ms of the processor: the least of several times, for what else happens costs something, too. */
    const costs: number[] = Array(frames).fill(Number.POSITIVE_INFINITY);
    for (let times = 0; times < 4; times++) {
      const canceller = await EchoCanceller.load(CANCELLER, OUTPUT_RATE_HZ);
      assert.deepEqual(listeners(), before);
      for (let i = 0; i < frames; i++) {
        played.forEach((_, at) => {
          played[at] = (said[i * FRAME_SAMPLES + Math.floor((at * 2) / 3)] as number) / 32768;
        });
        const from = threadCpuNow();
        canceller.clean(said.slice(i * FRAME_SAMPLES, (i + 1) * FRAME_SAMPLES), played);
        costs[i] = Math.min(costs[i] as number, threadCpuNow() - from);
      }
      canceller.restart();
    }
    const share = costs.reduce((sum, ms) => sum + ms, 0) / (SECONDS * 1000);
    assert.ok(share < 0.1, `${share}`);
    // The first are not compiled yet.
    assert.ok(Math.max(...costs.slice(1)) < 16, `${Math.max(...costs.slice(1))} ms`);
  });
});
