export type NoiseColour = 'white' | 'pink';

/** Noise of a standard deviation of 1, the same every time. */
export function noise(colour: NoiseColour, length: number, seed = 1): Float64Array {
  const random = generator(seed);
  const gauss = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  let slow = 0;
  let middle = 0;
  let quick = 0;
  const samples = Float64Array.from({ length }, () => {
    const white = gauss();
    if (colour === 'white') return white;
    // Three first-order low-passes an octave or more apart add up to about 3 dB an octave.
    slow = 0.997 * slow + 0.1 * white;
    middle = 0.963 * middle + 0.3 * white;
    quick = 0.57 * quick + 1.05 * white;
    return slow + middle + quick + 0.18 * white;
  });
  const deviation = Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / length);
  return samples.map(x => x / deviation);
}

/** Speech with noise so many dB below its loud parts. */
export function inNoise(speech: Int16Array, colour: NoiseColour, signalToNoiseDb: number): Int16Array {
  const loud = loudness(speech);
  const scale = loud / 10 ** (signalToNoiseDb / 20);
  return Int16Array.from(noise(colour, speech.length), (x, i) => clamp((speech[i] as number) + x * scale));
}

/** Root mean square of the frames within 30 dB of the loudest: of speech without its pauses. */
export function loudness(samples: Int16Array): number {
  const powers: number[] = [];
  for (let at = 0; at + 512 <= samples.length; at += 512) {
    powers.push(samples.subarray(at, at + 512).reduce((sum, x) => sum + x * x, 0) / 512);
  }
  const loudest = Math.max(...powers);
  const active = powers.filter(power => power > loudest / 1000);
  return Math.sqrt(active.reduce((sum, power) => sum + power, 0) / active.length);
}

function clamp(value: number): number {
  return Math.max(-32768, Math.min(32767, Math.round(value)));
}

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
