import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { CaseRunner, type SpokenCase } from '../../../support/spokenCase.ts';

const FOLDER = resolve(import.meta.dirname, '../../../recorded');

function linesOf(name: string): readonly string[] {
  return readFileSync(resolve(FOLDER, name), 'utf8').split('\n').filter(Boolean);
}

describe('verbs in the words that people have for them', () => {
  const runner = new CaseRunner(grammarFolders);
  const cases = linesOf('verbs.jsonl').map(line => JSON.parse(line) as SpokenCase);

  for (const file of new Set(cases.map(one => one.file)))
    it(`come out as recorded in ${file}`, async () => {
      for (const given of cases.filter(one => one.file === file)) {
        const { pass, text, calls } = await runner.run(given);
        assert.ok(pass, `${given.id}: “${given.said}” came to ${JSON.stringify(calls)}:\n${text}`);
      }
    });

  it('seize nothing that asks for work, is about the program, or means something else', async () => {
    const files = [...new Map(cases.map(one => [one.file, one])).values()];
    for (const said of linesOf('notForVerbs.txt'))
      for (const { file, before, cursor } of files.slice(0, 4)) {
        const { calls } = await runner.run({
          ...{ id: said, suite: '', file, before, after: before, cursor, said },
          ...{ kind: 'hand-on', selection: [cursor, cursor] },
        });
        assert.equal(calls, undefined, `“${said}” in ${file}`);
      }
  });
});
