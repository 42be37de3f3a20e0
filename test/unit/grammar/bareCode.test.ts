import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { CaseRunner } from '../../support/spokenCase.ts';

const NOT_CODE = readFileSync(resolve(import.meta.dirname, '../../recorded/people/notCode.txt'), 'utf8')
  .split('\n')
  .filter(Boolean);

/** Files by their endings, with ‸ where a statement may begin. */
const FILES: Readonly<Record<string, string>> = {
  ts: 'import { load } from "./load";\n\nfunction total(items, user, name, count) {\n  const result = items.length;\n  ‸\n  return result;\n}\n',
  py: 'import os\n\n\ndef total(items, user, name, count):\n    result = len(items)\n    ‸\n    return result\n',
  java: 'class A {\n  int total(int count, String name, User user) {\n    int result = count;\n    ‸\n    return result;\n  }\n}\n',
  go: 'package main\n\nfunc total(items []int, user User, name string) int {\n\tresult := len(items)\n\t‸\n\treturn result\n}\n',
  scss: '.a {\n  color: blue;\n  ‸\n}\n',
  rb: 'def total(items, user, name)\n  result = items.size\n  ‸\n  result\nend\n',
};

/** Places of a function where no statement may begin. */
const ELSEWHERE: readonly string[] = [
  'function a(count) {\n  re‸sult();\n}',
  'function a(count) {\n  // hello ‸\n}',
  'function a(count) {\n  b("hel‸lo");\n}',
  'function a(count) {\n  b(‸);\n}',
  '/*\n ‸\n*/',
  'const a = `\n  ‸\n`;',
  'function a(count) {\n  foo.‸\n}',
  'function a(count) {\n  const x = ‸\n}',
  'const a = {\n  b: 1,\n  ‸\n};',
  'const a = [\n  ‸\n];',
  'const a = (\n  <div>\n    ‸\n  </div>\n);',
];

describe('code without a verb', () => {
  const runner = new CaseRunner(grammarFolders);

  async function written(said: string, file: string, marked: string): Promise<string | undefined> {
    const cursor = marked.indexOf('‸');
    const before = marked.replace('‸', '');
    const given = {
      id: said,
      suite: '',
      kind: 'edit',
      selection: [-1, -1] as const,
      file,
      before,
      cursor,
      said,
    } as const;
    const { calls, text } = await runner.run({ ...given, after: before });
    return calls?.some(({ name }) => name === 'write_code') ? text : undefined;
  }

  for (const [ending, text] of Object.entries(FILES)) {
    it(`is none where people talk or want something else done: ${ending}`, async function () {
      this.timeout(180_000);
      const wrong: string[] = [];
      for (const said of NOT_CODE) if (await written(said, `a.${ending}`, text)) wrong.push(said);
      // The shell says whatever it is told.
      assert.deepEqual(wrong, ending === 'py' ? wrong.filter(said => said === 'pass') : []);
    });
  }

  it('is none within words, lists, strings and comments', async () => {
    for (const marked of ELSEWHERE)
      for (const said of ['return null', 'const result equals await fetch of url', 'count equals five'])
        assert.equal(await written(said, 'a.tsx', marked), undefined, `${said}: ${marked}`);
  });

  it('gives way to a command of the same words', async () => {
    const text = 'function a(items) {\n  ‸\n}\nfunction main() {}\n';
    assert.equal(await written('switch to main', 'a.ts', text), undefined);
    assert.equal(await written('go to items', 'a.ts', text), undefined);
  });
});
