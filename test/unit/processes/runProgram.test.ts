import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFor } from '../../../src/processes/environment.ts';
import { runProgram } from '../../../src/processes/runProgram.ts';
import { startProgram } from '../../../src/processes/startProgram.ts';
import { isAlive } from '../../support/processes.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

const never = new AbortController().signal;
const node = process.execPath;
const environment = {
  ...process.env,
  OPENAI_API_KEY: 'sk-hidden',
  GITHUB_TOKEN: 'hidden',
  AWS_SECRET_ACCESS_KEY: 'hidden',
};
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('runProgram', () => {
  it('gives output to the byte, the end of the complaints, and how it ended', async () => {
    const script =
      "process.stdin.pipe(process.stdout); process.stderr.write('x'.repeat(5000) + 'end'); process.on('exit', () => { process.exitCode = 3 })";
    const input = new Uint8Array([0, 255, 10, 13, 0]);
    const ended = await runProgram(node, ['-e', script], { environment, input }, never);
    assert.deepEqual([...ended.output], [...input]);
    assert.equal(ended.exitCode, 3);
    assert.equal(ended.failure, undefined);
    assert.ok(ended.complaint.endsWith('end') && ended.complaint.length <= 2000);
  });

  it('A20, A21: knows no shell', async () => {
    const odd = ['$(touch x)', '`touch x`', '; touch x', 'a\nb', '&& touch x', '%PATH%', '"', "'"];
    const ended = await runProgram(
      node,
      ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', ...odd],
      { environment },
      never,
    );
    assert.deepEqual(JSON.parse(text(ended.output)), odd);
  });

  it('A60: shows a program no more of the environment than it needs', async () => {
    const ended = await runProgram(
      node,
      ['-p', 'JSON.stringify(process.env)'],
      { environment, extra: { OWN: '1' } },
      never,
    );
    const seen = JSON.parse(text(ended.output));
    assert.deepEqual(
      [seen.OPENAI_API_KEY, seen.GITHUB_TOKEN, seen.AWS_SECRET_ACCESS_KEY],
      [undefined, undefined, undefined],
    );
    assert.equal(seen.OWN, '1');
    assert.equal(seen.PATH, process.env['PATH']);
    assert.deepEqual(environmentFor({ Path: 'a', SECRET: 'b', PULSE_SERVER: 'c' }), { Path: 'a', PULSE_SERVER: 'c' });
    const child = startProgram(node, ['-p', "process.env.OPENAI_API_KEY ?? 'nothing'"], { environment });
    let said = '';
    for await (const piece of child.stdout) said += piece;
    assert.equal(said.trim(), 'nothing');
  });

  it('F15: tells where it cannot be started', async () => {
    const ended = await runProgram('/nowhere/program', [], { environment }, never);
    assert.equal(ended.exitCode, undefined);
    assert.match(ended.failure ?? '', /ENOENT/);
  });

  it('ends it when the signal fires, and takes its children along', async () => {
    const folder = temporaryFolder('run');
    try {
      const pid = join(folder.path, 'pid');
      const child = `require('fs').writeFileSync(${JSON.stringify(pid)}, String(process.pid)); setInterval(() => {}, 1000)`;
      const script = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'ignore' }); setInterval(() => {}, 1000)`;
      const abort = new AbortController();
      const run = runProgram(node, ['-e', script], { environment, withChildren: true }, abort.signal);
      await until('it has begun', () => existsSync(pid) && readFileSync(pid, 'utf8') !== '');
      const number = Number(readFileSync(pid, 'utf8'));
      abort.abort();
      await assert.rejects(run, { code: 'cancelled' });
      await until('it is gone', () => !isAlive(number));
    } finally {
      folder.remove();
    }
    await assert.rejects(runProgram(node, [], { environment }, AbortSignal.abort()), { code: 'cancelled' });
  });

  it('A54: ends what takes too long, and what says too much', async () => {
    await assert.rejects(
      runProgram(node, ['-e', 'setInterval(() => {}, 1000)'], { environment, timeoutMs: 300 }, never),
      {
        code: 'timed-out',
      },
    );
    const endless =
      "const say = () => { while (process.stdout.write('x'.repeat(1000))); process.stdout.once('drain', say) }; say()";
    const ended = await runProgram(node, ['-e', endless], { environment, mostBytes: 100_000 }, never);
    assert.equal(ended.output.length, 100_000);
  });
});
