import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { privateFolder } from '../../../src/processes/privateFolder.ts';
import { type TemporaryFolder, temporaryFolder } from '../../support/temporaryFolder.ts';

const MODULE = join(import.meta.dirname, '../../../src/processes/privateFolder.ts');

describe('a private folder', () => {
  let around: TemporaryFolder;

  beforeEach(() => {
    around = temporaryFolder('private');
  });
  afterEach(() => around.remove());

  it('is for the user alone, and goes with what is in it', async () => {
    const { path, remove } = await privateFolder('test');
    assert.equal(join(path, '..'), tmpdir());
    if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o700);
    writeFileSync(join(path, 'said'), 'what was said');
    await remove();
    assert.throws(() => statSync(path), { code: 'ENOENT' });
    await remove();
  });

  it('goes with a process that ends before it is removed', () => {
    const script = `
      const { privateFolder } = await import(${JSON.stringify(MODULE)});
      const { path } = await privateFolder('test');
      (await import('node:fs')).writeFileSync(path + '/said', '');
      console.log(path);
      process.exit(0);`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TMPDIR: around.path, TEMP: around.path },
      encoding: 'utf8',
    });
    assert.match(stdout, /aloud-test-/);
    assert.deepEqual(readdirSync(around.path), []);
  });
});
