import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { CaseRunner, type SpokenCase } from '../../../support/spokenCase.ts';

const FILE = resolve(import.meta.dirname, '../../../recorded/places.jsonl');

describe('what is pointed at in each language', () => {
  const runner = new CaseRunner(grammarFolders);
  for (const line of readFileSync(FILE, 'utf8').split('\n').filter(Boolean)) {
    const given = JSON.parse(line) as SpokenCase;
    it(`is found: “${given.said}” in ${given.file}`, async () => {
      const { pass, text, selection, calls } = await runner.run(given);
      assert.ok(pass, `${given.id} came to ${JSON.stringify(calls)} ${selection.join('–')}:\n${text}`);
    });
  }
});
