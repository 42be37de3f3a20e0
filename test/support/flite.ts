import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A sentence in Flite's voice: mono s16le at 16 kHz. */
export async function saidByFlite(text: string): Promise<Int16Array> {
  const folder = await mkdtemp(join(tmpdir(), 'aloud-flite-'));
  try {
    const file = join(folder, 'said.wav');
    await promisify(execFile)('flite', ['-voice', 'slt', '-t', text, '-o', file]);
    const bytes = await readFile(file);
    const data = bytes.indexOf('data', 12, 'latin1') + 8;
    return new Int16Array(
      new Uint8Array(bytes.subarray(data, data + 2 * Math.floor((bytes.length - data) / 2))).buffer,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
