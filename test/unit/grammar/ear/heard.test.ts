import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { ACCOUNT, type HeardCase, HeardRunner, heardCases, recordedHeard } from '../../../support/heardCase.ts';

const SHARED = resolve(import.meta.dirname, '../../../../../shared/heard/heard.jsonl');

const runner = new HeardRunner(grammarFolders, ACCOUNT, 'const total = this.balance');

/** How much was read as it was said, as another command, and not at all; and what was read as another. */
async function measured(cases: readonly HeardCase[]) {
  const count = { same: 0, wrong: 0, none: 0 };
  const others: string[] = [];
  for (const each of cases) {
    const { outcome } = await runner.run(each);
    count[outcome]++;
    if (outcome === 'wrong') others.push(`${each.said}: ${each.heard}`);
  }
  return { ...count, others };
}

describe('commands that were misheard', () => {
  it('are read as they were said, or not at all: those to work with', async () => {
    const cases = recordedHeard('open');
    const { same, wrong, others } = await measured(cases);
    assert.ok(same >= 0.45 * cases.length, `${same} of ${cases.length}`);
    assert.ok(wrong <= 0.05 * cases.length, others.join('\n'));
  });

  it('are read as they were said, or not at all: those set aside', async () => {
    const cases = recordedHeard('aside');
    const { same, wrong } = await measured(cases);
    assert.ok(same >= 0.45 * cases.length, `${same} of ${cases.length}`);
    assert.ok(wrong <= 0.1 * cases.length, `${wrong} of ${cases.length}`);
  });

  it('are read as they were said: what real recognisers made of them', async function () {
    if (!existsSync(SHARED)) return this.skip();
    this.timeout(60_000);
    const cases = heardCases(SHARED);
    const { same, wrong, others } = await measured(cases);
    assert.ok(same >= 0.85 * cases.length, `${same} of ${cases.length}`);
    assert.ok(wrong <= 0.04 * cases.length, others.join('\n'));
  });

  it('show as what they were understood', async () => {
    const misheard = await runner.run({ said: 'select this line', heard: 'Select this lime.' });
    assert.equal(misheard.heardAs, 'select this line');
    const heard = await runner.run({ said: 'select this line', heard: 'Select this line.' });
    assert.equal(heard.heardAs, undefined);
  });

  for (const heard of ['change the string to holo world', 'insert a weight of Earl', 'type the slide'])
    it(`are never mended in what is written: “${heard}”`, async () => {
      const { heardAs, got } = await runner.run({ said: heard, heard });
      assert.equal(heardAs, undefined, got);
    });
});
