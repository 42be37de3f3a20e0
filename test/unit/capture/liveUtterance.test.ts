import assert from 'node:assert/strict';
import { LiveUtterance, utteranceOf } from '../../../src/capture/liveUtterance.ts';
import type { Frame } from '../../../src/capture/microphone.ts';

const frame = (value: number): Frame => new Int16Array(512).fill(value);

async function read(utterance: { frames(): AsyncIterable<Frame> }): Promise<number[]> {
  const seen: number[] = [];
  for await (const frame of utterance.frames()) seen.push(frame[0] ?? -1);
  return seen;
}

describe('LiveUtterance', () => {
  it('gives every reader all frames, whenever it came', async () => {
    const utterance = new LiveUtterance();
    const early = read(utterance);
    utterance.push(frame(1));
    await new Promise(setImmediate);
    const between = read(utterance);
    utterance.push(frame(2));
    utterance.push(frame(3));
    const recording = { samples: frame(1), file: undefined };
    utterance.end(recording);
    utterance.push(frame(4));
    assert.deepEqual(await Promise.all([early, between, read(utterance)]), [
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
    assert.equal(await utterance.recording, recording);
  });

  it('lets readers end before the recording is on disk', async () => {
    const utterance = new LiveUtterance();
    utterance.push(frame(1));
    utterance.close();
    assert.deepEqual(await read(utterance), [1]);
    utterance.end({ samples: frame(1), file: undefined });
    await utterance.recording;
  });

  it('tells readers and waiters of a failure, after the frames before it', async () => {
    const utterance = new LiveUtterance();
    const seen: number[] = [];
    utterance.push(frame(1));
    const reading = (async () => {
      for await (const next of utterance.frames()) seen.push(next[0] ?? -1);
    })();
    utterance.push(frame(2));
    utterance.fail(new Error('gone'));
    await assert.rejects(reading, /gone/);
    assert.deepEqual(seen, [1, 2]);
    await assert.rejects(utterance.recording, /gone/);
  });

  it('makes an utterance of a recording, in frames', async () => {
    const samples = Int16Array.from({ length: 1300 }, (_, i) => i);
    const frames: Frame[] = [];
    for await (const next of utteranceOf({ samples, file: undefined }).frames()) frames.push(next);
    assert.deepEqual(
      frames.map(next => next.length),
      [512, 512, 276],
    );
    assert.deepEqual(Int16Array.from(frames.flatMap(next => [...next])), samples);
  });

  it('tells what was said until each pause, the last alone to who is busy, and no more when it is over', async () => {
    const utterance = new LiveUtterance();
    const told: [number, number | undefined][] = [];
    let free = (): void => {};
    const reading = (async () => {
      for await (const { samples, voicedMs } of utterance.pauses()) {
        told.push([samples.length, voicedMs]);
        await new Promise<void>(resolve => {
          free = resolve;
        });
      }
    })();
    const say = async (value: number, voicedMs: number) => {
      utterance.push(frame(value));
      utterance.pause(voicedMs);
      await new Promise(setImmediate);
    };
    utterance.push(frame(1));
    await new Promise(setImmediate);
    assert.deepEqual(told, []);
    await say(2, 100);
    await say(3, 200);
    await say(4, 300);
    assert.deepEqual(told, [[1024, 100]]);
    free();
    await new Promise(setImmediate);
    assert.deepEqual(told, [
      [1024, 100],
      [2048, 300],
    ]);
    await say(5, 400);
    utterance.close();
    utterance.pause(500);
    free();
    await reading;
    assert.equal(told.length, 2);
  });

  it('tells a pause to whoever waits for one as long, once', async () => {
    const utterance = new LiveUtterance();
    const read = async (leastMs: number) => {
      const told: (number | undefined)[] = [];
      for await (const { voicedMs } of utterance.pauses(leastMs)) told.push(voicedMs);
      return told;
    };
    const [short, long] = [read(96), read(150)];
    for (const [voicedMs, silentMs] of [
      [100, 96],
      [200, 96],
      [200, 128],
      [200, 160],
      [200, 192],
      [300, 96],
    ] as const) {
      utterance.push(frame(1));
      utterance.pause(voicedMs, silentMs);
      await new Promise(setImmediate);
    }
    utterance.close();
    assert.deepEqual(await Promise.all([short, long]), [[100, 200, 300], [200]]);
  });

  it('ends its pauses where it fails', async () => {
    const utterance = new LiveUtterance();
    const reading = (async () => {
      for await (const _ of utterance.pauses()) assert.fail();
    })();
    utterance.fail(new Error('gone'));
    await reading;
  });
});
