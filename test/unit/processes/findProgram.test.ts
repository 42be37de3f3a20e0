import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { findProgram } from '../../../src/processes/findProgram.ts';

describe('findProgram', () => {
  let folder: string;

  before(async function () {
    if (process.platform === 'win32') this.skip();
    folder = await mkdtemp(join(tmpdir(), 'aloud-path-'));
    await writeFile(join(folder, 'recorder'), '#!/bin/sh\n', { mode: 0o755 });
    await writeFile(join(folder, 'notes'), 'text');
    await chmod(join(folder, 'notes'), 0o644);
    await mkdir(join(folder, 'directory'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('finds what can be run in the folders of PATH, and by an absolute path', async () => {
    const PATH = ['/nowhere', folder].join(delimiter);
    assert.equal(await findProgram('recorder', { PATH }), join(folder, 'recorder'));
    assert.equal(await findProgram(join(folder, 'recorder'), { PATH: '' }), join(folder, 'recorder'));
    await mkdir(join(folder, 'later'));
    await writeFile(join(folder, 'later', 'recorder'), '#!/bin/sh\n', { mode: 0o755 });
    const both = [folder, join(folder, 'later')];
    assert.equal(await findProgram('recorder', { PATH: both.join(delimiter) }), join(folder, 'recorder'));
    assert.equal(
      await findProgram('recorder', { PATH: both.reverse().join(delimiter) }),
      join(folder, 'later/recorder'),
    );
    for (const name of ['notes', 'directory', 'absent', '']) {
      assert.equal(await findProgram(name, { PATH }), undefined, name);
    }
  });

  it('A18: never looks in the current folder, nor in one relative to it', async () => {
    const here = relative(process.cwd(), folder);
    for (const PATH of ['', '.', here, `${delimiter}${here}`]) {
      assert.equal(await findProgram('recorder', { PATH }), undefined);
    }
    assert.equal(await findProgram(join(here, 'recorder'), { PATH: folder }), undefined);
    assert.equal(await findProgram('./recorder', { PATH: folder }), undefined);
  });
});
