import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rgPath } from '@vscode/ripgrep';
import { Ripgrep } from '../../../src/processes/ripgrep.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const never = new AbortController().signal;

describe('Ripgrep', () => {
  let around: ReturnType<typeof temporaryFolder>;
  let folder: string;
  const ripgrep = new Ripgrep(async () => rgPath);
  const query = { text: 'needle', isRegex: false, matchCase: false };

  beforeEach(() => {
    around = temporaryFolder('ripgrep');
    folder = join(around.path, 'workspace');
    mkdirSync(folder);
  });

  afterEach(() => around.remove());

  const write = (name: string, text: string | Uint8Array): string => {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const find = async (more: object = {}, unsaved: { path: string; text: string }[] = [], most = 100) =>
    (await ripgrep.search([folder], unsaved, { ...query, ...more }, most, never)).map(
      ({ path, line, text }) => `${path.slice(folder.length + 1)}:${line + 1}:${text}`,
    );

  it('finds lines as they are, indentation and tabs too, in the order of their paths', async () => {
    write('b.ts', 'x\n\t\tneedle  \r\n');
    write('a/a.ts', '  Needle');
    assert.deepEqual(await find(), ['a/a.ts:1:  Needle', 'b.ts:2:\t\tneedle  ']);
    assert.deepEqual(await find({ matchCase: true }), ['b.ts:2:\t\tneedle  ']);
    assert.deepEqual(await find({}, [], 1), ['a/a.ts:1:  Needle']);
  });

  it('leaves out what git ignores, git’s own files, binary and very large ones', async () => {
    write('.gitignore', 'dist\n');
    write('dist/a.ts', 'needle');
    write('.git/config', 'needle');
    write('.hidden/a.ts', 'needle');
    write('binary', new Uint8Array([0, 1, ...new TextEncoder().encode('needle')]));
    write('large.txt', `needle${'x'.repeat(3_000_000)}`);
    assert.deepEqual(await find(), ['.hidden/a.ts:1:needle']);
  });

  it('A11: follows no link out of the folder', async () => {
    mkdirSync(join(around.path, 'outside'));
    writeFileSync(join(around.path, 'outside/a.ts'), 'needle');
    symlinkSync(join(around.path, 'outside'), join(folder, 'linked'));
    symlinkSync(join(around.path, 'outside/a.ts'), join(folder, 'link.ts'));
    assert.deepEqual(await find(), []);
  });

  it('searches what is not saved as it is, where such a file would be searched', async () => {
    const path = write('a.ts', 'needle on disk');
    write('.gitignore', 'ignored.ts\n');
    const ignored = write('ignored.ts', '');
    const unsaved = [
      { path, text: 'first\nneedle not saved' },
      { path: ignored, text: 'needle' },
      { path: '/elsewhere/b.ts', text: 'needle' },
    ];
    assert.deepEqual(await find({}, unsaved), ['a.ts:2:needle not saved']);
    assert.deepEqual(await find({ files: '*.md' }, unsaved), []);
  });

  it('A19, A22: obeys no configuration of its own', async () => {
    write('a.ts', 'needle');
    const config = write('ripgreprc', '--pre=/bin/false\n--files-with-matches\n');
    const own = new Ripgrep(async () => rgPath, { ...process.env, RIPGREP_CONFIG_PATH: config });
    assert.equal((await own.search([folder], [], query, 9, never)).length, 1);
  });

  it('A20, A24: takes every text for a text', async () => {
    write('a.ts', '--pre=touch evil\n$(x)\n-e\n');
    for (const text of ['--pre=touch evil', '$(x)', '-e', '--help']) assert.ok((await find({ text })).length <= 1);
    assert.deepEqual(await find({ text: '-e' }), ['a.ts:1:--pre=touch evil', 'a.ts:3:-e'].slice(1));
  });

  it('says what is wrong with a pattern, and where there is no ripgrep', async () => {
    await assert.rejects(
      find({ text: '(', isRegex: true }),
      /^AloudError: That is no regular expression: unclosed group/,
    );
    await assert.rejects(find({ text: '(?<=a)b', isRegex: true }), /Look-around/);
    const missing = new Ripgrep(async () => undefined);
    await assert.rejects(missing.search([folder], [], query, 9, never), { code: 'unsupported' });
  });

  it('A51: cuts lines without end around what was found', async () => {
    write('a.ts', `${'x'.repeat(50_000)}needle${'y'.repeat(50_000)}`);
    const [found = ''] = await find();
    assert.ok(found.length < 2100 && found.includes('needle'));
  });
});
