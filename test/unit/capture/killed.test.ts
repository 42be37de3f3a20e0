import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Recordings } from '../../../src/capture/recordings/recordings.ts';
import { silentLog } from '../../../src/common/log.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const RECORD = join(import.meta.dirname, '../../support/recordUntilKilled.ts');
const TIMES = 50;
/** At most so many at once: each is to keep up with real time. */
const AT_ONCE = 5;
/** What was said so long before may not be lost, in ms. */
const WITHIN_MS = 200;
/** The same in frames of 32 ms: a process that a busy machine lets wait has had less time than the clock says. */
const WITHIN_SAMPLES = 6 * 512;

describe('an editor that is killed while it records', () => {
  let root: TemporaryFolder;
  const running = new Set<ChildProcess>();
  const runs = Array.from({ length: TIMES }, (_, n) => n);

  before(() => {
    root = temporaryFolder('killed');
  });
  after(async () => {
    // Where one has failed, the others go on no more.
    runs.length = 0;
    await Promise.all([...running].map(killed));
    root.remove();
  });

  it(`F17: has every recording at the next start, to within 200 ms, ${TIMES} times at random moments`, async () => {
    const lost: number[] = [];
    const next = async (): Promise<void> => {
      for (let n = runs.shift(); n !== undefined; n = runs.shift())
        lost.push(await killedOnce(join(root.path, `${n}`), running));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    assert.equal(lost.length, TIMES);
    assert.ok(Math.max(...lost) <= 0, `${lost.map(samples => samples / 16).join(', ')} ms were lost`);
  });
});

async function killed(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

/** How many samples were not there afterwards that the microphone had given in time, and that the machine let one write. */
async function killedOnce(folder: string, running: Set<ChildProcess>): Promise<number> {
  const child = spawn(process.execPath, [RECORD, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  const closed = once(child, 'close').finally(() => running.delete(child));
  const all: { readonly samples: number; readonly at: number }[] = [];
  let killedAt = Number.POSITIVE_INFINITY;
  let isDoomed = false;
  for await (const line of createInterface({ input: child.stdout })) {
    const given = Number(/^given (\d+)/.exec(line)?.[1] ?? 0);
    all.push({ samples: given, at: performance.now() });
    // From 0.1 s on something was said.
    if (given < 1600 || isDoomed) continue;
    isDoomed = true;
    setTimeout(() => {
      killedAt = performance.now();
      child.kill('SIGKILL');
    }, Math.random() * 1900);
  }
  await closed;
  const last = all.at(-1)?.samples ?? 0;
  const isLongAgo = ({ samples, at }: (typeof all)[number]) =>
    at <= killedAt - WITHIN_MS && samples <= last - WITHIN_SAMPLES;
  const plain = (await stat(`${folder}.plain`)).size / 2 - WITHIN_SAMPLES;
  const given = Math.min(all.findLast(isLongAgo)?.samples ?? 0, plain);
  const recordings = new Recordings({ folder, log: silentLog, keep: () => false, warn: () => assert.fail() });
  const [waiting, ...others] = await recordings.waiting();
  if (!waiting && given <= 0) return 0;
  assert.ok(waiting, `nothing is left of ${last} samples`);
  assert.deepEqual(others, []);
  assert.equal(waiting.purpose, 'comment');
  const { samples } = await recordings.read(waiting.file);
  for (const [i, x] of samples.entries()) if (x !== (i + 1) % 32_768) assert.fail(`sample ${i} is ${x}`);
  // For other programs too: the header tells the true size.
  assert.equal((await readFile(waiting.file)).readUInt32LE(40), samples.length * 2);
  assert.equal((await stat(waiting.file)).mode & 0o777, 0o600);
  await recordings.done({ samples, file: waiting.file });
  assert.deepEqual(await readdir(folder), []);
  return given - samples.length;
}
