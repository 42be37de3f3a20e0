import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

/** Whole files where the cursor is at ‸, what is said, and what of the text becomes what. */
const DONE: readonly (readonly [file: string, marked: string, said: string, from: string, to: string])[] = [
  // The comment right above a declaration is about it.
  [
    'a.rs',
    'impl A {\n    fn a() {}\n\n    // Adds.\n    fn b() {\n        c();‸\n    }\n}\n',
    'delete the method',
    '    fn a() {}\n\n    // Adds.\n    fn b() {\n        c();\n    }\n',
    '    fn a() {}\n',
  ],
  [
    'A.java',
    'class B {}\n\n/** A. */\nclass A {\n  int a;‸\n}\n',
    'delete the class',
    '\n/** A. */\nclass A {\n  int a;\n}\n',
    '',
  ],
  // A heading of a section is about more.
  [
    'a.ts',
    'const a = 1;\n\n// ---- helpers ----\nfunction b() {\n  ‸c();\n}\n',
    'delete the function',
    'function b() {\n  c();\n}\n',
    '',
  ],
  // The only entry leaves no blank line.
  ['a.json', '{\n  "a": {\n    "b": 1‸\n  }\n}\n', 'delete b', '{\n    "b": 1\n  }', '{}'],
  // A block that is left empty says so, where one has to.
  ['a.py', 'for a in b:\n    c(a)‸\n\nd()\n', 'delete this line', 'c(a)', 'pass'],
  ['a.py', 'def f():\n    # how\n    return 1‸\n\n\nd()\n', 'delete the return', 'return 1', 'pass'],
  // What is declared goes with its name.
  ['a.ts', 'class A {\n  readonly b: string;‸\n  c = 1;\n}\n', 'delete b', '  readonly b: string;\n', ''],
  [
    'a.ts',
    'class A {\n  constructor(a: string, private readonly b = false) {\n    d();‸\n  }\n}\n',
    'remove b',
    ', private readonly b = false',
    '',
  ],
  ['a.ts', "const a = { b: 'c', d };‸\n", 'remove d', ', d }', ' }'],
  // The word, and not what it stands in front of.
  ['a.ts', 'export function a() {\n  b();‸\n}\n', 'delete the export', 'export ', ''],
  ['a.py', 'if not a:‸\n    b()\n', 'remove not', 'not ', ''],
  // Between tags.
  [
    'a.jsx',
    'const a = (\n  <p>\n    <Link to="/b">{c}</Link>‸\n  </p>\n);\n',
    'delete the link',
    '    <Link to="/b">{c}</Link>\n',
    '',
  ],
  ['a.jsx', 'const a = <p>{b} {c}‸</p>;\n', 'remove c', '{c}', ''],
  ['a.jsx', 'const a = <p id="b">‸c</p>;\n', 'delete the attribute', ' id="b"', ''],
  // What is in the brackets, and not these.
  ['a.ts', 'f(() => 1, [a, b]);‸\n', 'clear the array', '[a, b]', '[]'],
  // One of several by what they are called.
  [
    'package.json',
    '{\n  "dependencies": {\n    "react": "1",‸\n    "zod": "2"\n  }\n}\n',
    'delete the dependency zod',
    ',\n    "zod": "2"',
    '',
  ],
];

const LEFT: readonly (readonly [file: string, marked: string, said: string])[] = [
  ['a.ts', 'if (a) {\n  b();‸\n} else if (c) {\n  d();\n}\n', 'delete the else'],
  ['a.ts', 'if (a) return b();‸\n', 'delete the return'],
  ['a.ts', 'const a = (b: number) => b;‸\n', 'delete the arrow function'],
  ['a.ts', 'function a() {\n  try {\n    b();‸\n  } catch (e) {\n    c();\n  }\n}\n', 'delete the block'],
  ['a.ts', 'const [a, setA] = b(0);‸\n', 'delete a'],
  ['a.ts', 'function f(names) {\n  for (const name of names) {‸\n    a(name);\n  }\n}\n', 'delete names'],
  ['a.py', 'class A(Exception):\n    pass‸\n', 'delete pass'],
  ['a.py', 'for row in b:\n    c = float(row["d"])‸\n', 'delete the row'],
  ['a.py', 'c = float(row["d"])‸\n', 'delete the call to float'],
  ['a.jsx', 'const a = <p>{b > 0 && <strong>{b}</strong>}‸</p>;\n', 'delete the strong'],
];

describe('what is deleted leaves nothing over', () => {
  for (const [file, marked, said, from, to] of DONE)
    it(`: “${said}” in ${marked}`, () => assertEdit([file, marked], said, from, to));

  for (const [file, marked, said] of LEFT)
    it(`, or is left alone: “${said}” in ${marked}`, () => assertLeftAlone([file, marked], said));
});
