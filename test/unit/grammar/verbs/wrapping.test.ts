import assert from 'node:assert/strict';
import { isBalanced } from '../../../../src/grammar/verbs/wrapping/statementLines.ts';
import { spokenEdit } from '../../../support/spokenEdit.ts';

const ROWS: readonly (readonly [file: string, before: string, said: string, after: string | undefined])[] = [
  ['a.ts', 'const a = ‸1;\n', 'wrap this line in a try catch', 'try {\n  const a = 1;\n} catch (e) {\n}\n'],
  [
    'a.ts',
    'function f() {\n  for (const a of b) {‸\n    go(a);\n  }\n}\n',
    'wrap this line in an if ready',
    'function f() {\n  if (ready) {\n    for (const a of b) {\n      go(a);\n    }\n  }\n}\n',
  ],
  ['a.py', 'def f(a):\n    ‸print(a)\n', 'put an if around this line', 'def f(a):\n    if :\n        print(a)\n'],
  [
    'a.py',
    'def f(a):\n    ‸print(a)\n',
    'put this in an if a is greater than five',
    'def f(a):\n    if a > 5:\n        print(a)\n',
  ],
  [
    'a.go',
    'package a\n\nfunc f() {\n\t‸run()\n}\n',
    'wrap this in an if',
    'package a\n\nfunc f() {\n\tif  {\n\t\trun()\n\t}\n}\n',
  ],
  [
    'a.html',
    '<main>\n  ‸<img src="a.png">\n</main>\n',
    'wrap the image in a figure',
    '<main>\n  <figure>\n    <img src="a.png">\n  </figure>\n</main>\n',
  ],
  [
    'a.tsx',
    'const a = <p><Button kind="x" />‸</p>;\n',
    'wrap the button in a span',
    'const a = <p><span><Button kind="x" /></span></p>;\n',
  ],
  ['a.py', 'print(‸total)\n', 'wrap total in string', 'print(str(total))\n'],
  ['a.ts', 'if (a) {\n  ‸one();\n}\n', 'unwrap the if', 'one();\n'],
  [
    'a.py',
    'def f():\n    with a as b:\n        ‸b.read()\n        b.close()\n',
    'remove the with around this',
    'def f():\n    b.read()\n    b.close()\n',
  ],
  ['a.ts', 'if (a) {\n  ‸one();\n} else {\n  two();\n}\n', 'unwrap the if', undefined],
  ['a.ts', 'const a = ‸1;\n', 'wrap this in whatever the framework wants', undefined],
  ['a.ts', 'const a = ‸1;\n', 'wrap this error with bad units and the text like the one below', undefined],
  ['a.ts', 'const a = ‸1;\n', 'put this in the right place', undefined],
  ['a.go', '‸package a\n', 'wrap package in for', undefined],
];

describe('wrapping', () => {
  for (const [file, before, said, after] of ROWS)
    it(`${after === undefined ? 'leaves alone' : 'does'} “${said}” in ${before.replaceAll('\n', '⏎')}`, async () => {
      assert.equal(await spokenEdit(file, before, said), after);
    });

  it('knows what closes what it opens, strings and comments aside', () => {
    for (const code of ['f({ a: [1] })', 'a("}")', "a(')')", 'a(`{`) // (']) assert.ok(isBalanced(code), code);
    for (const code of ['}', 'f(', '(]', '} {']) assert.ok(!isBalanced(code), code);
  });
});
