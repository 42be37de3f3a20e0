import { createHash } from 'node:crypto';
import { lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readPacked } from '../common/packed.ts';
import { PACKED_LIST } from './nativePart.ts';

/** What Node loads; the other libraries are found beside it. */
const ADDON = 'sherpa-onnx.node';
const BEGUN = '.laying-';
/** Whoever began so long ago, in ms, is gone. */
const STALE_MS = 60 * 60_000;
/** Of putting them where others put them too. */
const MOST_TRIES = 8;

/** The SHA-256 of each library, in hexadecimal, by its name. */
type Sums = Readonly<Record<string, string>>;

let addon: string | undefined;

/** Where the laid addon is. Throws where none was laid. */
export function addonPath(): string {
  if (addon === undefined) throw new Error('No native part was laid.');
  return addon;
}

/**
 * Lays the libraries that a package has compressed in `packed` into a folder of their own in `around`, or finds them there;
 * a library can be loaded from nowhere else. Each is compared with the package's list before every use, and the folder holds
 * nothing beside them, since the system would load that too; what differs is laid anew. Throws what the file system throws,
 * and where a library is not that of the list.
 */
export async function layLibraries(packed: string, around: string): Promise<void> {
  if (around === '') throw new Error('There is no folder for the native part.');
  const list = await readFile(join(packed, PACKED_LIST));
  const sums = JSON.parse(list.toString()) as Sums;
  const folder = join(around, `${basename(packed)}-${sumOf(list).slice(0, 16)}`);
  if (!(await holds(folder, sums))) {
    await lay(packed, sums, around, folder);
    await forgetOthers(around, basename(folder));
  }
  addon = join(folder, ADDON);
}

async function lay(packed: string, sums: Sums, around: string, folder: string): Promise<void> {
  await mkdir(around, { recursive: true, mode: 0o700 });
  // Nobody sees it before it is whole; only the user may open it.
  const begun = await mkdtemp(join(around, BEGUN));
  try {
    for (const [name, sum] of Object.entries(sums)) {
      const bytes = await readPacked(join(packed, `${name}.br`));
      if (sumOf(bytes) !== sum) throw new Error(`${name} is not what the package should have.`);
      await writeFile(join(begun, name), bytes, { mode: 0o500 });
    }
    await put(begun, sums, folder);
  } finally {
    await rm(begun, { recursive: true, force: true });
  }
}

/** In one step, for other windows may be doing the same, or be loading what the first of them has put there. */
async function put(begun: string, sums: Sums, folder: string): Promise<void> {
  for (let tries = MOST_TRIES; ; tries -= 1)
    try {
      return await rename(begun, folder);
    } catch (thrown) {
      if (await holds(folder, sums)) return;
      if (tries === 0) throw thrown;
      const wrong = `${begun}-${tries}`;
      await rename(folder, wrong).catch(() => {});
      await rm(wrong, { recursive: true, force: true });
    }
}

async function holds(folder: string, sums: Sums): Promise<boolean> {
  try {
    if (!(await lstat(folder)).isDirectory()) return false;
    const names = await readdir(folder);
    if (names.length !== Object.keys(sums).length) return false;
    for (const [name, sum] of Object.entries(sums)) {
      const path = join(folder, name);
      if (!(await lstat(path)).isFile() || sumOf(await readFile(path)) !== sum) return false;
    }
    return true;
  } catch {
    return false;
  }
}

/** Those of another version of Aloud, and what somebody began and never finished. */
async function forgetOthers(around: string, own: string): Promise<void> {
  for (const name of await readdir(around)) {
    if (name === own) continue;
    const path = join(around, name);
    const begun = name.startsWith(BEGUN) ? await stat(path).catch(() => undefined) : undefined;
    if (begun && Date.now() - begun.mtimeMs < STALE_MS) continue;
    // Windows keeps what another window has loaded: the next one that lays will try again.
    await rm(path, { recursive: true, force: true }).catch(() => {});
  }
}

function sumOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
