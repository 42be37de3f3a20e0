import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { sleepInSteps } from '../../../../src/common/async/sleepInSteps.ts';

/** Says something when it is asked, and tells those who cannot listen that it has. */
const OUTSIDE = `
const { parentPort, workerData } = require('node:worker_threads');
parentPort.on('message', () => {
  parentPort.postMessage('said');
  Atomics.store(workerData, 0, 1);
  Atomics.notify(workerData, 0);
});
parentPort.postMessage('there');`;

describe('sleepInSteps', () => {
  it('lets be heard what came from outside while the loop was blocked beyond its time', async () => {
    const hasSaid = new Int32Array(new SharedArrayBuffer(4));
    const outside = new Worker(OUTSIDE, { eval: true, workerData: hasSaid });
    try {
      await once(outside, 'message');
      const heard: unknown[] = [];
      outside.on('message', said => heard.push(said));
      const sleeping = sleepInSteps(300, new AbortController().signal);
      // Behind immediates come timers, and only then what was said.
      await turnOfTheLoop();
      outside.postMessage('say it');
      Atomics.wait(hasSaid, 0, 0);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
      await sleeping;
      assert.deepEqual(heard, ['said']);
    } finally {
      await outside.terminate();
    }
  });

  it('ends at once when the signal fires, and never throws', async () => {
    const ending = new AbortController();
    const sleeping = sleepInSteps(3_600_000, ending.signal);
    ending.abort();
    await sleeping;
    await sleepInSteps(3_600_000, ending.signal);
  });
});
