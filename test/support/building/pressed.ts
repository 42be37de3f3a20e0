import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const CACHE = 'node_modules/.cache/aloud/pressed';
/** All of a file is looked back at, up to 16 MB, which every reader of Brotli takes. */
const WINDOW_BITS = 24;
/** In a package, where it is done once; else what is quick. */
const BEST = 11;
const QUICK = 5;

/** Writes a file, compressed by Brotli, as `to`.br. The best takes a minute for ten megabytes, and is kept for the next time. */
export async function press(from: string, to: string, isBest: boolean): Promise<void> {
  const bytes = await readFile(from);
  const quality = isBest ? BEST : QUICK;
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
