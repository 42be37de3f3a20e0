import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sumLine } from '../../../support/suites/outcome.ts';
import { runMocha } from '../../../support/suites/runMocha.ts';
import type { SuiteOptions } from '../../../support/suites/suiteProcess.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporaryFolder.ts';

describe('a run of mocha', function () {
  this.timeout(180_000);
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = temporaryFolder('run');
  });

  afterEach(() => folder.remove());

  it('counts what passed, failed and was skipped, and tells why', async () => {
    const outcome = await run("it('a', () => {}); it.skip('b'); it('c', () => { throw new Error('no tea'); });");
    assert.deepEqual([outcome.passed, outcome.failed, outcome.skipped], [1, 1, 1]);
    assert.deepEqual(outcome.passes, ['a']);
    assert.match(outcome.failures[0]?.error ?? '', /no tea/);
  });

  it('counts in parallel too', async () => {
    const { passed, failed } = await run("it('a', () => {}); it('b', () => {});", {}, ['--parallel']);
    assert.deepEqual([passed, failed], [2, 0]);
  });

  it('fails without a test', async () => {
    assert.match(await onlyFailure("describe('nothing', () => {});"), /No test ran/);
    assert.match((await runMocha('it', { files: [] })).failures[0]?.error ?? '', /There is no test/);
  });

  it('fails when a file does not load', async () => {
    assert.match(await onlyFailure("throw new Error('at load');"), /gave no result: it ended with/);
  });

  it('fails when the process ends before its tests do, however well', async () => {
    assert.match(await onlyFailure("it('a', () => process.exit(0));"), /gave no result: it ended before they did/);
  });

  it('fails when something is thrown after the last test', async () => {
    const late = "it('a', () => {}); process.once('beforeExit', () => { throw new Error('late'); });";
    assert.match(await onlyFailure(late), /No test failed, but it ended with/);
  });

  it('fails when something keeps the process alive', async () => {
    const open = "it('a', () => { setInterval(() => {}, 1000); });";
    assert.match(await onlyFailure(open, { lingerMs: 300 }), /something is still open/);
  });

  it('fails when its tests do not end', async () => {
    const endless = "it('a', function () { this.timeout(0); return new Promise(r => setTimeout(r, 600_000)); });";
    assert.match(await onlyFailure(endless, { patienceMs: 500 }), /did not end within 0.5 s/);
  });

  it('fails when what it left behind holds on to what it prints', async () => {
    const left = "require('node:child_process').spawn('sleep', ['20'], { stdio: 'inherit' }).unref();";
    const { passed } = await run(`it('a', () => { ${left} });`, { drainMs: 300 });
    assert.equal(passed, 1);
  });

  it('fails when it leaves a file behind, and removes it', async () => {
    let path: string | undefined;
    const left = "require('node:fs').mkdtempSync(require('node:os').tmpdir() + '/aloud-cup-')";
    const error = await onlyFailure(`it('a', () => { console.log('at', ${left}); });`, {
      print: text => {
        path ??= /^at (.+)$/m.exec(text)?.[1];
      },
    });
    assert.match(error, /No test failed, but it left something in the folder for temporary files: aloud-cup-\w{6}\./);
    assert.match(path ?? '', /aloud-cup-/);
    assert.equal(existsSync(dirname(path ?? '')), false);
  });

  it('has a folder for temporary files in which there is room for the path of a socket', async () => {
    const path = "require('node:os').tmpdir() + '/aloud-host-123456-vscode-ipc-' + crypto.randomUUID() + '.sock'";
    const listen = `const server = require('node:net').createServer().listen(${path}, () => server.close(done))`;
    assert.equal((await run(`it('a', done => { ${listen}; });`)).passed, 1);
  });

  it('ends what runs when it is interrupted, and what does not end at once too', async () => {
    const interrupting = new AbortController();
    const deaf = "process.on('SIGTERM', () => {}); this.timeout(0); return new Promise(r => setTimeout(r, 600_000));";
    const interrupted = await onlyFailure(`it('a', () => {}); it('b', function () { ${deaf} });`, {
      print: text => text.includes('✔ a') && interrupting.abort(),
      signal: interrupting.signal,
      lingerMs: 300,
    });
    assert.match(interrupted, /gave no result: it was interrupted/);
  });

  it('fails when a test was run alone', async () => {
    assert.equal((await run("it.only('a', () => {}); it('b', () => {});")).failed, 1);
  });

  async function run(tests: string, options: SuiteOptions = {}, flags: readonly string[] = []) {
    const file = join(folder.path, 'some.test.cjs');
    writeFileSync(file, tests);
    return runMocha('it', { files: [file], flags }, options);
  }

  async function onlyFailure(tests: string, options?: SuiteOptions): Promise<string> {
    const { failed, failures } = await run(tests, options);
    assert.equal(failed, 1);
    return failures[0]?.error ?? '';
  }
});

describe('the last line of all', () => {
  it('is the sum, in the words that others look for', () => {
    const outcomes = [
      { passed: 10, failed: 0, skipped: 1 },
      { passed: 5, failed: 2, skipped: 0 },
    ];
    assert.equal(sumLine(outcomes), '15 passed, 2 failed, 1 skipped');
    assert.equal(sumLine([]), '0 passed, 0 failed, 0 skipped');
  });
});
