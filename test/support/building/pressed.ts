import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { PACKED_LIST } from '../../../src/engines/nativePart.ts';

const CACHE = 'node_modules/.cache/aloud/pressed';
/** All of a file is looked back at, up to 16 MB, which every reader of Brotli takes. */
const WINDOW_BITS = 24;
/** Brotli's qualities. For ten megabytes they take half a second, five seconds, and a minute. */
const QUALITIES = { little: 5, much: 9, all: 11 } as const;

type Effort = keyof typeof QUALITIES;

/** Writes bytes, compressed by Brotli, as `to`.br, and keeps them for the next time. */
export async function press(bytes: Buffer, to: string, effort: Effort): Promise<void> {
  const quality = QUALITIES[effort];
  const kept = join(CACHE, `${createHash('sha256').update(bytes).digest('hex')}-${quality}`);
  let pressed: Buffer | undefined = await readFile(kept).catch(() => undefined);
  if (!pressed) {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    pressed = await promisify(brotliCompress)(bytes, { params });
    await mkdir(CACHE, { recursive: true });
    // In one step: several builds may go on at once.
    await writeFile(`${kept}.${process.pid}`, pressed);
    await rename(`${kept}.${process.pid}`, kept);
  }
  await mkdir(dirname(to), { recursive: true });
  await writeFile(`${to}.br`, pressed);
}

/** Writes libraries of a folder into another, each compressed, with a list of their checksums, as `nativeLibraries.ts` reads it. */
export async function pressLibraries(
  from: string,
  names: readonly string[],
  to: string,
  effort: Effort,
): Promise<void> {
  const pressed = names.map(async name => {
    const bytes = await readFile(join(from, name));
    await press(bytes, join(to, name), effort);
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  const sums = Object.fromEntries(await Promise.all(pressed));
  await writeFile(join(to, PACKED_LIST), `${JSON.stringify(sums, null, 2)}\n`);
}
