import assert from 'node:assert/strict';
import { wordStart } from '../../../../src/speak/steering/wordStart.ts';
import { OUTPUT_RATE_HZ } from '../../../../src/speak/voices/voice.ts';

/** Stretches of a tone and of near silence, in ms, one after the other. */
function soundOf(...stretches: readonly number[]): Int16Array {
  const samples: number[] = [];
  for (const [at, ms] of stretches.entries()) {
    const loudness = at % 2 === 0 ? 8000 : 60;
    for (let i = 0; i < (ms * OUTPUT_RATE_HZ) / 1000; i++) samples.push(Math.sin(i / 10) * loudness);
  }
  return Int16Array.from(samples);
}

describe('where a sentence goes on', () => {
  // Words of 400, 500 and 600 ms with 100 ms between them.
  const sound = soundOf(400, 100, 500, 100, 600);
  const cases: readonly [number, number][] = [
    [0, 0],
    [90, 0],
    [300, 0],
    // In the second word, which begins at 500.
    [700, 470],
    [1000, 470],
    // In the third, at 1100, for certain only a little after it has begun.
    [1500, 1070],
  ];
  for (const [cut, start] of cases)
    it(`cut after ${cut} ms at ${start} ms`, () =>
      assert.ok(Math.abs(wordStart(sound, cut) - start) <= 10, String(wordStart(sound, cut))));

  it('is never later than what was certainly heard, wherever it is cut', () => {
    for (let ms = 0; ms <= 1700; ms += 7) {
      const start = wordStart(sound, ms);
      assert.ok(start >= 0 && start <= Math.max(0, ms - 60), `${start} after ${ms}`);
      assert.ok(ms - start <= 1300, `${start} is too far back from ${ms}`);
    }
  });

  it('is somewhere near where nothing is quiet', () => {
    const start = wordStart(soundOf(5000), 4000);
    assert.ok(start > 2700 && start <= 3940, String(start));
  });
});
