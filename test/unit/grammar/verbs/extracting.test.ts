import assert from 'node:assert/strict';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { CaseRunner } from '../../../support/spokenCase.ts';

const CODE = `function show(rate: number, base: number, tax = 'big order') {
  const net = base * rate - 3;
  if (net > 4 && rate < 2) {
    console.log('header');
    draw(net);
  }
  ‸return net * 2;
}
`;

/** What is said, and what becomes of what. */
const EXTRACTED: readonly (readonly [said: string, what: string, to: string, selected: string])[] = [
  ['extract base times rate into a variable called saving', 'variable', 'saving', 'base * rate'],
  ['extract base times rate to a variable named saving', 'variable', 'saving', 'base * rate'],
  ['pull base times rate out into a variable called saving', 'variable', 'saving', 'base * rate'],
  ['put base times rate in a variable called saving', 'variable', 'saving', 'base * rate'],
  ['store base times rate in a new variable called saving', 'variable', 'saving', 'base * rate'],
  ['move base times rate to its own variable called saving', 'variable', 'saving', 'base * rate'],
  ['introduce a variable called saving for base times rate', 'variable', 'saving', 'base * rate'],
  ['make a variable called saving for base times rate', 'variable', 'saving', 'base * rate'],
  ['extract base times rate as a constant called saving', 'constant', 'saving', 'base * rate'],
  ['extract the condition into a variable called is open', 'variable', 'is open', 'net > 4 && rate < 2'],
  ['pull out the call to draw into a method named paint', 'function', 'paint', 'draw(net)'],
  ['extract this into a helper function called finish', 'function', 'finish', 'return net * 2;'],
  ['extract function called finish', 'function', 'finish', 'return net * 2;'],
  [
    'extract lines four to five into a function called print header',
    'function',
    'print header',
    "    console.log('header');\n    draw(net);",
  ],
];

/** What sounds like it: of nothing that is there, of another kind, or with no name. */
const OTHERWISE = [
  'extract the audio to a file called sound',
  'extract all strings into a file called messages',
  'put the results in a folder called output',
  'extract the logic into a function called something better',
  'extract everything we talked about into a function called later',
  'put it in a variable called whatever makes sense',
  'move the cursor to a variable called total',
  'store the user in a variable called current',
  'extract this into a variable called saving',
  'make a variable called saving',
  'create a variable called share for the rate',
  'extract the rate into a variable called share',
  'extract the tax into a variable called share',
  'store everything in a variable called cache',
  'turn the show into a function called view',
  'extract the last line into a function called finish',
  'create a function called total',
];

describe('extracting by a name', () => {
  const runner = new CaseRunner(grammarFolders);
  const cursor = CODE.indexOf('‸');
  const before = CODE.replace('‸', '');
  const run = (said: string) =>
    runner.run({
      ...{ id: said, suite: 'verbs', file: 'a.ts', before, cursor, said, after: before },
      ...{ kind: 'select', selection: [-1, -1] },
    });

  for (const [said, what, to, selected] of EXTRACTED)
    it(`is “${said}”`, async () => {
      const { calls, selection } = await run(said);
      assert.deepEqual(
        calls?.map(({ name, arguments: { what: kind, to: called } }) => [name, kind, called]),
        [['extract_target', what, to]],
      );
      assert.equal(before.slice(...selection), selected);
    });

  for (const said of OTHERWISE)
    it(`is not “${said}”`, async () => {
      const { calls = [] } = await run(said);
      assert.ok(!calls.some(({ name }) => name === 'extract_target'), JSON.stringify(calls));
    });
});
