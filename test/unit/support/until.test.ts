import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../../support/until.ts';

describe('until', () => {
  it('looks seldom where a look takes long, and often where it does not', async () => {
    const looks = async (lookMs: number) => {
      let count = 0;
      const end = performance.now() + 600;
      await until('time is over', async () => {
        count++;
        if (lookMs > 0) await sleep(lookMs);
        return performance.now() > end;
      });
      return count;
    };
    const [slow, quick] = [await looks(50), await looks(0)];
    // 50 ms for a look, and 200 to the next; a busy machine only makes them fewer.
    assert.ok(slow <= 4, `${slow} looks`);
    assert.ok(quick > slow, `${quick} looks`);
  });

  it('tells what was awaited in vain', async () => {
    await assert.rejects(
      until('it is so', () => undefined, 30),
      /Waited 30 ms in vain until it is so\./,
    );
  });
});
