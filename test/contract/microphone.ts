import assert from 'node:assert/strict';
import type { Frame, Microphone } from '../../src/capture/microphone.ts';
import { bestCorrelation } from '../support/correlation.ts';
import { children, childrenOtherThan } from '../support/processes.ts';

export interface MicrophoneCase {
  /** A fresh one. */
  microphone(): Microphone;
  /** Says something into it; resolves when the last sample was said. `heard`: how many samples it has given so far. */
  speak(said: Int16Array, heard: () => number): Promise<void>;
  /** What to say: a second or two, mono s16le at INPUT_RATE_HZ. */
  readonly said: Int16Array;
  /** How alike both are at least, as a correlation. */
  readonly alike?: number;
}

/** A machine busy elsewhere can hold up the sound system itself; a microphone that fails does so every time. */
const TRIES = 2;

/** What every Microphone keeps. `given` is asked within each test. */
export function microphoneContract(given: () => MicrophoneCase): void {
  it('hears all of what is said, in frames of 10 to 128 ms', async function () {
    this.retries(TRIES);
    const { microphone, speak, said, alike = 0.97 } = given();
    const stop = new AbortController();
    const frames: Frame[] = [];
    let samples = 0;
    for await (const frame of microphone().open(stop.signal)) {
      frames.push(frame);
      samples += frame.length;
      if (frames.length === 1) void speak(said, () => samples).finally(() => stop.abort());
    }
    for (const frame of frames) assert.ok(frame.length >= 160 && frame.length <= 2048, `${frame.length} samples`);
    const heard = Int16Array.from(frames.flatMap(frame => [...frame]));
    const { correlation } = bestCorrelation(said, heard);
    assert.ok(correlation >= alike, `a correlation of ${correlation}, ${heard.length} samples heard of ${said.length}`);
  });

  it('ends soon after the signal, and leaves no process behind', async function () {
    this.retries(TRIES);
    const stop = new AbortController();
    const before = children();
    let stoppedAt = 0;
    for await (const _ of given().microphone().open(stop.signal)) {
      stoppedAt ||= performance.now();
      stop.abort();
    }
    assert.ok(stoppedAt > 0, 'gave no frame');
    assert.ok(performance.now() - stoppedAt < 700, `took ${performance.now() - stoppedAt} ms`);
    assert.deepEqual(await childrenOtherThan(before), []);
  });

  it('leaves no process behind when its reader goes away', async () => {
    const before = children();
    for await (const _ of given().microphone().open(new AbortController().signal)) break;
    assert.deepEqual(await childrenOtherThan(before), []);
  });

  it('gives nothing when the signal has fired already', async () => {
    for await (const _ of given().microphone().open(AbortSignal.abort())) assert.fail('gave a frame');
  });

  it('can be opened again and again', async () => {
    const microphone = given().microphone();
    for (let time = 0; time < 3; time++) {
      let frames = 0;
      for await (const _ of microphone.open(new AbortController().signal)) if (++frames === 2) break;
      assert.equal(frames, 2);
    }
  });

  it('says that nothing is missing', async () => {
    assert.equal(await given().microphone().missing(), undefined);
  });
}
