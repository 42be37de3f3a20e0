import assert from 'node:assert/strict';
import { AloudError, type ErrorCode } from '../../../src/common/errors.ts';
import { Health, PARTS } from '../../../src/common/health.ts';
import { asWritten } from '../../../src/messages/message.ts';

const failure = (code: ErrorCode) => new AloudError({ code, message: asWritten(code) });

describe('Health', () => {
  it('knows nothing of what was never used', () => {
    const health = new Health();
    assert.deepEqual([PARTS.map(part => health.of(part).state), health.amiss], [PARTS.map(() => 'unused'), []]);
  });

  it('tells what works, by whom and how soon, and what is slow', () => {
    const health = new Health();
    health.worked('ears', { name: 'auto', choice: { name: 'moonshine', passedOver: [] } }, 400.4);
    health.worked('brain', { name: 'openai' }, 30_000);
    assert.deepEqual(health.of('ears'), { state: 'works', by: 'moonshine', ms: 400, whyNot: [] });
    assert.equal(health.of('brain').state, 'slow');
    assert.deepEqual(
      health.amiss.map(({ part }) => part),
      ['brain'],
    );
  });

  it('tells since when a part fails, until it works again', () => {
    let now = 1000;
    const health = new Health(() => now);
    health.failed('ears', failure('unreachable'));
    now = 2000;
    health.failed('ears', failure('timed-out'));
    const failing = health.of('ears');
    assert.ok('since' in failing);
    assert.deepEqual([failing.state, failing.since, failing.error.code], ['fails', 1000, 'timed-out']);
    health.worked('ears', { name: 'openai' }, 1);
    health.failed('ears', failure('unreachable'));
    const again = health.of('ears');
    assert.equal('since' in again && again.since, 2000);
  });

  it('tells apart what is not there, and leaves out what is no failure of a part', () => {
    const health = new Health();
    for (const code of ['cancelled', 'nothing-heard', 'no-words', 'refused'] as const)
      health.failed('ears', failure(code));
    assert.equal(health.of('ears').state, 'unused');
    health.failed('microphone', failure('no-microphone'));
    assert.equal(health.of('microphone').state, 'missing');
    health.muted(failure('microphone-failed'));
    assert.equal(health.of('microphone').state, 'fails');
  });

  it('lets go of what was changed, and of missing keys when there is another', () => {
    const health = new Health();
    let changes = 0;
    health.onChange(() => changes++);
    health.failed('ears', failure('bad-key'));
    health.failed('brain', failure('unreachable'));
    health.haveKey();
    assert.deepEqual([health.of('ears').state, health.of('brain').state], ['unused', 'fails']);
    health.forget(['brain', 'voice']);
    assert.equal(health.of('brain').state, 'unused');
    assert.equal(changes, 4);
  });
});
