import assert from 'node:assert/strict';
import { Watchdog } from '../../../src/openai/watchdog.ts';

const NEVER = new Promise<never>(() => {});

describe('Watchdog', () => {
  const user = new AbortController().signal;

  it('passes on what comes in time', async () => {
    const watch = new Watchdog(user, 10_000);
    assert.equal(await watch.within(5000, 5000, Promise.resolve(7)), 7);
    assert.equal(watch.silent, false);
    assert.equal(watch.signal.aborted, false);
  });

  it('F31: waits for a sign of life as long as it is told, and for the next as long again', async () => {
    const watch = new Watchdog(user, 10_000);
    const from = performance.now();
    setTimeout(() => watch.heard(), 100);
    await assert.rejects(watch.within(300, 200, NEVER));
    const tookMs = performance.now() - from;
    assert.ok(watch.silent && watch.signal.aborted);
    assert.ok(tookMs >= 290 && tookMs < 2000, `${tookMs} ms`);
  });

  it('A54: ends what is never silent and never done', async () => {
    const watch = new Watchdog(user, 400);
    const timer = setInterval(() => watch.heard(), 20);
    try {
      await assert.rejects(watch.within(100_000, 100_000, NEVER));
    } finally {
      clearInterval(timer);
    }
    assert.ok(watch.silent);
  });

  it('A54: counts all the waiting together, and none of the time between', async () => {
    const watch = new Watchdog(user, 400);
    const later = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));
    await later(500);
    await watch.within(1000, 1000, later(150));
    await later(300);
    await watch.within(1000, 1000, later(100));
    assert.equal(watch.silent, false);
    await assert.rejects(watch.within(1000, 1000, later(900)));
    assert.ok(watch.silent);
  });

  it('ends when the user wants it, which is no silence', async () => {
    const stop = new AbortController();
    const watch = new Watchdog(stop.signal, 10_000);
    setTimeout(() => stop.abort(), 20);
    await assert.rejects(watch.within(5000, 5000, NEVER));
    assert.equal(watch.silent, false);
    await assert.rejects(watch.within(5000, 5000, NEVER));
  });
});
