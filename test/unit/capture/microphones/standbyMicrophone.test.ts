import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Microphone } from '../../../../src/capture/microphone.ts';
import { StandbyMicrophone } from '../../../../src/capture/microphones/standbyMicrophone.ts';
import { AloudError } from '../../../../src/common/errors.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { until } from '../../../support/until.ts';

/** Gives numbered frames of 32 ms when told to. */
class NumberedMicrophone implements Microphone {
  readonly name = 'numbered';
  readonly lagMs = 5;
  opened = 0;
  open_ = 0;
  failure: Error | undefined;
  #next = 1;
  #give: ((frame: Frame | undefined) => void) | undefined;

  async missing(): Promise<undefined> {
    return undefined;
  }

  async *open(signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    this.opened++;
    this.open_++;
    try {
      if (this.failure) throw this.failure;
      const stop = () => this.#give?.(undefined);
      signal.addEventListener('abort', stop, { once: true });
      while (!signal.aborted) {
        const frame = await new Promise<Frame | undefined>(resolve => {
          this.#give = resolve;
        });
        if (!frame) return;
        yield frame;
      }
    } finally {
      this.open_--;
    }
  }

  /** So many frames are heard. */
  async hear(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      await until('the microphone is read', () => this.#give);
      const give = this.#give;
      this.#give = undefined;
      give?.(new Int16Array(512).fill(this.#next++));
    }
    await new Promise(setImmediate);
  }

  /** The device is gone. */
  vanish(): void {
    this.#give?.(undefined);
  }
}

describe('StandbyMicrophone', () => {
  let inner: NumberedMicrophone;
  let standbyMs = 60_000;
  let microphone: StandbyMicrophone;

  beforeEach(() => {
    inner = new NumberedMicrophone();
    standbyMs = 60_000;
    microphone = new StandbyMicrophone(inner, { preRollMs: () => 96, standbyMs: () => standbyMs });
  });
  afterEach(() => microphone.close());

  function listen(signal: AbortSignal): { readonly heard: number[]; readonly over: Promise<void> } {
    const heard: number[] = [];
    const over = (async () => {
      for await (const frame of microphone.open(signal)) heard.push(frame[0] ?? -1);
    })();
    return { heard, over };
  }

  async function listenTo(count: number): Promise<number[]> {
    const stop = new AbortController();
    const { heard, over } = listen(stop.signal);
    await inner.hear(count);
    stop.abort();
    await over;
    return heard;
  }

  it('hears what was said just before it was opened again', async () => {
    assert.deepEqual(await listenTo(2), [1, 2]);
    await inner.hear(8);
    assert.deepEqual(await listenTo(2), [8, 9, 10, 11, 12]);
    assert.equal(inner.opened, 1);
  });

  it('keeps all that is said meanwhile where it is told to, and forgets it when told to', async () => {
    await listenTo(1);
    microphone.backlogMs = 30_000;
    await inner.hear(40);
    assert.equal((await listenTo(1)).length, 41);
    await inner.hear(40);
    microphone.forget();
    assert.deepEqual(await listenTo(1), [83]);
  });

  it('gives what one listener did not read to the next', async () => {
    microphone.backlogMs = 30_000;
    const reading = microphone.open(new AbortController().signal);
    const first = reading.next();
    await inner.hear(4);
    assert.equal((await first).value?.[0], 1);
    await reading.return(undefined);
    assert.deepEqual(await listenTo(1), [2, 3, 4, 5]);
  });

  it('closes when nobody has listened for a while, and at once where it may not stay open', async () => {
    standbyMs = 30;
    await listenTo(1);
    assert.equal(inner.open_, 1);
    await until('it is closed', () => inner.open_ === 0);
    standbyMs = 0;
    await listenTo(1);
    assert.equal(inner.open_, 0);
    assert.deepEqual(await listenTo(1), [3]);
  });

  it('does not close while someone listens', async () => {
    standbyMs = 10;
    await listenTo(1);
    const stop = new AbortController();
    const { heard, over } = listen(stop.signal);
    await sleep(60);
    await inner.hear(1);
    stop.abort();
    await over;
    assert.deepEqual(heard, [1, 2].slice(1));
  });

  it('F16: ends when the device vanishes, and opens it anew the next time', async () => {
    const { heard, over } = listen(new AbortController().signal);
    await inner.hear(2);
    inner.vanish();
    await over;
    assert.deepEqual(heard, [1, 2]);
    assert.deepEqual(await listenTo(1), [3]);
    assert.equal(inner.opened, 2);
  });

  it('F16: opens it anew when it has vanished while nobody listened', async () => {
    await listenTo(1);
    inner.vanish();
    await until('it is closed', () => inner.open_ === 0);
    assert.deepEqual(await listenTo(1), [2]);
  });

  it('F16: tells whoever opens it why it cannot be', async () => {
    inner.failure = new AloudError({ code: 'microphone-denied', message: asWritten('Not allowed.') });
    await assert.rejects(listen(new AbortController().signal).over, { code: 'microphone-denied' });
    inner.failure = undefined;
    assert.deepEqual(await listenTo(1), [1]);
  });

  it('gives nothing when the signal has fired already', async () => {
    const { heard, over } = listen(AbortSignal.abort());
    await over;
    assert.deepEqual([heard, inner.opened], [[], 0]);
  });

  it('can be opened again while the last listener is still being served', async () => {
    standbyMs = 0;
    const stop = new AbortController();
    const first = listen(stop.signal);
    await inner.hear(1);
    stop.abort();
    const again = new AbortController();
    const second = listen(again.signal);
    await first.over;
    await inner.hear(1);
    again.abort();
    await second.over;
    assert.deepEqual([first.heard, second.heard], [[1], [2]]);
  });
});
