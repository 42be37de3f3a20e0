import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Job, type Resources, schedule } from '../../../support/suites/schedule.ts';

/** Jobs under the test's hand: each runs until it is ended. */
class Jobs {
  readonly started: string[] = [];
  readonly running = new Map<string, () => void>();

  job(name: string, needs: Resources, after: readonly string[] = []): Job {
    const run = () =>
      new Promise<void>(resolve => {
        this.started.push(name);
        this.running.set(name, resolve);
      });
    return { name, needs, after, run };
  }

  async end(name: string): Promise<void> {
    const end = this.running.get(name);
    assert.ok(end, `${name} does not run`);
    this.running.delete(name);
    end();
    await new Promise(setImmediate);
  }
}

describe('the schedule of jobs', () => {
  let jobs: Jobs;

  beforeEach(() => {
    jobs = new Jobs();
  });

  it('starts as many as there is room for, in their order', async () => {
    const all = ['a', 'b', 'c', 'd'].map(name => jobs.job(name, { cores: 1 }));
    const over = schedule(all, { cores: 2 });
    assert.deepEqual(jobs.started, ['a', 'b']);
    await jobs.end('b');
    assert.deepEqual(jobs.started, ['a', 'b', 'c']);
    await jobs.end('a');
    await jobs.end('c');
    await jobs.end('d');
    await over;
  });

  it('lets no two have what there is one of, and others go ahead meanwhile', async () => {
    const sound = { cores: 1, sound: 1 };
    const all = [jobs.job('a', sound), jobs.job('b', sound), jobs.job('c', { cores: 1 })];
    const over = schedule(all, { cores: 2, sound: 1 });
    assert.deepEqual(jobs.started, ['a', 'c']);
    await jobs.end('c');
    assert.deepEqual(jobs.started, ['a', 'c']);
    await jobs.end('a');
    assert.deepEqual(jobs.started, ['a', 'c', 'b']);
    await jobs.end('b');
    await over;
  });

  it('leaves alone what needs all, or more than there is', async () => {
    const all = [jobs.job('a', { cores: 1 }), jobs.job('b', { cores: 9 }), jobs.job('c', { cores: 1 })];
    const over = schedule(all, { cores: 2 });
    await jobs.end('a');
    assert.deepEqual(jobs.started, ['a', 'c']);
    await jobs.end('c');
    assert.deepEqual(jobs.started, ['a', 'c', 'b']);
    await jobs.end('b');
    await over;
  });

  it('waits for those that come before, but for none that is not there', async () => {
    const all = [jobs.job('test', { cores: 1 }, ['build', 'nobody']), jobs.job('build', { cores: 1 })];
    const over = schedule(all, { cores: 2 });
    assert.deepEqual(jobs.started, ['build']);
    await jobs.end('build');
    assert.deepEqual(jobs.started, ['build', 'test']);
    await jobs.end('test');
    await over;
  });

  it('starts nothing more when it is interrupted, and waits for what runs', async () => {
    const interrupting = new AbortController();
    let isOver = false;
    const all = ['a', 'b'].map(name => jobs.job(name, { cores: 1 }));
    const over = schedule(all, { cores: 1 }, interrupting.signal).then(() => {
      isOver = true;
    });
    interrupting.abort();
    await new Promise(setImmediate);
    assert.equal(isOver, false);
    await jobs.end('a');
    await over;
    assert.deepEqual(jobs.started, ['a']);
  });

  it('does not wait for ever for what waits for each other', async () => {
    const all = [jobs.job('a', {}, ['b']), jobs.job('b', {}, ['a']), jobs.job('c', {})];
    const refused = assert.rejects(schedule(all, {}), /Waiting for each other: a, b/);
    await jobs.end('c');
    await refused;
  });

  it('runs each once and never gives away more than there is, whatever they need and however long they take', async () => {
    const needs = fc.record({ cores: fc.integer({ min: 0, max: 5 }), sound: fc.integer({ min: 0, max: 1 }) });
    const some = fc.array(fc.record({ needs, turns: fc.integer({ min: 0, max: 6 }) }), { maxLength: 12 });
    const resources = { cores: 3, sound: 1 };
    await fc.assert(
      fc.asyncProperty(some, async wanted => {
        const used = { cores: 0, sound: 0 };
        const ran: string[] = [];
        const all = wanted.map(({ needs, turns }, index) => ({
          name: String(index),
          needs,
          run: async () => {
            const cores = Math.min(needs.cores, resources.cores);
            used.cores += cores;
            used.sound += needs.sound;
            assert.ok(used.cores <= resources.cores && used.sound <= resources.sound);
            for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
            used.cores -= cores;
            used.sound -= needs.sound;
            ran.push(String(index));
          },
        }));
        await schedule(all, resources);
        assert.deepEqual(ran.sort(), all.map(({ name }) => name).sort());
      }),
      { numRuns: 50 },
    );
  });
});
