import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DictatedCase, dictated } from '../../support/dictatedCase.ts';

const FOLDER = join(import.meta.dirname, '../../recorded/dictation');
const read = (file: string): readonly DictatedCase[] =>
  readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as DictatedCase);

/** Of a hundred each. What is set aside is only counted: nobody looks at its cases while they work on dictation. */
const LEAST = { 'open.jsonl': 97, 'aside.jsonl': 90 } as const;

describe('recorded dictations', () => {
  for (const [file, least] of Object.entries(LEAST))
    it(`come out as people would write them in ${least} of a hundred at least (${file})`, async () => {
      const cases = read(file);
      let right = 0;
      for (const given of cases) if ([given.want, ...(given.alt ?? [])].includes(await dictated(given))) right++;
      assert.ok(right >= (cases.length * least) / 100, `${right} of ${cases.length}`);
    });
});
