import assert from 'node:assert/strict';
import { ASIDE } from './aside.ts';
import { OPEN } from './open.ts';
import { pointing } from './pointing.ts';

describe('what is pointed at', () => {
  for (const row of OPEN)
    it(`is found: ${row[2]}, in ${row[0]}`, async () => {
      const { verdict, got, wanted } = await pointing(row);
      if (verdict !== 'right') assert.deepEqual(got, wanted);
    });

  it('is found as well where nobody had looked', async () => {
    const verdicts = await Promise.all(ASIDE.map(async row => (await pointing(row)).verdict));
    const rate = (verdict: string) => verdicts.filter(one => one === verdict).length / verdicts.length;
    assert.ok(rate('right') >= 0.9, `${rate('right')} right`);
    assert.ok(rate('wrong') <= 0.05, `${rate('wrong')} wrong`);
  });
});
