import assert from 'node:assert/strict';
import { bytesOf } from '../../src/common/wav.ts';
import type { Player } from '../../src/speak/players/player.ts';
import { OUTPUT_RATE_HZ } from '../../src/speak/voices/voice.ts';
import { bestCorrelation } from '../support/correlation.ts';
import { children, childrenOtherThan } from '../support/processes.ts';
import { until } from '../support/until.ts';
import type { Listening } from '../support/virtualAudio.ts';

export interface PlayerCase {
  /** A fresh one. */
  player(): Player;
  /** Starts to record what comes out of the speakers. */
  listen(): Promise<Listening>;
  /** What to play: about a second of speech, mono s16le at OUTPUT_RATE_HZ. */
  readonly said: Int16Array;
}

const never = new AbortController().signal;
/** A machine busy elsewhere can hold up the sound system itself for longer; a player that fails does so every time. */
const TRIES = 2;
/** It is silent when nothing was heard for so long, in ms. */
const QUIET_MS = 250;

/** What every Player keeps. `given` is asked within each test. */
export function playerContract(given: () => PlayerCase): void {
  it('plays everything, without a gap and to the last sample', async function () {
    this.retries(TRIES);
    const { player, listen, said } = given();
    // Ends in a loud beep: what is cut off there is missed.
    const sound = Int16Array.from([...said, ...sine(1000, 60)]);
    const listening = await listen();
    const ms = await player().play(inChunks(bytesOf(sound), 1234), never);
    const resolvedAt = performance.now();
    await listening.quiet(QUIET_MS);
    const { samples, startedAt } = await listening.stop();
    const tooEarlyMs = startedAt + millis(samples.subarray(0, samples.findLastIndex(isLoud))) - resolvedAt;
    assert.ok(tooEarlyMs < 30, `resolved ${tooEarlyMs} ms before all was heard`);
    const { correlation, delay } = bestCorrelation(sound, samples);
    assert.ok(correlation >= 0.97, `a correlation of ${correlation}`);
    const beep = sine(1000, 60).length;
    const end = bestCorrelation(sound.subarray(-beep), samples.subarray(delay + sound.length - beep - 240));
    assert.ok(end.correlation >= 0.97, `a correlation of ${end.correlation} at the end`);
    assert.ok(Math.abs(ms - millis(sound)) < 1, `${ms} ms heard of ${millis(sound)}`);
  });

  it('is silent within 50 ms when the signal fires, and knows what was heard', async function () {
    this.retries(TRIES);
    const { player, listen } = given();
    const before = children();
    const listening = await listen();
    const stop = new AbortController();
    const playing = player().play(inChunks(bytesOf(sine(440, 20_000)), 4800), stop.signal);
    await until('it is heard', () => Number(listening.lastSoundAt) - Number(listening.firstSoundAt) > 700);
    const stoppedAt = performance.now();
    stop.abort();
    const ms = await playing;
    const resolvedMs = performance.now() - stoppedAt;
    await listening.quiet(QUIET_MS);
    const { samples, startedAt } = await listening.stop();
    const silentMs = startedAt + millis(samples.subarray(0, samples.findLastIndex(isLoud))) - stoppedAt;
    const heardMs = audibleMs(samples);
    assert.ok(silentMs <= 50, `silent after ${silentMs} ms`);
    assert.ok(resolvedMs <= 50, `resolved after ${resolvedMs} ms`);
    assert.ok(Math.abs(ms - heardMs) <= 100, `says ${ms} ms, ${heardMs} ms were heard`);
    assert.deepEqual(await childrenOtherThan(before), []);
  });

  it('leaves a gap where chunks come late, and plays on', async function () {
    this.retries(TRIES);
    const { player, listen } = given();
    const listening = await listen();
    async function* late() {
      yield bytesOf(sine(440, 300));
      await listening.quiet(QUIET_MS);
      yield bytesOf(sine(440, 300));
    }
    assert.ok(Math.abs((await player().play(late(), never)) - 600) < 1);
    await listening.quiet(QUIET_MS);
    const { samples } = await listening.stop();
    const from = samples.findIndex(isLoud);
    const loudMs = millis(samples.filter(isLoud)) / LOUD_PART;
    assert.ok(Math.abs(loudMs - 600) < 30, `${loudMs} ms heard of 600`);
    assert.ok(millis(samples.subarray(from, samples.findLastIndex(isLoud))) > 800);
  });

  it('stops also while it waits for a chunk', async () => {
    const stop = new AbortController();
    async function* stuck() {
      yield bytesOf(sine(440, 20));
      setTimeout(() => stop.abort(), 100);
      await new Promise(() => {});
    }
    const ms = await given().player().play(stuck(), stop.signal);
    assert.ok(ms <= 20, `${ms}`);
  });

  it('starts nothing when the signal has fired already', async () => {
    const before = children();
    const untouched = { [Symbol.asyncIterator]: () => assert.fail('asked for a chunk') };
    assert.equal(await given().player().play(untouched, AbortSignal.abort()), 0);
    assert.deepEqual(await childrenOtherThan(before), []);
  });

  it('throws what its source throws, and leaves no process behind', async () => {
    const before = children();
    async function* broken() {
      yield bytesOf(sine(440, 50));
      throw new Error('no more');
    }
    await assert.rejects(given().player().play(broken(), never), /no more/);
    assert.deepEqual(await childrenOtherThan(before), []);
  });

  it('plays again and again, nothing too', async () => {
    const player = given().player();
    assert.equal(Math.round(await player.play(inChunks(bytesOf(sine(440, 100)), 999), never)), 100);
    assert.equal(await player.play(inChunks(new Uint8Array(), 1), never), 0);
    assert.equal(Math.round(await player.play(inChunks(bytesOf(sine(440, 100)), 100_000), never)), 100);
  });

  it('says that nothing is missing', async () => {
    assert.equal(await given().player().missing(), undefined);
  });
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size * 2) yield bytes.subarray(at, at + size * 2);
}

function sine(hz: number, ms: number): Int16Array {
  const length = Math.round((ms / 1000) * OUTPUT_RATE_HZ);
  return Int16Array.from({ length }, (_, i) => 12_000 * Math.sin((2 * Math.PI * hz * i) / OUTPUT_RATE_HZ));
}

function millis(samples: Int16Array): number {
  return (samples.length / OUTPUT_RATE_HZ) * 1000;
}

function isLoud(sample: number): boolean {
  return Math.abs(sample) > 4000;
}

/** How much of a sine of that height is loud. */
const LOUD_PART = 1 - (2 / Math.PI) * Math.asin(4000 / 12_000);

/** From the first loud sample to the last. */
function audibleMs(samples: Int16Array): number {
  return millis(samples.subarray(samples.findIndex(isLoud), samples.findLastIndex(isLoud)));
}
