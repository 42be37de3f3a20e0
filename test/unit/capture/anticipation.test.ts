import assert from 'node:assert/strict';
import { Anticipation } from '../../../src/capture/anticipation.ts';
import { LiveUtterance } from '../../../src/capture/liveUtterance.ts';
import type { Recording } from '../../../src/capture/utterance.ts';
import { Endpointer, type Hint } from '../../../src/capture/voice/endpointer.ts';
import { silentLog } from '../../../src/common/log.ts';

const FRAME_MS = 32;
const OPTIONS = { silenceMs: 450, patienceMs: 0, maximumMs: 60_000 };
const HINTS: Readonly<Record<string, Hint>> = { 'delete line five': 'complete', 'delete line': 'unfinished' };

/** A recording that goes on frame by frame, as `LiveTake` drives it. */
class Take {
  readonly endpointer = new Endpointer(OPTIONS);
  readonly utterance = new LiveUtterance();
  readonly judged: string[] = [];
  readonly heardLocally: number[] = [];
  local: (pause: Recording) => Promise<string> = async () => '';
  readonly anticipation: Anticipation;
  endedAfterMs: number | undefined;

  constructor(signal = new AbortController().signal) {
    this.anticipation = new Anticipation({
      endpointer: this.endpointer,
      utterance: this.utterance,
      log: silentLog,
      signal,
      follower: {
        judge: async words => {
          this.judged.push(words);
          return HINTS[words];
        },
        hear: pause => {
          this.heardLocally.push(Number(pause.voicedMs));
          return this.local(pause);
        },
      },
    });
  }

  async speak(ms: number): Promise<this> {
    return this.#frames(ms, 0.9);
  }

  /** Silence, until the endpointer has enough of it. */
  async pause(ms: number): Promise<this> {
    return this.#frames(ms, 0.05);
  }

  async #frames(ms: number, probability: number): Promise<this> {
    for (let at = 0; at < ms; at += FRAME_MS) {
      this.utterance.push(new Int16Array(512));
      if (this.endpointer.push(probability, FRAME_MS) && this.endedAfterMs === undefined)
        this.endedAfterMs = this.endpointer.silentMs;
      this.anticipation.frame();
      for (let i = 0; i < 4; i++) await new Promise(setImmediate);
    }
    return this;
  }
}

describe('the anticipation of the end', () => {
  it('ends a whole command early that a streaming recogniser has written', async () => {
    const take = new Take();
    await take.speak(640);
    take.anticipation.heard({ text: 'delete line five' });
    await take.pause(960);
    assert.deepEqual(take.judged, ['delete line five']);
    assert.ok(Number(take.endedAfterMs) <= 224, `${take.endedAfterMs} ms`);
  });

  it('ends it early where ears on this machine heard it, for a recogniser that writes at the end', async () => {
    const take = new Take();
    take.local = async () => 'delete line five';
    await take.speak(640);
    await take.pause(960);
    assert.equal(take.heardLocally.length, 1);
    assert.ok(Number(take.endedAfterMs) <= 160, `${take.endedAfterMs} ms`);
  });

  it('ends it early where the recogniser hears at a pause what was said until then', async () => {
    const take = new Take();
    await take.speak(640);
    await take.pause(160);
    take.anticipation.heard({ text: 'delete line five', voicedMs: take.endpointer.speech?.voicedMs });
    await take.pause(960);
    assert.ok(Number(take.endedAfterMs) <= 224, `${take.endedAfterMs} ms`);
  });

  it('knows a whole command that was heard here, of all that was said and of no less', async () => {
    const take = new Take();
    take.local = async () => 'delete line five';
    await take.speak(640);
    await take.pause(160);
    const voicedMs = Number(take.endpointer.speech?.voicedMs);
    assert.equal(take.anticipation.commandOf(voicedMs), 'delete line five');
    await take.speak(640);
    assert.equal(take.anticipation.commandOf(Number(take.endpointer.speech?.voicedMs)), undefined);
    take.local = async () => 'delete line';
    await take.pause(160);
    assert.equal(take.anticipation.commandOf(Number(take.endpointer.speech?.voicedMs)), undefined);
    // What a recogniser elsewhere writes was not heard here.
    take.anticipation.heard({ text: 'delete line five', voicedMs: take.endpointer.speech?.voicedMs });
    await take.pause(160);
    assert.equal(take.anticipation.commandOf(Number(take.endpointer.speech?.voicedMs)), undefined);
  });

  it('waits longer for what cannot be all', async () => {
    const take = new Take();
    take.local = async () => 'delete line';
    await take.speak(640);
    await take.pause(1920);
    assert.ok(Number(take.endedAfterMs) >= 1500, `${take.endedAfterMs} ms`);
  });

  it('waits no longer for what may only lack words that are not written yet', async () => {
    const take = new Take();
    await take.speak(640);
    take.anticipation.heard({ text: 'delete line' });
    await take.pause(1920);
    assert.deepEqual(take.judged, ['delete line']);
    assert.ok(Number(take.endedAfterMs) <= 480, `${take.endedAfterMs} ms`);
  });

  it('waits for words that still come', async () => {
    const take = new Take();
    await take.speak(640);
    take.anticipation.heard({ text: 'delete line' });
    await take.pause(128);
    take.anticipation.heard({ text: 'delete line five' });
    await take.pause(960);
    assert.deepEqual(take.judged, ['delete line five']);
  });

  it('takes no words for all that were written before the last was said', async () => {
    const take = new Take();
    await take.speak(640);
    take.anticipation.heard({ text: 'delete line five' });
    await take.pause(96);
    await take.speak(320);
    await take.pause(960);
    assert.deepEqual(take.judged, []);
    assert.ok(Number(take.endedAfterMs) >= 448, `${take.endedAfterMs} ms`);
  });

  it('makes nothing of words about less than was said', async () => {
    const take = new Take();
    let hear = (_: string): void => {};
    take.local = () =>
      new Promise(resolve => {
        hear = resolve;
      });
    await take.speak(640);
    await take.pause(128);
    await take.speak(320);
    hear('delete line five');
    take.local = async () => '';
    await take.pause(960);
    assert.ok(Number(take.endedAfterMs) >= 448, `${take.endedAfterMs} ms`);
  });

  it('believes whoever knows how far their words reach, before words that lag behind', async () => {
    const take = new Take();
    take.local = async () => 'delete line five';
    await take.speak(320);
    take.anticipation.heard({ text: 'delete line' });
    await take.speak(320);
    // Nobody is sure yet that this is no consonant.
    await take.pause(960);
    assert.deepEqual(take.judged, ['delete line five']);
    assert.ok(Number(take.endedAfterMs) <= 160, `${take.endedAfterMs} ms`);
  });

  it('goes by words that lag behind where ears on this machine understand nothing', async () => {
    const take = new Take();
    take.local = async () => 'deliver the knife';
    await take.speak(640);
    take.anticipation.heard({ text: 'delete line five' });
    await take.pause(960);
    assert.deepEqual(take.judged, ['deliver the knife', 'delete line five']);
    assert.ok(Number(take.endedAfterMs) <= 224, `${take.endedAfterMs} ms`);
  });
});
