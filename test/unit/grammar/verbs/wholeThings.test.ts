import assert from 'node:assert/strict';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const DECORATED = `class A {
  @Get("x")
  find() {
    ‸return 1;
  }

  last() {}
}
`;

/** Whole files where the cursor is at ‸, what is said, and what of the text becomes what. */
const DONE: readonly (readonly [file: string, marked: string, said: string, from: string, to: string])[] = [
  // A decorator goes with what it decorates.
  ['a.ts', DECORATED, 'delete this method', '  @Get("x")\n  find() {\n    return 1;\n  }\n\n', ''],
  [
    'a.py',
    '@dataclass\nclass A:\n    na‸me: str\n\n\nb()\n',
    'delete this class',
    '@dataclass\nclass A:\n    name: str\n\n\n',
    '',
  ],
  [
    'a.rs',
    '#[derive(Debug)]\nstruct A {\n  ‸x: u8,\n}\n\nfn b() {}\n',
    'delete the struct',
    '#[derive(Debug)]\nstruct A {\n  x: u8,\n}\n\n',
    '',
  ],
  ['A.java', 'class A {\n  @Override\n  public String to‸S() {\n  }\n}\n', 'remove the override', '  @Override\n', ''],
  // A name without its comma, its blank or its sign.
  ['a.py', 'log("a", title)‸\n', 'delete title', ', title', ''],
  ['a.html', '<button id="buy" dis‸abled>Buy</button>\n', 'remove disabled', ' disabled', ''],
  // Signs around something are not what they are around.
  ['a.ts', 'f("ba‸r", [1, 2]);\n', 'delete the quotes', '"bar"', 'bar'],
  ['a.ts', 'f("ba‸r", [1, 2]);\n', 'remove the brackets', '[1, 2]', '1, 2'],
  // Of an entry the value is changed, and part of its name is enough where it is the only one.
  ['a.css', '.a {\n  color: var(--b);‸\n}\n', 'change the color to red', 'var(--b)', 'red'],
  ['a.yaml', 'on: linux-latest‸\ntimeout-minutes: 10\n', 'change the timeout to 15', '10', '15'],
  ['a.yaml', 'on: linux-latest‸\ntimeout-minutes: 10\n', 'delete the timeout', 'timeout-minutes: 10\n', ''],
  ['a.yaml', 'on: linux-latest‸\n', 'change linux latest to windows latest', 'linux-latest', 'windows-latest'],
  ['a.html', '<a id="b" hidden>c</a>‸\n', 'change the id to order', 'id="b"', 'id="order"'],
  ['a.html', '<a href="/b" hidden>c</a>‸\n', 'change the href to slash store', '/b', '/store'],
  // What stands on the line, though the next is behind the cursor.
  ['a.html', '<p>a</p>‸\n<p>b</p>\n', 'change the text to see', 'a</p>', 'see</p>'],
  // Text in several pieces is none.
  ['a.js', 'function f() {\n  return "a" + b + "c";‸\n}\n', 'change the return value to null', '"a" + b + "c"', 'null'],
  // A variable that is called like a thing.
  ['a.go', 'package a\n\nfunc f() {\n\tbody := g()\n\th(body)‸\n}\n', 'change body to status', 'h(body)', 'h(status)'],
  [
    'a.py',
    'def f(title):\n    retu‸rn title\n\n\nif __name__ == "m":\n    f(1)\n',
    'rename the parameter title to name',
    'title',
    'name',
  ],
  // Another type's method of the same name.
  [
    'A.java',
    'class A {\n  List<B> bs;\n\n  void add(B b) {\n    bs.add(b);‸\n  }\n}\n',
    'rename the method to put',
    'void add',
    'void put',
  ],
  // A name is changed whole where the new one ends as it does.
  [
    'A.java',
    'throw new BadStateException("a");‸\n',
    'change the exception to illegal argument exception',
    'BadStateException',
    'IllegalArgumentException',
  ],
  // Numbers stay numbers where a text holds them.
  ['a.json', '{\n  "version": "1.2.0"‸\n}\n', 'change the version to two point zero', '1.2.0', '2.0'],
  ['a.json', '{\n  "react": "^18.2.0"‸\n}\n', 'change eighteen to nineteen', '18', '19'],
  // A name that stands there is no part of another.
  [
    'a.jsx',
    'const a = <ul className="b">\n  {item.name}‸\n</ul>;\n',
    'change name to title',
    'item.name',
    'item.title',
  ],
  // What is counted, a link's address, a crate's module.
  ['a.md', '## Steps\n\n1. Dig.\n2. Plant.‸\n', 'delete step two', '\n2. Plant.', ''],
  [
    'a.md',
    'See the [manual](https://example.com/m).‸\n',
    'change the link to example dot org',
    'https://example.com/m',
    'https://example.org',
  ],
  ['a.rs', 'fn a() {\n    let b = 1;‸\n}\n', 'print the b', 'let b = 1;', 'let b = 1;\n    println!("{}", b);'],
  // A reason is no part of what is wanted.
  [
    'a.ts',
    'throw new Error("Request failed");‸\n',
    "Change the error message to timed out, it's clearer.",
    'Request failed',
    'timed out',
  ],
  [
    'a.ts',
    'const a = 1;\nconst b = 2;‸\n',
    'Move this line up one, I want it first.',
    'const a = 1;\nconst b = 2;',
    'const b = 2;\nconst a = 1;',
  ],
];

/** Nothing is done. */
const LEFT_ALONE: readonly (readonly [file: string, marked: string, said: string])[] = [
  ['a.ts', 'if (a >= MAX) b();‸\n', 'delete max'],
  ['a.ts', 'f(a);‸\n', 'delete the parentheses'],
  ['a.ts', 'f("two wo‸rds");\n', 'delete the quotes'],
  ['a.py', 'f("""b‸ar""")\n', 'delete the quotes'],
  ['a.yaml', 'first-timeout: 1\nlast-timeout: 2\n‸', 'change the timeout to 15'],
  ['a.json', '{\n  "b": 1,‸\n  "a": [2, 1]\n}\n', 'sort the files'],
  ['a.json', '{\n  "react": "^18.2.0"‸\n}\n', 'change react to preact'],
  ['a.ts', 'if (!items.length) {\n  ‸b();\n}\n', 'change the condition to items length less than one'],
  ['a.py', 'def f(title):\n    return titl‸e\n', 'add a type hint to title'],
  ['a.py', 'class A:\n    def f(self):\n        pass‸\n', 'add a property called count'],
  ['a.go', 'package a\n\nfunc Add(a int) {\n\tb()‸\n}\n', 'Add takes another parameter now, done, a bool.'],
  ['a.kt', 'fun f(a: Int) {\n    b()‸\n}\n', 'insert c open paren close paren on the next line'],
];

describe('what is changed or deleted is a whole thing', () => {
  for (const [file, marked, said, from, to] of DONE)
    it(`${file}: ${said}`, async () => {
      const before = marked.replace('‸', '');
      const want = said.startsWith('rename the parameter')
        ? before.replaceAll(from, to)
        : before.replace(from, () => to);
      assert.equal(await spokenEdit(file, marked, said), want);
    });
});

describe('what would leave something over is left alone', () => {
  for (const [file, marked, said] of LEFT_ALONE)
    it(`${file}: ${said}`, async () => assert.equal(await spokenEdit(file, marked, said), undefined));
});
