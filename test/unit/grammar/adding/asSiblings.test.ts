import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const RUST = 'impl A {\n    pub fn a(&mut self, b: u64) {\n        c(b);‸\n    }\n}\n';
const STORE = `class Store {
  constructor(folder) {
    super();
    this.folder = folder;‸
  }

  load() {}
}
`;
const PACKAGE = '{\n  "scripts": {\n    "test": "mocha"\n  },\n  "dependencies": {\n    "react": "^18.2.0"‸\n  }\n}\n';
const STEPS = 'steps:\n  - run: npm test‸\n    env:\n      CI: true\n';

/** Whole files where the cursor is at ‸, what is said, and what of the text becomes what. */
const DONE: readonly (readonly [file: string, marked: string, said: string, from: string, to: string])[] = [
  // A type that is nothing else, behind a name.
  ['a.rs', RUST, 'add a parameter limit u64', 'b: u64)', 'b: u64, limit: u64)'],
  ['a.ts', 'function a(b) {\n  c(b);‸\n}\n', 'add a parameter user id string', '(b) {', '(b, userId: string) {'],
  ['a.ts', 'function a(b) {\n  c(b);‸\n}\n', 'add a parameter page number', '(b) {', '(b, pageNumber) {'],
  // Seen by whom their siblings are.
  ['a.rs', RUST, 'add a method called close', '    }\n}', '    }\n\n    pub fn close(&self) {\n    }\n}'],
  [
    'A.java',
    'class A {\n    public void a() {\n        b();‸\n    }\n}\n',
    'add a static method of',
    '    }\n}',
    '    }\n\n    public static void of() {\n    }\n}',
  ],
  // What another language has a word of its own for; a macro has a format first.
  ['a.rs', RUST, 'add println b', 'c(b);', 'c(b);\n        println!("{}", b);'],
  // A version as the others have it, under the name of a package.
  ['package.json', PACKAGE, 'add a dependency lodash version four', '18.2.0"', '18.2.0",\n    "lodash": "^4.0.0"'],
  [
    'package.json',
    PACKAGE,
    'add react router four point two to the dependencies',
    '18.2.0"',
    '18.2.0",\n    "react-router": "^4.2.0"',
  ],
  ['a.yaml', STEPS, 'add a variable node env with production', 'CI: true', 'CI: true\n      NODE_ENV: production'],
  // A method is called on what has it.
  ['a.ts', STORE, 'call load', 'folder = folder;', 'folder = folder;\n    this.load();'],
  // The call on the line, and not the next one.
  ['a.ts', 'const a = b(c, 0);‸\nreturn d(e);\n', 'add an argument f', 'b(c, 0)', 'b(c, 0, f)'],
  ['a.ts', 'log(a);‸\nlet b = 1;\n', 'add b as an argument', 'log(a)', 'log(a, b)'],
  [
    'a.ts',
    'for (const a of b) {\n  if (!a) continue;‸\n}\n',
    'add braces',
    '(!a) continue;',
    '(!a) {\n    continue;\n  }',
  ],
];

const LEFT: readonly (readonly [file: string, marked: string, said: string])[] = [
  ['package.json', PACKAGE, 'add a dev dependency vitest version one'],
  ['a.ts', STORE, 'add this dot emit ready'],
  ['a.ts', 'const a = { b: c };‸\ninterface D {\n  due: Date;\n}\n', 'add due to the object'],
  ['a.ts', 'const a = { b: c };‸\n', 'add due date null'],
  ['a.ts', 'f([userId]);‸\n', 'add set error null'],
  ['a.py', 'open(a, b)‸\n', 'add an argument newline'],
  ['a.py', 'self.amount = amount‸\n', 'type hint amount as float'],
];

describe('what is added is as its siblings are', () => {
  for (const [file, marked, said, from, to] of DONE)
    it(`: “${said}” in ${marked}`, () => assertEdit([file, marked], said, from, to));

  for (const [file, marked, said] of LEFT)
    it(`, or is left alone: “${said}” in ${marked}`, () => assertLeftAlone([file, marked], said));
});
