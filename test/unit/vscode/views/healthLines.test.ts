import assert from 'node:assert/strict';
import { AloudError, type ErrorCode } from '../../../../src/common/errors.ts';
import { Health } from '../../../../src/common/health.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { worthTelling } from '../../../../src/vscode/views/healthLines.ts';

const failure = (code: ErrorCode) => new AloudError({ code, message: asWritten(code) });

describe('what is amiss, in the status bar', () => {
  const told = (health: Health) => worthTelling(health).map(({ part }) => part);

  it('is a chat model that fails or is slow, and not that there is none', () => {
    const health = new Health();
    health.failed('brain', failure('no-key'));
    assert.deepEqual(told(health), []);
    health.failed('brain', failure('unreachable'));
    assert.deepEqual(told(health), ['brain']);
    health.worked('brain', { name: 'openai' }, 30_000);
    assert.deepEqual(told(health), ['brain']);
  });

  it('is any other part that is not there', () => {
    const health = new Health();
    health.failed('brain', failure('no-key'));
    health.failed('ears', failure('no-key'));
    health.failed('loudspeakers', failure('no-player'));
    assert.deepEqual(told(health), ['ears', 'loudspeakers']);
  });
});
