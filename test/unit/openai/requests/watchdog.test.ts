import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { Watchdog } from '../../../../src/openai/requests/watchdog.ts';
import { pass } from '../../../support/passingTime.ts';

const NEVER = new Promise<never>(() => {});

describe('Watchdog', () => {
  const user = new AbortController().signal;

  afterEach(() => mock.timers.reset());

  /** On a clock that goes by what `pass` says. */
  function withMocked(mostMs: number): Watchdog {
    mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'] });
    return new Watchdog(user, mostMs, Date.now);
  }

  it('passes on what comes in time', async () => {
    const watch = new Watchdog(user, 10_000);
    assert.equal(await watch.within(5000, 5000, Promise.resolve(7)), 7);
    assert.equal(watch.silent, false);
    assert.equal(watch.signal.aborted, false);
  });

  it('F31: waits for a sign of life as long as it is told, and for the next as long again', async () => {
    const watch = withMocked(10_000);
    setTimeout(() => watch.heard(), 100);
    const waited = assert.rejects(watch.within(300, 250, NEVER));
    await pass(349);
    assert.equal(watch.silent, false);
    await pass(1);
    assert.ok(watch.silent && watch.signal.aborted);
    await waited;
  });

  it('A54: ends what is never silent and never done', async () => {
    const watch = withMocked(400);
    setInterval(() => watch.heard(), 20);
    const waited = assert.rejects(watch.within(100_000, 100_000, NEVER));
    await pass(399);
    assert.equal(watch.silent, false);
    await pass(1);
    assert.ok(watch.silent);
    await waited;
  });

  it('A54: counts all the waiting together, and none of the time between', async () => {
    const watch = withMocked(400);
    const later = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));
    await pass(500);
    await Promise.all([watch.within(1000, 1000, later(150)), pass(150)]);
    await pass(300);
    await Promise.all([watch.within(1000, 1000, later(100)), pass(100)]);
    const waited = assert.rejects(watch.within(1000, 1000, later(900)));
    await pass(149);
    assert.equal(watch.silent, false);
    await pass(1);
    assert.ok(watch.silent);
    await waited;
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
