import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that only the user can read. */
export interface PrivateFolder {
  readonly path: string;
  /** With all that is in it. Whoever writes into it has to have ended. */
  remove(): Promise<void>;
}

/**
 * A folder for files that a program reads or writes, which tell what was said. It is gone at the latest when this process
 * ends: an editor may be closed in the middle of a recognition.
 */
export async function privateFolder(name: string): Promise<PrivateFolder> {
  const path = await mkdtemp(join(tmpdir(), `aloud-${name}-`));
  const removeNow = () => rmSync(path, { recursive: true, force: true });
  process.once('exit', removeNow);
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true, maxRetries: 3 });
      process.off('exit', removeNow);
    },
  };
}
