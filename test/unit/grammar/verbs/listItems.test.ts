import assert from 'node:assert/strict';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { CaseRunner } from '../../../support/spokenCase.ts';

/** Of each: the file, the text with `|` for the cursor, or `¦` where it has bars, what is said, the text afterwards. */
const CASES: readonly (readonly [file: string, before: string, said: string, after: string])[] = [
  // What is removed takes its separator and the comment on its line.
  [
    'a.js',
    'f(\n  a, // one\n  b|, // two\n  c, // three\n);\n',
    'delete argument',
    'f(\n  a, // one\n  c, // three\n);\n',
  ],
  ['a.js', 'f(\n  a, // one\n  b| // two\n);\n', 'delete argument', 'f(\n  a // one\n);\n'],
  ['a.js', 'f(a, /* deep */ b|, c);\n', 'delete argument', 'f(a, c);\n'],
  ['a.js', 'f(a|);\n', 'delete argument', 'f();\n'],
  ['a.ts', 'const l = [\n  1,\n  2|,\n];\n', 'delete all items', 'const l = [];\n'],
  ['a.jsonc', '{\n  "a": 1, // one\n  "b|": 2 // two\n}\n', 'delete entry', '{\n  "a": 1 // one\n}\n'],
  ['a.json', '{ "a|": 1, "b": 2 }\n', 'delete entry', '{ "b": 2 }\n'],
  ['a.css', 'a { color: red; top|: 0 }\n', 'delete property', 'a { color: red; }\n'],
  ['a.sql', 'INSERT INTO t VALUES\n  (1),\n  (2|);\n', 'delete row', 'INSERT INTO t VALUES\n  (1);\n'],
  ['a.yaml', '- a: 1|\n  b: 2\n- c: 3\n', 'delete entry', '- b: 2\n- c: 3\n'],
  ['a.yaml', '- a: 1\n  b: 2\n- c: 3|\n', 'delete entry', '- a: 1\n  b: 2\n'],
  ['a.yaml', 'a:\n  - x\n  - y|\nb: 1\n', 'delete item', 'a:\n  - x\nb: 1\n'],
  ['a.md', '| a | b | c |\n|---|---|---|\n| 1 | 2¦ | 3 |\n', 'delete this column', '| a | c |\n|---|---|\n| 1 | 3 |\n'],
  ['a.md', 'a | b\n--|--\n1 | 2¦\n', 'delete the last column', 'a \n--\n1 \n'],
  // Comments go with their line.
  [
    'a.ts',
    'const l = [\n  "a", // one\n  "b|" // two\n];\n',
    'move element up',
    'const l = [\n  "b", // two\n  "a" // one\n];\n',
  ],
  [
    'a.ts',
    'const l = [\n  // first\n  "a",\n  "b|",\n];\n',
    'move element up',
    'const l = [\n  "b",\n  // first\n  "a",\n];\n',
  ],
  ['a.yaml', 'a:\n  - x # one\n  - y|\n', 'move item up', 'a:\n  - y\n  - x # one\n'],
  ['a.yaml', 'a:\n  b: 1\n  c: 2|\nd:\n  e: 3\n', 'move entry down', 'a:\n  b: 1\n  c: 2\nd:\n  e: 3\n'],
  ['a.md', '- a\n  - b\n- c|\n', 'move item up', '- c\n- a\n  - b\n'],
  [
    'a.ts',
    'export function a() {}\n\nexport function b|() {}\n',
    'move function up',
    'export function b() {}\n\nexport function a() {}\n',
  ],
  // A copy is separated from what it is a copy of.
  ['a.js', 'f(a|, b);\n', 'duplicate argument', 'f(a, a, b);\n'],
  ['a.json', '[\n  1,\n  2|\n]\n', 'duplicate item', '[\n  1,\n  2,\n  2\n]\n'],
  ['a.yaml', '- a: 1|\n  b: 2\n', 'duplicate entry', '- a: 1\n  a: 1\n  b: 2\n'],
  [
    'a.sql',
    'INSERT INTO t VALUES\n  (1),\n  (2|);\n',
    'duplicate row',
    'INSERT INTO t VALUES\n  (1),\n  (2),\n  (2);\n',
  ],
  // What is added leaves the comment with the one before.
  ['a.js', 'f(\n  a, // one\n  b| // two\n);\n', 'add argument c', 'f(\n  a, // one\n  b, // two\n  c\n);\n'],
  ['a.json', '{\n  "a": 1|\n}\n', 'add entry max size equals twenty', '{\n  "a": 1,\n  "maxSize": 20\n}\n'],
  ['a.json', '["a|"]\n', 'add item blue sky', '["a", "blue sky"]\n'],
  ['a.yaml', 'a:\n  - x|\n', 'add item yes', 'a:\n  - x\n  - "yes"\n'],
  ['a.yaml', 'a_b: 1|\n', 'add key log level with value debug', 'a_b: 1\nlog_level: debug\n'],
  ['a.toml', '[a]\nb-c = 1|\n\n[d]\n', 'add entry dry run true', '[a]\nb-c = 1\ndry-run = true\n\n[d]\n'],
  ['a.md', '1. one\n2. two|\n', 'add item three', '1. one\n2. two\n3. three\n'],
  ['a.md', '- [x] one|\n', 'add item two', '- [x] one\n- [ ] two\n'],
];

describe('an item of a list', function () {
  this.timeout(180_000);
  const runner = new CaseRunner(grammarFolders);

  for (const [file, marked, said, after] of CASES)
    it(`${file}: “${said}” in ${JSON.stringify(marked)}`, async () => {
      const cursor = marked.indexOf(marked.includes('¦') ? '¦' : '|');
      const before = marked.slice(0, cursor) + marked.slice(cursor + 1);
      const given = {
        id: '',
        suite: '',
        file,
        before,
        cursor,
        said,
        after,
        kind: 'edit',
        selection: [-1, -1],
      } as const;
      assert.equal((await runner.run(given)).text, after);
    });
});
