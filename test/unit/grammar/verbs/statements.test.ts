import assert from 'node:assert/strict';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { CaseRunner } from '../../../support/spokenCase.ts';

/** Files by their endings, with ‸ where the cursor is. */
const FILES: Readonly<Record<string, string>> = {
  py: 'def load(path, items):\n    total = 0\n    text = open(path).read()\n    ‸for item in items:\n        total += item\n    run(text)\n    return total\n',
  ts: "import { log } from './log';\n\nfunction read(items: string[], total: number) {\n  const socket = connect(total);\n  ‸const page = fetch(items[0]);\n  run(items);\n  return total;\n}\n",
  java: 'class Shop {\n  int total(List<String> items, Socket socket) {\n    int total = 0;\n    ‸total += run(items);\n    return total;\n  }\n}\n',
};

/** The file's ending, what is said, what stands there, and what stands there then. */
const DONE: readonly (readonly [string, string, string, string])[] = [
  ['ts', 'before this, call log with cleaning', '  const page', "  log('cleaning');\n  const page"],
  ['ts', 'call close on the socket after that', '[0]);\n', '[0]);\n  socket.close();\n'],
  ['ts', 'Call socket.close() before the return.', '  return', '  socket.close();\n  return'],
  ['ts', 'log the total here', '  const page', '  console.log(total);\n  const page'],
  ['ts', 'log items and total below', '[0]);\n', '[0]);\n  console.log(items, total);\n'],
  [
    'ts',
    'throw a range error with the message too many',
    '  const page',
    "  throw new RangeError('too many');\n  const page",
  ],
  [
    'ts',
    'return early if items is empty',
    '  const page',
    '  if (items.length === 0) {\n    return;\n  }\n  const page',
  ],
  ['ts', 'add function get user', 'return total;\n}\n', 'return total;\n}\n\nfunction getUser() {\n}\n'],
  ['ts', 'await the fetch', '= fetch', '= await fetch'],
  ['py', 'return early if items is empty', '    for', '    if not items:\n        return\n    for'],
  ['py', 'return early if path is none', '    for', '    if path is None:\n        return\n    for'],
  ['py', 'after the loop, call run with path and total', '    run', '    run(path, total)\n    run'],
  ['py', 'before the return, print total', '    return', '    print(total)\n    return'],
  ['py', 'print path at the end of the function', '    return', '    print(path)\n    return'],
  ['py', 'raise a value error saying bad path', '    for', '    raise ValueError("bad path")\n    for'],
  ['py', 'pass encoding equals quote utf-8 quote to the open call', 'open(path)', 'open(path, encoding="utf-8")'],
  ['py', 'add an argument total to the call of run', 'run(text)', 'run(text, total)'],
  ['py', 'add path as an argument to run', 'run(text)', 'run(text, path)'],
  ['java', 'pass total to the run call', 'run(items)', 'run(items, total)'],
  [
    'java',
    'throw an illegal argument exception with the text negative',
    '    total +=',
    '    throw new IllegalArgumentException("negative");\n    total +=',
  ],
];

/** What is no code, or leaves a word over: nothing may be done. */
const NOT_DONE: readonly (readonly [string, string])[] = [
  ...['call it a day', 'call me after that', 'call the bank about the total', 'call total', 'call run again'].map(
    said => ['py', said] as const,
  ),
  ...[
    'pass the salt',
    'pass the test',
    'pass it to run',
    'pass verbose to run',
    'raise the limit',
    'raise an error',
  ].map(said => ['py', said] as const),
  ...['log in to the server', 'log out', 'log the weather here', 'log something useful', 'log a message'].map(
    said => ['ts', said] as const,
  ),
  ...['return early if you can', 'return early if the user has left', 'throw an error with something useful in it'].map(
    said => ['ts', said] as const,
  ),
  ...['print the results of the test', 'before we call run check the total'].map(said => ['py', said] as const),
];

describe('a statement that is asked for', function () {
  // Grammars are read at their first use.
  this.timeout(180_000);
  const runner = new CaseRunner(grammarFolders);

  async function done(said: string, ending: string) {
    const marked = FILES[ending] ?? '';
    const before = marked.replace('‸', '');
    const given = {
      id: said,
      suite: '',
      kind: 'edit',
      selection: [-1, -1] as const,
      file: `a.${ending}`,
      said,
    } as const;
    const { text } = await runner.run({ ...given, before, cursor: marked.indexOf('‸'), after: before });
    return { before, text };
  }

  for (const [ending, said, from, to] of DONE)
    it(`is written where it is wanted: ${ending}: ${said}`, async () => {
      const { before, text } = await done(said, ending);
      assert.equal(
        text,
        before.replace(from, () => to),
      );
    });

  for (const [ending, said] of NOT_DONE)
    it(`is none where a word is left over: ${ending}: ${said}`, async () => {
      const { before, text } = await done(said, ending);
      assert.equal(text, before);
    });
});
