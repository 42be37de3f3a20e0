import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { CaseRunner, type SpokenCase } from '../../../support/spokenCase.ts';

const LEAST_SHARE_ASIDE = 0.8;

function casesOf(file: string): readonly SpokenCase[] {
  return readFileSync(resolve(import.meta.dirname, '../../../recorded/people', file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as SpokenCase);
}

describe('code of PHP, PowerShell and SQL', () => {
  const runner = new CaseRunner(grammarFolders);

  for (const given of casesOf('writing.jsonl'))
    it(`is written as said: ${given.file}: ${given.said}`, async () => {
      const { pass, text } = await runner.run(given);
      assert.ok(pass, text);
    });

  it('is written as said in most of what is set aside', async () => {
    const cases = casesOf('writingAside.jsonl');
    let right = 0;
    for (const given of cases) if ((await runner.run(given)).pass) right++;
    assert.ok(right >= LEAST_SHARE_ASIDE * cases.length, `${right} of ${cases.length}`);
  });
});
