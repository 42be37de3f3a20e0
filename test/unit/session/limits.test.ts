import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { text } from '../../../src/messages/text.ts';
import { Limits } from '../../../src/session/conversing/limits.ts';

describe('the limits of a conversation', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  function limits(minutes: number, dollars: number) {
    const told: string[] = [];
    const made = new Limits({
      ...{ minutes, dollars },
      warn: why => void told.push(`soon: ${text(why)}`),
      end: why => void told.push(`end: ${text(why)}`),
    });
    return { told, made };
  }

  it('trap 10: in minutes is told a minute before, and ends it', () => {
    const { told } = limits(10, 0);
    mock.timers.tick(9 * 60_000 - 1);
    assert.deepEqual(told, []);
    mock.timers.tick(1);
    assert.deepEqual(told, ['soon: This conversation ends soon: it may last 10 minutes.']);
    mock.timers.tick(60_000);
    assert.match(told[1] ?? '', /^end: .*10 minutes/);
  });

  it('trap 10: in money is told when most is spent, once, and ends it', () => {
    const { told, made } = limits(0, 2);
    for (const spent of [0.5, undefined, 1.59, 1.62, 1.7, 2.01, 2.4]) made.spent(spent);
    assert.deepEqual(told, [
      'soon: This conversation ends soon: about $1.62 of $2.00 are spent.',
      'end: The conversation has ended: it may cost $2.00 (aloud.conversation.limitCost).',
    ]);
  });

  it('are none where none are set, and over with the conversation', () => {
    const none = limits(0, 0);
    none.made.spent(1000);
    const left = limits(1, 0);
    left.made.dispose();
    mock.timers.tick(100_000_000);
    assert.deepEqual([...none.told, ...left.told], []);
  });
});
