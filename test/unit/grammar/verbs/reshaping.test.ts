import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

/** File, text with the cursor, what is said, what becomes of it; undefined where nothing may be done. */
type Row = readonly [file: string, before: string, said: string, after: string | undefined];

const CONDITIONS: readonly Row[] = [
  [
    'a.ts',
    'if (‸count > 0 && !done) {\n  go();\n}\n',
    'negate the condition',
    'if (count <= 0 || done) {\n  go();\n}\n',
  ],
  [
    'a.py',
    'def f(a):\n    if a is None:\n        ‸go()\n',
    'invert the condition',
    'def f(a):\n    if a is not None:\n        go()\n',
  ],
  [
    'a.go',
    'package a\n\nfunc f() {\n\tif err != nil {\n\t\t‸go1()\n\t}\n}\n',
    'reverse the condition',
    'package a\n\nfunc f() {\n\tif err == nil {\n\t\tgo1()\n\t}\n}\n',
  ],
  [
    'a.ts',
    'if (a) {\n  ‸one();\n} else {\n  two();\n}\n',
    'flip the if and the else',
    'if (!a) {\n  two();\n} else {\n  one();\n}\n',
  ],
  [
    'a.py',
    'def f(a):\n    if a > 1:\n        ‸return 1\n    else:\n        return 2\n',
    'swap the branches',
    'def f(a):\n    if a <= 1:\n        return 2\n    else:\n        return 1\n',
  ],
  ['a.ts', 'if (a) {\n  ‸one();\n} else if (b) {\n  two();\n}\n', 'swap the branches', undefined],
  ['a.ts', 'const ‸a = 1;\n', 'negate the condition', undefined],
];

const MODIFIERS: readonly Row[] = [
  [
    'a.ts',
    'class A {\n  public run() {\n    ‸go();\n  }\n}\n',
    'make this method private',
    'class A {\n  private run() {\n    go();\n  }\n}\n',
  ],
  [
    'a.ts',
    'class A {\n  private size = 1;‸\n}\n',
    'make size read only',
    'class A {\n  private readonly size = 1;\n}\n',
  ],
  ['a.ts', '‸interface A {\n  label: string;\n}\n', 'make label optional', 'interface A {\n  label?: string;\n}\n'],
  [
    'a.ts',
    'export const load = (url: string) => get(url);‸\n',
    'make load async',
    'export const load = async (url: string) => get(url);\n',
  ],
  ['a.ts', 'let total‸ = 1;\n', 'make total a constant', 'const total = 1;\n'],
  ['a.ts', 'function load‸() {}\n', 'export this function', 'export function load() {}\n'],
  [
    'A.java',
    'class A {\n    int total;\n    void pay() {\n        ‸total += 1;\n    }\n}\n',
    'make total private',
    'class A {\n    private int total;\n    void pay() {\n        total += 1;\n    }\n}\n',
  ],
  [
    'A.java',
    'class A {\n    public void pay() {‸}\n}\n',
    'make pay static',
    'class A {\n    public static void pay() {}\n}\n',
  ],
  [
    'a.cs',
    'class A\n{\n    public int Sell()‸ { return 1; }\n}\n',
    'make sell async',
    'class A\n{\n    public async int Sell() { return 1; }\n}\n',
  ],
  ['a.kt', 'class A {\n    private var open‸ = false\n}\n', 'make open public', 'class A {\n    var open = false\n}\n'],
  [
    'a.kt',
    'class A {\n    var open‸ = false\n}\n',
    'make open a val instead of a var',
    'class A {\n    val open = false\n}\n',
  ],
  ['a.rs', 'fn f() {\n    let total‸ = 1;\n}\n', 'make total mutable', 'fn f() {\n    let mut total = 1;\n}\n'],
  ['a.rs', '‸fn price() -> u32 {\n    1\n}\n', 'make price public', 'pub fn price() -> u32 {\n    1\n}\n'],
  [
    'a.py',
    'class A:\n    def load(self):\n        ‸return 1\n',
    'make this async',
    'class A:\n    async def load(self):\n        return 1\n',
  ],
  ['a.ts', 'class A {\n  private size = 1;‸\n}\n', 'make size not private', 'class A {\n  size = 1;\n}\n'],
  ['a.ts', 'let total‸ = 1;\n', 'make total private', undefined],
  ['a.ts', 'function load‸() {}\n', 'make everything async', undefined],
];

const ORDER: readonly Row[] = [
  ['a.ts', 'save(‸name, 5);\n', 'swap the two arguments', 'save(5, name);\n'],
  [
    'A.java',
    'class A {\n    void f(int a, String b) {‸}\n}\n',
    'swap the parameters',
    'class A {\n    void f(String b, int a) {}\n}\n',
  ],
  ['a.kt', 'val a = ‸count * 2\n', 'swap the operands', 'val a = 2 * count\n'],
  ['a.py', '‸import os\nimport json\n', 'swap this line with the next one', 'import json\nimport os\n'],
  ['a.ts', 'save(‸name, 5, 6);\n', 'swap the two arguments', undefined],
];

const STRINGS: readonly Row[] = [
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a template becomes.
  ['a.ts', "const a = 'hi ' + name‸ + '!';\n", 'turn this into a template string', 'const a = `hi ${name}!`;\n'],
  ['a.ts', "const a = ‸'one `two`';\n", 'turn this into a template string', 'const a = `one \\`two\\``;\n'],
  ['a.ts', "const a = b + c + ‸'d';\n", 'turn this into a template string', undefined],
  ['a.ts', 'const a = ‸"one";\n', 'use single quotes', "const a = 'one';\n"],
  ['a.ts', 'const a = ‸"it\'s";\n', 'use single quotes', undefined],
  ['A.java', 'class A { String a = ‸"one"; }\n', 'use single quotes', undefined],
  [
    'a.ts',
    'async function f() {\n  const a = ‸get(url, 1);\n}\n',
    'await the call',
    'async function f() {\n  const a = await get(url, 1);\n}\n',
  ],
  [
    'a.rs',
    'async fn f() {\n    let a = ‸get(1);\n}\n',
    'await the call',
    'async fn f() {\n    let a = get(1).await;\n}\n',
  ],
  [
    'a.ts',
    'async function f() {\n  const a = ‸await get(url, 1);\n}\n',
    'remove the await',
    'async function f() {\n  const a = get(url, 1);\n}\n',
  ],
  ['A.java', 'class A { void f() { ‸get(1); } }\n', 'await the call', undefined],
];

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  'a condition': CONDITIONS,
  'what is said of a declaration': MODIFIERS,
  'the order of two': ORDER,
  'strings and calls': STRINGS,
};

for (const [what, rows] of Object.entries(TABLES))
  describe(`reshaping ${what}`, () => {
    for (const [file, before, said, after] of rows)
      it(`${after === undefined ? 'leaves alone' : 'does'} “${said}” in ${before.replaceAll('\n', '⏎')}`, async () => {
        assert.equal(await spokenEdit(file, before, said), after);
      });
  });
