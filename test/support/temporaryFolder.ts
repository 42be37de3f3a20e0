import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from './atExit.ts';

/** A private folder, which is gone after `remove` or with this process. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

export function temporaryFolder(name: string): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), `aloud-${name}-`));
  // Who still writes into it may be about to end: try again for a while.
  const rm = () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  const forget = atExit(rm);
  return {
    path,
    remove() {
      forget();
      rm();
    },
  };
}
