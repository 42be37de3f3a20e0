import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** By its title, what rejects when it fails. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

/** Does all of them, one after the other, prints a line each, and sends what they came to, as a suite does. */
export async function runChecks(checks: Checks): Promise<void> {
  const passes: string[] = [];
  const failures: { title: string; error: string }[] = [];
  for (const [title, check] of Object.entries(checks)) {
    try {
      await check();
      passes.push(title);
      console.log(`  ✔ ${title}`);
    } catch (thrown) {
      failures.push({ title, error: thrown instanceof Error ? thrown.message : String(thrown) });
      console.log(`  ✘ ${title}`);
    }
  }
  process.send?.({ passed: passes.length, failed: failures.length, skipped: 0, passes, failures });
  if (failures.length > 0) process.exitCode = 1;
}

/** Runs a program for Node. Rejects with what it printed when it fails. */
export async function runProgram(args: readonly string[], cwd: string): Promise<void> {
  try {
    await promisify(execFile)(process.execPath, [...args], { cwd, maxBuffer: 2 ** 26 });
  } catch (thrown) {
    const { message, stdout = '', stderr = '' } = thrown as Error & { stdout?: string; stderr?: string };
    throw new Error(stdout || stderr ? `${args[0]} failed:\n${stdout}\n${stderr}` : message);
  }
}
