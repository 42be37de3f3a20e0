import { loudness } from './noise.ts';

const RATE_HZ = 16_000;

/**
 * Speech over the clatter of a keyboard: five or so keys a second, each a short burst that falls off within 15 ms and
 * is, at its loudest, so many dB below the loud parts of speech.
 */
export function overKeyClicks(speech: Int16Array, signalToNoiseDb: number): Int16Array {
  const peak = (loudness(speech) * Math.SQRT2) / 10 ** (signalToNoiseDb / 20);
  const result = Float64Array.from(speech);
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  for (let at = 0; at < speech.length; at += Math.round((0.1 + 0.2 * random()) * RATE_HZ)) {
    for (let i = 0; i < 0.03 * RATE_HZ && at + i < speech.length; i++) {
      result[at + i] = (result[at + i] ?? 0) + 2 * (random() - 0.5) * peak * Math.exp(-i / (0.005 * RATE_HZ));
    }
  }
  return Int16Array.from(result, x => Math.max(-32768, Math.min(32767, x)));
}
