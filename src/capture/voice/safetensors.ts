import { entryOf } from '../../common/entryOf.ts';
/** The numbers of a model, by their names. */
export interface Tensors {
  /** Throws where there is no such tensor of that shape. */
  values(name: string, ...shape: readonly number[]): Float32Array;
}

/** Longer than any header of ours, in bytes. */
const LONGEST_HEADER = 1 << 16;

/**
 * Reads a file in the safetensors format: the length of its header as u64, the header as JSON (per name type, shape
 * and place), the values; all little-endian. Throws where it is not one, or holds other numbers than float32.
 */
export function parseSafetensors(file: Uint8Array): Tensors {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = file.length < 8 ? LONGEST_HEADER : Number(view.getBigUint64(0, true));
  if (length >= LONGEST_HEADER || 8 + length > file.length) throw new Error('This is no file of tensors.');
  const header: unknown = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
  // A copy, which begins where float32 may begin.
  const data = Uint8Array.from(file.subarray(8 + length));
  return {
    values(name, ...shape) {
      const { dtype, shape: own, data_offsets: [from, to] = [0, 0] } = entry(header, name);
      const count = shape.reduce((product, size) => product * size, 1);
      if (dtype !== 'F32' || String(own) !== String(shape) || to - from !== count * 4)
        throw new Error(`The tensor "${name}" is not of shape ${shape.join(' × ')}.`);
      return new Float32Array(data.buffer, from, count);
    },
  };
}

interface Entry {
  readonly dtype?: string;
  readonly shape?: readonly number[];
  readonly data_offsets?: readonly [number, number];
}

function entry(header: unknown, name: string): Entry {
  return entryOf(Object(header) as Readonly<Record<string, Entry>>, name) ?? {};
}
