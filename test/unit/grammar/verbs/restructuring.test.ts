import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

/** File, text with the cursor, what is said, what becomes of it; undefined where nothing may be done. */
type Row = readonly [file: string, before: string, said: string, after: string | undefined];

const BRACES: readonly Row[] = [
  ['a.ts', 'if (a) ‸b();\n', 'add braces to the if', 'if (a) {\n  b();\n}\n'],
  ['a.ts', '‸if (a) b();\nelse c();\n', 'add braces to the if', 'if (a) {\n  b();\n} else {\n  c();\n}\n'],
  ['a.ts', 'if (a) b();\nelse ‸c();\n', 'put curly braces around this', 'if (a) b();\nelse {\n  c();\n}\n'],
  [
    'A.java',
    'class A {\n    void f() {\n        for (int x : y)\n            go(x); // all\n        ‸end();\n    }\n}\n',
    'wrap the loop body in braces',
    'class A {\n    void f() {\n        for (int x : y) {\n            go(x); // all\n        }\n        end();\n    }\n}\n',
  ],
  [
    'A.cs',
    'class A\n{\n    void F()\n    {\n        if (a) ‸B();\n    }\n}\n',
    'add braces',
    'class A\n{\n    void F()\n    {\n        if (a)\n        {\n            B();\n        }\n    }\n}\n',
  ],
  [
    'a.kt',
    'fun f() {\n    if (a) return\n    ‸go()\n}\n',
    'the if needs braces',
    'fun f() {\n    if (a) {\n        return\n    }\n    go()\n}\n',
  ],
  ['a.ts', 'while (a) {\n  ‸b();\n}\n', 'remove the braces from the while', 'while (a)\n  b();\n'],
  ['a.ts', 'if (a) {\n  ‸b();\n  c();\n}\n', 'remove the braces from the if', undefined],
  ['a.ts', 'if (a) {\n  ‸if (b) c();\n} else d();\n', 'remove the braces from the if', undefined],
  ['a.ts', 'if (a) {\n  const ‸b = 1;\n}\n', 'take the braces off the if', undefined],
  ['a.go', 'package a\n\nfunc f() {\n\tif a {\n\t\t‸b()\n\t}\n}\n', 'remove the braces from the if', undefined],
  ['a.ts', 'if (a) // why\n  ‸b();\n', 'add braces to the if', undefined],
];

const BRANCHES: readonly Row[] = [
  [
    'a.ts',
    'function f() {\n  ‸return a ? 1 : 2;\n}\n',
    'turn the ternary into an if else',
    'function f() {\n  if (a) {\n    return 1;\n  } else {\n    return 2;\n  }\n}\n',
  ],
  [
    'a.ts',
    'function f() {\n  ‸const x: number = a ? 1 : 2;\n}\n',
    'change this ternary to an if',
    'function f() {\n  let x: number;\n  if (a) {\n    x = 1;\n  } else {\n    x = 2;\n  }\n}\n',
  ],
  [
    'a.py',
    'def f(a):\n    ‸x = 1 if a else 2\n',
    'make the ternary into an if statement',
    'def f(a):\n    if a:\n        x = 1\n    else:\n        x = 2\n',
  ],
  // What it is would no more be known.
  ['a.cpp', 'void f() {\n  ‸auto x = a ? 1 : 2;\n}\n', 'turn the ternary into an if', undefined],
  ['a.ts', 'function f() {\n  ‸go(a ? 1 : 2);\n}\n', 'turn the ternary into an if', undefined],
  ['a.ts', 'function f() { ‸return a ? 1 : 2; }\n', 'turn the ternary into an if', undefined],
  [
    'a.ts',
    'function f() {\n  if (‸a) {\n    return 1;\n  } else {\n    return 2;\n  }\n}\n',
    'turn this if into a ternary',
    'function f() {\n  return a ? 1 : 2;\n}\n',
  ],
  [
    'a.py',
    'def f(a):\n    if ‸a > 1:\n        x = 1\n    else:\n        x = 2\n',
    'use a ternary',
    'def f(a):\n    x = 1 if a > 1 else 2\n',
  ],
  ['a.ts', 'if (‸a) {\n  x = 1;\n} else {\n  y = 2;\n}\n', 'turn this if into a ternary', undefined],
  ['a.ts', 'if (‸a) {\n  x = 1; // one\n} else {\n  x = 2;\n}\n', 'turn this if into a ternary', undefined],
  ['a.ts', 'if (‸a) {\n  x = 1;\n}\n', 'turn this if into a ternary', undefined],
];

const FUNCTIONS: readonly Row[] = [
  [
    'a.ts',
    'export const twice = (n: number): number => n * 2;\n‸',
    'turn twice into a normal function',
    'export function twice(n: number): number {\n  return n * 2;\n}\n',
  ],
  [
    'a.ts',
    'async function load(path: string) {\n  ‸return path;\n}\n',
    'turn this function into an arrow function',
    'const load = async (path: string) => {\n  return path;\n};\n',
  ],
  [
    'a.js',
    'list.map(x => ‸x.id);\n',
    'convert this into a regular function',
    'list.map(function (x) {\n  return x.id;\n});\n',
  ],
  ['a.ts', 'const f = () => ‸this.a;\n', 'turn this into a function', undefined],
  ['a.ts', 'const f: Maker = () => ‸a;\n', 'turn f into a regular function', undefined],
  ['a.ts', 'go();\nfunction go() {\n  ‸end();\n}\n', 'make go an arrow function', undefined],
  ['a.ts', 'function go() {\n  ‸this.end();\n}\n', 'make go an arrow function', undefined],
  ['a.ts', 'export default function go() {\n  ‸end();\n}\n', 'make go an arrow function', undefined],
];

const ELSES: readonly Row[] = [
  [
    'a.ts',
    'if (a) {\n  return 1;\n} else {\n  ‸b();\n  c();\n}\n',
    "remove the else but keep what's in it",
    'if (a) {\n  return 1;\n}\nb();\nc();\n',
  ],
  [
    'a.py',
    'def f(a):\n    if a:\n        return 1\n    else:\n        ‸b()\n    c()\n',
    'unwrap the else',
    'def f(a):\n    if a:\n        return 1\n    b()\n    c()\n',
  ],
  [
    'a.rs',
    'fn f() -> i32 {\n    if a {\n        1\n    } else {\n        ‸2\n    }\n}\n',
    'unwrap the else',
    undefined,
  ],
];

const STYLES: readonly Row[] = [
  ['a.cpp', 'int max‸_depth = 1;\n', 'make this uppercase', 'int MAX_DEPTH = 1;\n'],
  [
    'a.py',
    'def split_words(a):\n    ‸return a\n\n\nsplit_words("a")\n',
    'make this function camel case',
    'def splitWords(a):\n    return a\n\n\nsplitWords("a")\n',
  ],
  [
    'a.go',
    'package a\n\nconst maxRetries = 3\n\nfunc f() {\n\t‸go1(maxRetries)\n}\n',
    'change max retries to constant case',
    'package a\n\nconst MAX_RETRIES = 3\n\nfunc f() {\n\tgo1(MAX_RETRIES)\n}\n',
  ],
  // Code is no name.
  ['a.ts', "‸print('area');\n", 'make this line camel case', undefined],
];

const CALLED: readonly Row[] = [
  ['a.py', 'def f(a):\n    print(a)\n    ‸return a\n', 'drop the print', 'def f(a):\n    return a\n'],
  ['a.dart', "void f() {\n  print('a');\n  ‸go();\n}\n", 'delete the print', 'void f() {\n  go();\n}\n'],
  ['a.rb', 'def f(a)\n  puts a\n  ‸a\nend\n', 'lose the puts', 'def f(a)\n  a\nend\n'],
  [
    'a.go',
    'package a\n\nfunc f() {\n\tfmt.Println(1)\n\t‸go1()\n}\n',
    'drop the print',
    'package a\n\nfunc f() {\n\tgo1()\n}\n',
  ],
  // Nothing tells which.
  ['a.py', 'def f(a):\n    print(a)\n    ‸b = a\n    print(b)\n', 'drop the print', undefined],
];

const BLANKS: readonly Row[] = [
  ['a.ts', 'a();\n\n‸b();\n', 'delete the blank line above', 'a();\nb();\n'],
  ['a.py', '‸a()\n\n\nb()\n', 'remove the empty line below', 'a()\n\nb()\n'],
  ['a.ts', '‸a();\nb();\n', 'delete the blank line', undefined],
];

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  'around a single statement': BRACES,
  'an if and what is written in one line': BRANCHES,
  'functions and arrows': FUNCTIONS,
  'an else that is left': ELSES,
  'how names are written': STYLES,
  'what is called': CALLED,
  'blank lines': BLANKS,
};

for (const [what, rows] of Object.entries(TABLES))
  describe(`restructuring ${what}`, () => {
    for (const [file, before, said, after] of rows)
      it(`${after === undefined ? 'leaves alone' : 'does'} “${said}” in ${before.replaceAll('\n', '⏎')}`, async () => {
        assert.equal(await spokenEdit(file, before, said), after);
      });
  });
