import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const TEST = `describe('a', () => {
  let account: Account;

  beforeEach(() => {
    ‸account = new Account('Ann');
  });

  it('is b', () => {
    expect(account.b).toBe(1);
  });
});
`;

const PAGE = `1. Clone it
2. ‸Install it
3. Start it

| Method | Path |
| --- | --- |
| GET | /a |

We answer within a day.
`;

/** The same with the cursor elsewhere. */
const at = (text: string, there: string) => text.replace('‸', '').replace(there, `‸${there}`);

const DONE: readonly (readonly [file: string, marked: string, said: string, from: string, to: string])[] = [
  // In front of a statement its own call is meant.
  ['a.ts', TEST, 'add an argument ten', "'Ann')", "'Ann', 10)"],
  // What is only set is declared elsewhere.
  [
    'a.ts',
    TEST,
    'rename account to acc',
    `let account: Account;

  beforeEach(() => {
    account = new Account('Ann');
  });

  it('is b', () => {
    expect(account.b)`,
    `let acc: Account;

  beforeEach(() => {
    acc = new Account('Ann');
  });

  it('is b', () => {
    expect(acc.b)`,
  ],
  // Conditions as a language asks them, and names as its library has them.
  [
    'a.py',
    'if text.isdigit():\n    ‸a()\n',
    'add an elif text is empty',
    '    a()\n',
    '    a()\nelif not text:\n    pass\n',
  ],
  ['a.py', 'if ‸text.isdigit():\n    a()\n', 'change is digit to is numeric', 'isdigit', 'isnumeric'],
  ['a.rs', 'use std::io::{self, Read};\n\nfn main() {‸}\n', 'delete the use of read', ', Read', ''],
  // Numbers count on, a row has cells, and an article stands in a text.
  ['a.md', PAGE, 'delete the first step', '1. Clone it\n2. Install it\n3. Start', '1. Install it\n2. Start'],
  ['a.md', at(PAGE, 'GET'), 'change get to head', 'GET', 'HEAD'],
  ['a.md', at(PAGE, 'GET'), 'change the path to slash b', '/a', '/b'],
  ['a.md', at(PAGE, 'We'), 'change a day to two days', 'a day', 'two days'],
  // A name is known by its value only where that is one, and what is nothing yet becomes text as it is said.
  ['a.css', ':root {\n  ‸--space: 4px;\n}\n', 'change the space to eight pixels', '4px', '8px'],
  ['a.json', '{\n  ‸"owner": null\n}\n', 'set owner to Ann', 'null', '"Ann"'],
];

describe('what is meant where one is', () => {
  for (const [file, marked, said, from, to] of DONE)
    it(`${said} in ${file}`, () => assertEdit([file, marked], said, from, to));

  it('is nothing that only begins it', async () => {
    await assertLeftAlone(['a.ts', TEST], 'rename the test to sums deposits');
    await assertLeftAlone(['a.md', '```json\n{\n  "name": "a",\n  ‸"litres": 2\n}\n```\n'], 'delete litres');
    await assertLeftAlone(['a.css', 'ul {\n  ‸grid-gap: 1px;\n}\n'], 'delete the grid');
  });
});
