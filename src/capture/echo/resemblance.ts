/** Both are compared at this rate, in Hz: what tells voices apart lies below half of it, and it costs some milliseconds. */
const RATE_HZ = 4000;

/**
 * How much a sound is like the likest stretch of another, 0 to 1: their best normalised correlation. Of the differences from
 * sample to sample, since hums are alike. Samples of any scale.
 */
export function resemblance(
  sound: ArrayLike<number>,
  soundRateHz: number,
  other: ArrayLike<number>,
  otherRateHz: number,
): number {
  const [a, b] = [changes(sound, soundRateHz), changes(other, otherRateHz)];
  let power = 0;
  for (const x of a) power += x * x;
  let under = 0;
  for (let i = 0; i < a.length && i < b.length; i++) under += (b[i] as number) ** 2;
  let best = 0;
  for (let lag = 0; lag + a.length <= b.length; lag++) {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[lag + i] as number);
    const both = power * under;
    if (both > 0) best = Math.max(best, Math.abs(sum) / Math.sqrt(both));
    under = Math.max(0, under + (b[lag + a.length] ?? 0) ** 2 - (b[lag] as number) ** 2);
  }
  return Math.min(1, best);
}

function changes(samples: ArrayLike<number>, rateHz: number): Float64Array {
  const step = rateHz / RATE_HZ;
  const means = Float64Array.from({ length: Math.floor(samples.length / step) }, (_, i) => {
    let sum = 0;
    for (let at = i * step; at < (i + 1) * step; at++) sum += samples[at] as number;
    return sum / step;
  });
  return means.map((x, i) => (i === 0 ? 0 : x - (means[i - 1] as number)));
}
