import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { whenQuiet } from '../../../../src/common/async/whenQuiet.ts';

describe('whenQuiet', () => {
  it('waits while the thread works, and no longer', async () => {
    let isQuiet = false;
    const quiet = whenQuiet(new AbortController().signal, 50).then(() => {
      isQuiet = true;
    });
    // Much longer than it takes where nothing goes on.
    for (const end = performance.now() + 800; performance.now() < end; await sleep(10)) {
      for (const work = performance.now() + 200; performance.now() < work; );
      assert.equal(isQuiet, false);
    }
    await quiet;
  });

  it('ends with the signal', async () => {
    await assert.rejects(whenQuiet(AbortSignal.timeout(20)), { name: 'AbortError' });
  });
});
