import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const ROWS: readonly (readonly [file: string, before: string, said: string, after: string | undefined])[] = [
  [
    'a.py',
    '‸class A:\n    def load(self):\n        return 1\n\n    def save(self):\n        return 2\n',
    'move save above load',
    'class A:\n    def save(self):\n        return 2\n\n    def load(self):\n        return 1\n',
  ],
  [
    'A.java',
    'class A {\n    void load() {\n        a();\n    }\n\n    // Two.\n    void save() {‸\n        b();\n    }\n}\n',
    'move this method above load',
    'class A {\n    // Two.\n    void save() {\n        b();\n    }\n\n    void load() {\n        a();\n    }\n}\n',
  ],
  ['a.ts', 'if (a) {\n  b();\n}\n‸c();\n', 'move this line above the if', 'c();\nif (a) {\n  b();\n}\n'],
  [
    'a.ts',
    'function f() {\n  ‸a();\n  b();\n  c();\n}\n',
    'move this line to the end of the function',
    'function f() {\n  b();\n  c();\n  a();\n}\n',
  ],
  ['a.ts', 'a();\n‸b();\n', 'move this closer to where it is used', undefined],
  ['a.ts', 'a();\n‸b();\n', 'add a blank line above this line', 'a();\n\nb();\n'],
  [
    'a.py',
    'def f():\n    ‸a = 1\n    return a\n',
    'put an empty line before the return',
    'def f():\n    a = 1\n\n    return a\n',
  ],
  ['a.ts', 'const a‸ = 1\n', 'add a semicolon at the end', 'const a = 1;\n'],
  ['a.ts', 'const a‸ = 1;\n', 'add a semicolon at the end', undefined],
  ['a.md', 'Hello ‸world\n', 'put a comma after hello', 'Hello, world\n'],
  ['a.html', '<p>‸Welcome</p>\n', 'add an exclamation mark after welcome', '<p>Welcome!</p>\n'],
  ['a.ts', 'function f() {\n  a(‸);\n', 'add a closing brace at the end', 'function f() {\n  a();}\n'],
  ['a.ts', 'a();\n‸b();\n', 'add an opening brace at the end', undefined],
  [
    'a.py',
    'def f(row):\n    ‸a = row\n    return row\n\n\nrow = 1\n',
    'change all occurrences of row to entry',
    'def f(entry):\n    a = entry\n    return entry\n\n\nentry = 1\n',
  ],
  [
    'a.py',
    'def f(x):\n    ‸a = x\n    return a\n\n\na = 1\n',
    'change a to b in this function',
    'def f(x):\n    b = x\n    return b\n\n\na = 1\n',
  ],
  ['a.ts', 'const limit = 5;‸\n', 'make the limit eight', 'const limit = 8;\n'],
  ['a.ts', 'const isOpen = false;‸\n', 'is open should be true', 'const isOpen = true;\n'],
  ['a.ts', 'const limit = 5;‸\n', 'make the limit configurable', undefined],
];

describe('placing and changing', () => {
  for (const [file, before, said, after] of ROWS)
    it(`${after === undefined ? 'leaves alone' : 'does'} “${said}” in ${before.replaceAll('\n', '⏎')}`, async () => {
      assert.equal(await spokenEdit(file, before, said), after);
    });
});
