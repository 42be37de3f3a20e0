import assert from 'node:assert/strict';
import { failure, type Outcome } from '../../../support/suites/outcome.ts';
import { chosenSuites, runSuites, type Suite } from '../../../support/suites/runSuites.ts';

const CORE = { cores: 1 };

function passing(...passes: readonly string[]): Outcome {
  return { passed: passes.length, failed: 0, skipped: 0, passes, failures: [] };
}

function suite(name: string, run: Suite['run'], more: Partial<Suite> = {}): Suite {
  return { name, needs: CORE, run, ...more };
}

describe('a run of suites', () => {
  async function run(suites: readonly Suite[], { strict = false, signal = new AbortController().signal } = {}) {
    const written: string[] = [];
    const write = (text: string) => void written.push(text);
    const isWell = await runSuites(suites, { resources: { cores: 2 }, write, strict, signal });
    return {
      isWell,
      lines: written
        .join('')
        .replaceAll(/ in \d+ s/g, '')
        .split('\n')
        .filter(Boolean),
    };
  }

  it('prints each in one piece and in their order, however they go', async () => {
    const steps: (() => void)[] = [];
    const step = () => new Promise<void>(resolve => steps.push(resolve));
    const spoken = (name: string) =>
      suite(name, async ({ print }) => {
        for (const word of ['1', '2']) {
          await step();
          print?.(`${name}${word}\n`);
        }
        return passing('x');
      });
    const running = run(['a', 'b', 'c'].map(spoken));
    // Always the one that came last goes on.
    for (let done = 0; done < 6; done += steps.splice(-1).map(next => next()).length) await new Promise(setImmediate);
    const { isWell, lines } = await running;
    const of = (name: string) => [name, `${name}1`, `${name}2`, '  1 of 1'];
    assert.deepEqual(lines, [...of('a'), ...of('b'), ...of('c'), '3 passed, 0 failed, 0 skipped']);
    assert.ok(isWell);
  });

  it('prints whose turn it is while it goes', async () => {
    const written: string[] = [];
    let seen: readonly string[] = [];
    const first = suite('a', async ({ print }) => {
      print?.('begun\n');
      seen = [...written];
      return passing('x');
    });
    await runSuites([first], {
      resources: CORE,
      write: text => void written.push(text),
      strict: false,
      signal: new AbortController().signal,
    });
    assert.ok(seen.includes('begun\n'));
  });

  it('tells every failure at the end, before the sum', async () => {
    const { isWell, lines } = await run([
      suite('a', async () => ({ ...passing('x'), failed: 1, failures: [{ title: 'tea', error: 'no tea' }] })),
      suite('b', async () => passing('y')),
    ]);
    assert.deepEqual(lines.slice(-3), ['✘ a: tea', 'no tea', '2 passed, 1 failed, 0 skipped']);
    assert.equal(isWell, false);
  });

  it('fails for a suite without tests, for one that crashes, and without suites', async () => {
    const { isWell, lines } = await run([
      suite('empty', async () => passing()),
      suite('crashing', async () => Promise.reject(new Error('out of tea'))),
    ]);
    assert.equal(isWell, false);
    assert.ok(lines.includes('✘ empty: empty') && lines.includes('No test ran.'));
    assert.ok(lines.includes('Error: out of tea'));
    assert.equal(lines.at(-1), '0 passed, 2 failed, 0 skipped');
    assert.equal((await run([])).isWell, false);
  });

  it('leaves out what cannot run here, by name, and fails for it where nothing may be left out', async () => {
    const absent = suite('a', async () => passing('x'), { missing: () => 'there is no tea' });
    const here = await run([absent]);
    assert.deepEqual(here.lines, ['a', '  skipped: there is no tea', '  0 of 0', '0 passed, 0 failed, 1 skipped']);
    assert.equal(here.isWell, true);
    const strict = await run([absent], { strict: true });
    assert.ok(strict.lines.includes('It may not be left out, but there is no tea.'));
    assert.equal(strict.isWell, false);
  });

  it('asks what is missing when what it waited for has ended', async () => {
    let isBuilt = false;
    const build = suite('build', async () => {
      isBuilt = true;
      return passing('x');
    });
    const test = suite('test', async () => passing('y'), {
      after: ['build'],
      missing: () => (isBuilt ? undefined : 'nothing is built'),
    });
    assert.equal((await run([test, build])).lines.at(-1), '2 passed, 0 failed, 0 skipped');
  });

  it('does not run what waited for a suite that failed', async () => {
    const build = suite('build', async () => failure('build', 'no'));
    const { lines } = await run([build, suite('test', async () => assert.fail('it ran'), { after: ['build'] })]);
    assert.ok(lines.includes('It could not run: build failed.'));
    assert.equal(lines.at(-1), '0 passed, 2 failed, 0 skipped');
  });

  it('fails when it is interrupted, and starts no more', async () => {
    const interrupting = new AbortController();
    const { isWell, lines } = await run(
      [
        suite('a', async options => {
          interrupting.abort();
          return options.signal?.aborted ? failure('a', 'It was interrupted.') : passing('x');
        }),
        suite('b', async () => assert.fail('it ran'), { needs: { cores: 2 } }),
      ],
      { signal: interrupting.signal },
    );
    assert.equal(isWell, false);
    assert.equal(lines.at(-1), '0 passed, 2 failed, 0 skipped');
    assert.ok(lines.includes('It did not run.'));
  });
});

describe('the suites that are chosen', () => {
  const all = ['lint', 'build', 'unit/a', 'unit/b', 'vscode'].map(name =>
    suite(name, async () => passing('x'), name === 'vscode' ? { after: ['build', 'installing'] } : {}),
  );
  const chosen = (...words: readonly string[]) => chosenSuites(all, words).map(({ name }) => name);

  it('are all, or those whose names begin so, with what they wait for', () => {
    assert.deepEqual(chosen(), ['lint', 'build', 'unit/a', 'unit/b', 'vscode']);
    assert.deepEqual(chosen('unit'), ['unit/a', 'unit/b']);
    assert.deepEqual(chosen('vscode', 'lint'), ['lint', 'build', 'vscode']);
  });

  it('must exist', () => {
    assert.throws(() => chosen('unit', 'nuit'), /No suite is called nuit\. There are: lint, build, unit\/a/);
  });
});
