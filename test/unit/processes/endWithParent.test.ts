import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isAlive } from '../../support/processes.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

const END_WITH_PARENT = pathToFileURL(resolve(import.meta.dirname, '../../../src/processes/endWithParent.ts')).href;

/** Hangs as soon as who has started it knows that it is there. */
const HANGING = `
import { endWithParent } from ${JSON.stringify(END_WITH_PARENT)};
endWithParent();
process.send(process.pid, () => { for (;;); });`;

/** Starts it, and is gone when it is there. */
const STARTING = `
const { spawn } = require('node:child_process');
const stdio = ['ignore', 'ignore', 'inherit', 'ipc'];
const [, , ...args] = process.argv;
const child = spawn(process.execPath, args, { stdio, env: { ...process.env, STARTED_BY: process.pid } });
child.once('message', pid => process.stdout.write(pid + '\\n', () => process.exit(0)));`;

/** A machine that comes to other threads only when who has started all this is gone. */
const LATE_THREADS = `
const { isMainThread } = require('node:worker_threads');
const never = new Int32Array(new SharedArrayBuffer(4));
if (!isMainThread) while (process.ppid === Number(process.env.STARTED_BY)) Atomics.wait(never, 0, 0, 10);`;

describe('endWithParent', () => {
  let folder: TemporaryFolder;
  let pid: number | undefined;

  before(() => {
    folder = temporaryFolder('orphans');
    for (const [name, script] of Object.entries({
      'hanging.mjs': HANGING,
      'starting.cjs': STARTING,
      'late.cjs': LATE_THREADS,
    }))
      writeFileSync(join(folder.path, name), script);
  });
  after(() => folder.remove());
  afterEach(() => {
    if (pid !== undefined && isAlive(pid)) process.kill(pid, 'SIGKILL');
    pid = undefined;
  });

  it('ends what hangs when who has started it is gone, also where its thread begins only then', async () => {
    const args = ['starting.cjs', '--require', 'late.cjs', 'hanging.mjs'].map(word =>
      word.startsWith('-') ? word : join(folder.path, word),
    );
    const parent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let written = '';
    parent.stdout.on('data', chunk => {
      written += chunk;
    });
    await once(parent, 'close');
    const hanging = Number(written);
    assert.ok(hanging > 0, written);
    pid = hanging;
    await until('it is gone', () => !isAlive(hanging));
  });
});
