import assert from 'node:assert/strict';
import { Stopwatch } from '../../../../src/common/async/stopwatch.ts';

describe('the times of a turn', () => {
  it('count from when someone has finished speaking, also of a step that went on meanwhile', async () => {
    let now = 0;
    const stopwatch = new Stopwatch(() => now);
    await stopwatch.time('transcribe', async () => {
      now = 270_000;
      stopwatch.begin();
      now += 300;
    });
    now += 50;
    stopwatch.mark('firstSound');
    assert.deepEqual(stopwatch.read(), { transcribe: 300, firstSound: 350, total: 350 });
  });
});
