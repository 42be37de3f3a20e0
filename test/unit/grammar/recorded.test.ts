import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { CaseRunner, type SpokenCase } from '../../support/spokenCase.ts';

const FILE = resolve(import.meta.dirname, '../../recorded/spoken.jsonl');
/** A file of further cases, by environment variable: what `npm run cases` reads. */
const FURTHER = process.env['ALOUD_SPOKEN_CASES'];
const LEAST_SHARE = 0.85;
const LEAST_SHARE_OF_A_SUITE = 0.75;

function casesOf(file: string): readonly SpokenCase[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as SpokenCase);
}

describe('recorded spoken commands', () => {
  const runner = new CaseRunner(grammarFolders);
  const cases = casesOf(FILE);
  const suites = [...new Set(cases.map(({ suite }) => suite))];

  it('are at least 300, in a dozen languages', () => {
    assert.ok(cases.length >= 300, String(cases.length));
    assert.ok(suites.length >= 12, suites.join(', '));
  });

  for (const suite of suites) {
    it(`come out as recorded: ${suite}`, async () => {
      for (const given of cases.filter(one => one.suite === suite)) {
        const { text, selection } = await runner.run(given);
        const [start, end] = given.selection;
        assert.equal(text, given.after, `${given.id}: ${given.said}`);
        assert.deepEqual(selection, [start, end], `${given.id}: ${given.said}`);
      }
    });
  }

  if (FURTHER)
    it('does most of what further cases describe', async () => {
      const bySuite = new Map<string, boolean[]>();
      for (const given of casesOf(FURTHER ?? '')) {
        const { pass } = await runner.run(given);
        bySuite.set(given.suite, [...(bySuite.get(given.suite) ?? []), pass]);
      }
      const share = (results: readonly boolean[]) => results.filter(Boolean).length / results.length;
      assert.ok(share([...bySuite.values()].flat()) >= LEAST_SHARE);
      const weak = [...bySuite].filter(([, results]) => share(results) < LEAST_SHARE_OF_A_SUITE).map(([name]) => name);
      assert.deepEqual(weak, []);
    });
});
