import assert from 'node:assert/strict';
import { FRAME_SAMPLES, INPUT_RATE_HZ } from '../../../../src/capture/microphone.ts';
import { level } from '../../../../src/capture/microphones/level.ts';
import { AdaptiveEnergyDetector } from '../../../../src/capture/voice/adaptiveEnergyDetector.ts';
import { type Endpoint, Endpointer, type EndpointerOptions } from '../../../../src/capture/voice/endpointer.ts';
import { inNoise, loudness, type NoiseColour, noise } from '../../../support/noise.ts';
import { say } from '../../../support/server/flite.ts';
import { skipWithoutPrograms } from '../../../support/skipWithoutPrograms.ts';

const OPTIONS: EndpointerOptions = { silenceMs: 900, patienceMs: 8000, maximumMs: 300_000 };
const FRAME_MS = 32;

/** Pushes frames, `#` speech and `.` none, until the endpoint. */
function push(endpointer: Endpointer, frames: string): { endpoint: Endpoint | undefined; atMs: number } {
  let atMs = 0;
  for (const frame of frames) {
    atMs += FRAME_MS;
    const endpoint = endpointer.push(frame === '#' ? 0.9 : 0.1, FRAME_MS);
    if (endpoint) return { endpoint, atMs };
  }
  return { endpoint: undefined, atMs };
}

describe('Endpointer', () => {
  const silence = '.'.repeat(400);

  it('ends what is said after the silence', () => {
    const endpointer = new Endpointer(OPTIONS);
    const { endpoint, atMs } = push(endpointer, `${'.'.repeat(10)}${'#'.repeat(20)}${silence}`);
    assert.equal(endpoint, 'silence');
    assert.equal(atMs, 30 * FRAME_MS + 928);
    assert.deepEqual(endpointer.speech, { fromMs: 320, toMs: 960, voicedMs: 640 });
  });

  it('does not end in a pause between words', () => {
    const pause = '.'.repeat(25);
    const { endpoint } = push(new Endpointer(OPTIONS), `${'#'.repeat(9)}${pause}###${pause}####${pause}`);
    assert.equal(endpoint, undefined);
  });

  it('F9: takes clicks for no speech, nor for its going on', () => {
    const endpointer = new Endpointer({ ...OPTIONS, patienceMs: 1000 });
    assert.deepEqual(push(endpointer, '.##..#...##....'.repeat(10)), { endpoint: 'patience', atMs: 1024 });
    assert.equal(endpointer.speech, undefined);
    assert.equal(push(new Endpointer(OPTIONS), `######${'.....#'.repeat(6)}`).endpoint, 'silence');
  });

  it('waits for ever, and bears any silence, when told so', () => {
    assert.equal(push(new Endpointer({ ...OPTIONS, patienceMs: 0 }), silence).endpoint, undefined);
    assert.equal(push(new Endpointer({ ...OPTIONS, silenceMs: 0 }), `####${silence}`).endpoint, undefined);
  });

  it('ends what goes on for too long', () => {
    assert.deepEqual(push(new Endpointer({ ...OPTIONS, maximumMs: 1000 }), '#'.repeat(99)), {
      endpoint: 'maximum',
      atMs: 1024,
    });
  });

  it('ends sooner what is complete already', () => {
    const endpointer = new Endpointer(OPTIONS);
    push(endpointer, '#####');
    endpointer.hint = 'complete';
    assert.equal(push(endpointer, silence).atMs, 128);
  });

  it('waits for the rest of what cannot end here', () => {
    const endpointer = new Endpointer(OPTIONS);
    push(endpointer, '#####');
    endpointer.hint = 'unfinished';
    assert.ok(push(endpointer, silence).atMs >= 2250);
  });

  it('forgets what it was told when more is said', () => {
    const endpointer = new Endpointer(OPTIONS);
    push(endpointer, '#####');
    endpointer.hint = 'complete';
    assert.equal(push(endpointer, '...###').endpoint, undefined);
    assert.equal(endpointer.hint, undefined);
    assert.equal(push(endpointer, silence).atMs, 928);
  });

  it('waits longer for who pauses longer', () => {
    const endpointer = new Endpointer({ ...OPTIONS, silenceMs: 500 });
    push(endpointer, `#####${'.'.repeat(14)}`);
    push(endpointer, '#####');
    const { atMs } = push(endpointer, silence);
    assert.ok(atMs > 530 && atMs < 600, `${atMs} ms`);
  });

  it('does not end before the minimum', () => {
    const endpointer = new Endpointer({ ...OPTIONS, minimumMs: 5000 });
    assert.equal(push(endpointer, `#####${silence}`).atMs, 5024);
  });

  it('counts the voice, without its pauses', () => {
    const endpointer = new Endpointer(OPTIONS);
    push(endpointer, `..##########${'.'.repeat(10)}##########..`);
    assert.equal(endpointer.speech?.voicedMs, 20 * FRAME_MS);
  });
});

describe('AdaptiveEnergyDetector', () => {
  const sentences = [
    'delete this line',
    'rename count to total',
    'go to line forty two',
    'undo',
    'explain this function',
  ];
  const spoken: Int16Array[] = [];

  before(async function () {
    skipWithoutPrograms(this, ['flite']);
    for (const sentence of sentences) spoken.push(padded(await say(sentence, { rateHz: INPUT_RATE_HZ }), 1500, 1500));
  });

  for (const colour of ['white', 'pink'] as const) {
    for (const decibels of [20, 10]) {
      it(`finds where sentences end in ${colour} noise at ${decibels} dB`, () => {
        for (const [i, clean] of spoken.entries()) {
          const { endpoint, atMs, speech } = endpointOf(inNoise(clean, colour, decibels));
          const last = lastLoudMs(clean);
          assert.equal(endpoint, 'silence', sentences[i]);
          assert.ok(Math.abs(atMs - 900 - last) < 350, `${sentences[i]}: ended at ${atMs}, was over at ${last}`);
          assert.ok(speech && Math.abs(speech.fromMs - 1500) < 300, `${sentences[i]}: began at ${speech?.fromMs}`);
        }
      });
    }
  }

  it('is wrong on less than a tenth of the frames at 20 dB and a sixth at 10 dB', () => {
    for (const [decibels, most] of [
      [20, 0.1],
      [10, 0.165],
    ] as const) {
      let wrong = 0;
      let frames = 0;
      for (const clean of spoken) {
        const truth = speechFrames(clean);
        const detector = new AdaptiveEnergyDetector();
        for (const [i, frame] of framesOf(inNoise(clean, 'pink', decibels)).entries()) {
          frames++;
          if (detector.speechProbability(frame) > 0.5 !== truth[i]) wrong++;
        }
      }
      assert.ok(wrong / frames < most, `${((100 * wrong) / frames).toFixed(1)} % wrong at ${decibels} dB`);
    }
  });

  it('finds speech that begins with the first sample', () => {
    for (const [i, clean] of spoken.entries()) {
      const { endpoint, speech } = endpointOf(padded(clean.subarray(1500 * 16), 0, 1000));
      assert.equal(endpoint, 'silence', sentences[i]);
      assert.ok(speech && speech.fromMs < 400, `${sentences[i]}: began at ${speech?.fromMs}`);
    }
  });

  for (const colour of ['white', 'pink'] as const) {
    for (const loud of [3, 100, 1000]) {
      it(`F9: hears nobody in ${colour} noise of ${loud}`, () => assert.equal(inNothingBut(colour, loud), 'patience'));
    }
  }

  it('F9: hears nobody in perfect silence, and in a hum', () => {
    assert.equal(endpointOf(new Int16Array(INPUT_RATE_HZ * 9)).endpoint, 'patience');
    const hum = Int16Array.from(
      { length: INPUT_RATE_HZ * 9 },
      (_, i) => 800 * Math.sin((2 * Math.PI * 100 * i) / INPUT_RATE_HZ),
    );
    assert.equal(endpointOf(hum).endpoint, 'patience');
  });

  it('costs less than a hundredth of the time it listens to', () => {
    const detector = new AdaptiveEnergyDetector();
    const frames = framesOf(Int16Array.from(noise('pink', INPUT_RATE_HZ * 10), x => x * 500));
    const before = process.cpuUsage();
    for (const frame of frames) detector.speechProbability(frame);
    const { user } = process.cpuUsage(before);
    assert.ok(user / 1000 < 100, `${user / 1000} ms for 10 s`);
  });
});

describe('level', () => {
  it('is 0 for silence, 1 for a full sine, and even in between', () => {
    const sine = (amplitude: number) => Int16Array.from({ length: 512 }, (_, i) => amplitude * Math.sin(i / 3));
    assert.equal(level(new Int16Array(512)), 0);
    assert.ok(level(sine(32767)) > 0.99);
    const steps = [100, 1000, 10_000].map(amplitude => level(sine(amplitude)));
    assert.ok(Math.abs((steps[2] ?? 0) - 2 * (steps[1] ?? 0) + (steps[0] ?? 0)) < 0.02, String(steps));
    assert.ok(level(sine(1)) >= 0);
  });
});

function endpointOf(samples: Int16Array) {
  const detector = new AdaptiveEnergyDetector();
  const endpointer = new Endpointer(OPTIONS);
  let atMs = 0;
  for (const frame of framesOf(samples)) {
    atMs += FRAME_MS;
    const endpoint = endpointer.push(detector.speechProbability(frame), FRAME_MS);
    if (endpoint) return { endpoint, atMs, speech: endpointer.speech };
  }
  return { endpoint: undefined, atMs, speech: endpointer.speech };
}

function inNothingBut(colour: NoiseColour, loud: number): Endpoint | undefined {
  return endpointOf(Int16Array.from(noise(colour, INPUT_RATE_HZ * 9, loud), x => x * loud)).endpoint;
}

function framesOf(samples: Int16Array): Int16Array[] {
  const frames: Int16Array[] = [];
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES) {
    frames.push(samples.subarray(at, at + FRAME_SAMPLES));
  }
  return frames;
}

/** Which frames hold speech, by their loudness where there is no noise; gaps of under 0.1 s belong to it. */
function speechFrames(clean: Int16Array): boolean[] {
  const loud = framesOf(clean).map(frame => rms(frame) > loudness(clean) / 30);
  return loud.map((_, i) => loud.slice(Math.max(0, i - 1), i + 1).some(Boolean) && loud.slice(i, i + 3).some(Boolean));
}

function lastLoudMs(clean: Int16Array): number {
  return (speechFrames(clean).lastIndexOf(true) + 1) * FRAME_MS;
}

function rms(frame: Int16Array): number {
  return Math.sqrt(frame.reduce((sum, x) => sum + x * x, 0) / frame.length);
}

function padded(samples: Int16Array, beforeMs: number, afterMs: number): Int16Array {
  const result = new Int16Array(samples.length + (beforeMs + afterMs) * 16);
  result.set(samples, beforeMs * 16);
  return result;
}
