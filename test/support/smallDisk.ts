import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/**
 * A folder that is a disk of its own, of so many kB, until `work` ends. Where nobody may mount one the test is left out, by
 * name.
 */
export async function onSmallDisk(path: string, kilobytes: number, test: Mocha.Context, work: () => Promise<void>) {
  mkdirSync(path, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    console.log(`skipped: ${test.test?.fullTitle()}: nobody may mount a small disk here`);
    test.skip();
  }
  try {
    await work();
  } finally {
    execFileSync('umount', [path]);
  }
}
