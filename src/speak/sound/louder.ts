/** From here on, of 1, what is made louder is pressed together instead of cut off. */
const KNEE = 0.7;
const FULL = 32_768;

/** PCM, s16le, by so many decibels louder, or quieter; what would not fit is bent, never clipped. */
export function louder(chunk: Uint8Array, decibels: number): Uint8Array {
  if (decibels === 0) return chunk;
  const gain = 10 ** (decibels / 20);
  const from = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const to = new Uint8Array(chunk.length);
  const view = new DataView(to.buffer);
  for (let at = 0; at + 1 < chunk.length; at += 2) {
    const sample = (from.getInt16(at, true) / FULL) * gain;
    view.setInt16(at, Math.round(bent(sample) * (FULL - 1)), true);
  }
  return to;
}

function bent(sample: number): number {
  const size = Math.abs(sample);
  if (size <= KNEE) return sample;
  return Math.sign(sample) * (KNEE + (1 - KNEE) * Math.tanh((size - KNEE) / (1 - KNEE)));
}
