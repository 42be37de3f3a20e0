import assert from 'node:assert/strict';
import { Lazy } from '../../../../src/common/async/lazy.ts';

describe('Lazy', () => {
  it('makes one thing when it is first asked for, and gives it to all', async () => {
    let count = 0;
    const lazy = new Lazy(async () => ++count);
    assert.equal(lazy.made, undefined);
    assert.deepEqual(await Promise.all([lazy.get(), lazy.get(), lazy.made]), [1, 1, 1]);
  });

  it('F29: what failed once is tried again the next time', async () => {
    let count = 0;
    const lazy = new Lazy(async () => {
      if (++count === 1) throw new Error('not there yet');
      return count;
    });
    await assert.rejects(lazy.get(), /not there yet/);
    assert.equal(lazy.made, undefined);
    assert.equal(await lazy.get(), 2);
  });
});
