import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a program and resolves with what it wrote. Rejects with its own words when it fails. */
export function run(program: string, args: readonly string[], input?: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      args,
      { encoding: 'buffer', maxBuffer: 256 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error)
          reject(new Error(`${program} failed: ${stderr.toString().trim() || error.message}`, { cause: error }));
        else resolve(stdout);
      },
    );
    // A program that refuses its input closes the pipe; what it says about that arrives above.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** Gives a private folder to `work` and removes it afterwards. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'aloud-server-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
