import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

/** Whole files where the cursor is at ‸, what is said, and what of the text becomes what. */
const DONE: readonly (readonly [file: string, marked: string, said: string, from: string, to: string])[] = [
  // A variable stays one, where a property is called so but for its capital.
  [
    'A.cs',
    'class A\n{\n    int Total;\n    void B()\n    {\n        var count = 0;\n        c(count);‸\n    }\n}\n',
    'change count to total',
    'c(count)',
    'c(total)',
  ],
  ['a.py', 'def f(a):\n    return a‸\n', 'change a to none', 'return a', 'return None'],
  // The text that something is given on the line, and the name of what is called.
  ['a.ts', "a.status = 'paid';‸\nconst sent = 1;\n", 'change the status to sent', "'paid'", "'sent'"],
  ['a.ts', "const a = z.enum(['b']);‸\n", 'change the enum to native enum', 'enum(', 'nativeEnum('],
  ['a.ts', "if (!a) {\n  throw new Error('unknown');‸\n}\n", 'change the message to not found', 'unknown', 'not found'],
  ['a.py', 'try:\n    a()\nexcept OSError as e:‸\n    b()\n', 'change os error to io error', 'OSError', 'IOError'],
  // A plural that something is called by.
  [
    'a.ts',
    'function f(names) {\n  for (const name of names) {‸\n    a(name);\n  }\n}\n',
    'change names to files',
    'of names',
    'of files',
  ],
  // Of an entry its value.
  [
    'package.json',
    '{\n  "scripts": {\n    "build": "esbuild"‸\n  }\n}\n',
    'change the build script to tsc',
    '"esbuild"',
    '"tsc"',
  ],
  // Between tags the text that is shown, and tags at both of their ends.
  ['a.jsx', 'const a = <p id="b">c</p>;‸\n', 'change the text to done', '>c<', '>done<'],
  ['a.jsx', 'const a = <p id="b">c</p>;‸\n', 'change the id to shop cart', '"b"', '"shop-cart"'],
  [
    'a.jsx',
    'const a = (\n  <p>‸\n    c\n  </p>\n);\n',
    'rename the tag to div',
    '<p>\n    c\n  </p>',
    '<div>\n    c\n  </div>',
  ],
  ['a.jsx', 'const a = (\n  <p>\n    <b>c</b>‸\n  </p>\n);\n', 'comment this line', '<b>c</b>', '{/* <b>c</b> */}'],
  [
    'a.jsx',
    'const a = (\n  <p>\n    {/* <b>c</b> */}‸\n  </p>\n);\n',
    'uncomment this line',
    '{/* <b>c</b> */}',
    '<b>c</b>',
  ],
  // The top of a file is behind its imports.
  [
    'a.ts',
    "import a from 'a';\n\nlet b = 1;\n\nfunction c() {\n  a();‸\n}\n",
    'move the function to the top',
    "import a from 'a';\n\nlet b = 1;\n\nfunction c() {\n  a();\n}\n",
    "import a from 'a';\n\nfunction c() {\n  a();\n}\n\nlet b = 1;\n",
  ],
  // A path stays one.
  ['a.go', 'f("/notes", g)‸\n', 'change slash notes to slash items', '/notes', '/items'],
  // What one is in.
  ['a.ts', 'a();‸\n', 'surround with try catch', 'a();', 'try {\n  a();\n} catch (e) {\n}'],
];

const LEFT: readonly (readonly [file: string, marked: string, said: string])[] = [
  ['a.ts', 'a().then(b);‸\n', 'turn then into await'],
  ['a.jsx', 'const a = <Link to={b(c)}>{d}</Link>;‸\n', 'change the to attribute to slash cart'],
  ['a.jsx', 'const a = (\n  <p>‸\n    c\n  </p>\n);\n', 'comment this line'],
  ['a.yaml', 'steps:\n  - name: Install\n    run: npm ci‸\n', 'change the install step to test'],
  ['a.py', 'for row in b:\n    if not row["amount"]:‸\n        c.d(row)\n', 'change row amount to row price'],
  ['a.py', 'for row in b:\n    if not row["amount"]:‸\n        c.d(row)\n', 'change not to is'],
  ['a.py', 'def f(self):\n    return f"A({self.b})"‸\n', 'uppercase the string'],
];

describe('what is meant is what is here', () => {
  for (const [file, marked, said, from, to] of DONE)
    it(`: “${said}” in ${marked}`, () => assertEdit([file, marked], said, from, to));

  for (const [file, marked, said] of LEFT)
    it(`, or is left alone: “${said}” in ${marked}`, () => assertLeftAlone([file, marked], said));
});
