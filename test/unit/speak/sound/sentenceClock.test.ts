import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { silentLog } from '../../../../src/common/log.ts';
import type { Player } from '../../../../src/speak/players/player.ts';
import { BYTES_PER_MS } from '../../../../src/speak/sound/pass.ts';
import { SentenceClock } from '../../../../src/speak/sound/sentenceClock.ts';
import { Speaker } from '../../../../src/speak/speaker.ts';
import { FakeVoice } from '../../../support/soundOut.ts';

describe('SentenceClock', () => {
  let nowMs: number;
  let heard: number[];
  let clock: SentenceClock;
  const go = (ms: number) => {
    nowMs += ms;
    mock.timers.tick(ms);
  };

  beforeEach(() => {
    nowMs = 1000;
    heard = [];
    mock.timers.enable({ apis: ['setTimeout'] });
    mock.method(performance, 'now', () => nowMs);
    clock = new SentenceClock(line => heard.push(line));
  });
  afterEach(() => {
    mock.timers.reset();
    mock.restoreAll();
  });

  it('tells each sentence when what comes before it was heard, however early it was handed over', () => {
    clock.begins(0, 0);
    clock.begins(1, 300);
    go(500);
    assert.deepEqual(heard, [], 'nothing sounds yet');
    clock.start();
    go(0);
    assert.deepEqual(heard, [0]);
    clock.begins(2, 700);
    go(299);
    assert.deepEqual(heard, [0]);
    go(1);
    assert.deepEqual(heard, [0, 1]);
    go(400);
    assert.deepEqual(heard, [0, 1, 2]);
  });

  it('comes later by each gap in the sound', () => {
    clock.begins(0, 0);
    clock.start();
    go(1000);
    // 300 ms of sound have been heard, and then there was none for 700.
    clock.begins(1, 300);
    go(0);
    assert.deepEqual(heard, [0, 1]);
    clock.begins(2, 500);
    go(199);
    assert.deepEqual(heard, [0, 1]);
    go(1);
    assert.deepEqual(heard, [0, 1, 2]);
  });

  it('tells nothing more once it is stopped', () => {
    clock.begins(0, 0);
    clock.begins(1, 300);
    clock.start();
    go(100);
    clock.stop();
    go(1000);
    assert.deepEqual(heard, [0]);
  });
});

describe('Speaker, of what is heard', () => {
  /** Takes as long as the sound lasts. */
  const inRealTime: Player = {
    name: 'real time',
    choice: undefined,
    missing: async () => undefined,
    async play(chunks, signal) {
      const from = performance.now();
      let ms = 0;
      for await (const chunk of chunks) ms += chunk.length / BYTES_PER_MS;
      const rest = () => ms - (performance.now() - from);
      await new Promise<void>(ended => {
        const timer = setTimeout(ended, Math.max(0, rest()));
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          ended();
        });
      });
      return signal.aborted ? performance.now() - from : ms;
    },
  };

  const speaker = () =>
    new Speaker({
      voice: new FakeVoice(),
      player: inRealTime,
      style: () => ({ instructions: undefined, speed: 1 }),
      log: silentLog,
    });

  async function* of(text: string): AsyncGenerator<string, void, undefined> {
    yield text;
  }

  it('tells each sentence as it was written, in its turn, and at last that none is', async () => {
    const told: string[] = [];
    const signal = new AbortController().signal;
    await speaker().speak(of('One **is**. Two `is`. Three.'), signal, () => {}, {
      onSentence: each => told.push(each),
    });
    assert.deepEqual(told, ['One **is**.', 'Two `is`.', 'Three.', '']);
  });

  it('tells none that was not heard any more', async () => {
    const told: string[] = [];
    const stop = new AbortController();
    await speaker().speak(of('One is. Two is. Three is.'), stop.signal, () => {}, {
      onSentence: each => {
        told.push(each);
        if (each === 'Two is.') stop.abort();
      },
    });
    assert.deepEqual(told, ['One is.', 'Two is.', '']);
  });
});
