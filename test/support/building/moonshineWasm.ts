import { createHash } from 'node:crypto';

/** The file whose parts are known: that of `@moonshine-ai/moonshine-wasm` 0.1.5. */
const KNOWN = 'd0e783f661f8be68f7af48d859d3bbc7a6381a980b35b4128fc36344218a6682';
const DATA_SECTION = 11;

/** What is asked for by nothing here: where it begins in the file, and its length in bytes. */
const UNUSED: readonly (readonly [from: number, length: number])[] = [
  // Recordings of voices, which Moonshine speaks after.
  [8_187_010, 1_967_645],
  // What its voice detector hears 8 kHz by; it is given 16.
  [12_063_272, 99_840],
  [12_164_472, 262_144],
  [12_427_160, 65_536],
  [12_492_812, 98_304],
  [12_591_236, 49_152],
  [12_644_452, 262_144],
  [12_906_700, 98_304],
];

/**
 * Moonshine's WebAssembly with zeros for what nothing asks for, which hears the same and is half as large once it is
 * compressed. Throws where it is another file than that whose parts are known.
 */
export function withoutUnused(wasm: Buffer): Buffer {
  const sum = createHash('sha256').update(wasm).digest('hex');
  if (sum !== KNOWN) throw new Error(`Moonshine's WebAssembly is another (${sum}): see anew what is used of it.`);
  const bytes = Buffer.from(wasm);
  for (const [start, end] of segmentsOf(bytes))
    for (const [from, length] of UNUSED) {
      const [first, last] = [Math.max(start, from), Math.min(end, from + length)];
      if (first < last) bytes.fill(0, first, last);
    }
  return bytes;
}

/** Where the data of each segment stands: between them are their lengths. All are passive ones (WebAssembly 2.0, 5.5.14). */
function segmentsOf(wasm: Buffer): readonly (readonly [start: number, end: number])[] {
  let at = 8;
  const byte = () => wasm.readUInt8(at++);
  const number = () => {
    let [value, shift, next] = [0, 0, byte()];
    for (; next > 127; next = byte(), shift += 7) value += (next - 128) * 2 ** shift;
    return value + next * 2 ** shift;
  };
  while (at < wasm.length) {
    const section = byte();
    const end = number() + at;
    if (section === DATA_SECTION)
      return Array.from({ length: number() }, () => {
        number();
        const length = number();
        at += length;
        return [at - length, at] as const;
      });
    at = end;
  }
  return [];
}
