import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { Lexicon } from '../../../src/grammar/code/lexicon.ts';
import { spokenSummary } from '../../../src/grammar/summary.ts';
import { english } from '../../../src/messages/text.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';

const parsers = new Parsers({ folders: grammarFolders, log: silentLog });

/** What is told of code; `|` is the cursor, or one at each end of what is selected. */
async function told(languageId: string, marked: string): Promise<string> {
  const [start = 0, end = start] = [...marked.matchAll(/\|/g)].map(({ index }, before) => index - before);
  const text = marked.replaceAll('|', '');
  const tree = await parsers.parse(text, languageId);
  try {
    return english(
      spokenSummary({
        ...{ text, cursor: end, selection: { start, end }, tree, unit: '  ', comments: {} },
        wording: { writing: tree?.writing, lexicon: new Lexicon(text) },
      }),
    );
  } finally {
    tree?.dispose();
  }
}

describe('an outline of code', () => {
  for (const [what, languageId, marked, outline] of [
    [
      'a function, with the first sentence of its comment',
      'typescript',
      '// Adds up. And more.\nfunction total(prices: number[], rate = 1): number {\n  for (const p of prices) |sum += round(p * rate);\n  return sum;\n}\n',
      'The function total has 4 lines. It takes prices and rate. It returns number. It loops once. It calls round. Its comment says: Adds up.',
    ],
    [
      'a function of one line',
      'javascript',
      'const one = 1;\nfunction f() { return |one; }\n',
      'The function f has one line. It takes nothing. It returns one.',
    ],
    [
      'how a function branches, loops and fails',
      'python',
      'def read(self, path):\n    """Reads it."""\n    for a in path:\n        if a: return 1\n    while path:\n        if b: return 2\n        if c: return 3\n    try:\n        |go(path)\n    except E:\n        raise X\n',
      'The function read has 11 lines. It takes path. It returns a value in 3 places. It loops twice. It branches 3 times. It handles errors. It may throw. It calls go. Its comment says: Reads it.',
    ],
    [
      'a class, of many members the first',
      'typescript',
      'class Account extends Base {\n  a = 1;\n  b = 2;\n  c = 3;\n  d = 4;\n  e = 5;\n  f = 6;\n|\n  open() {}\n}\n',
      'The class Account has 10 lines. It extends Base. It holds a, b, c, d, and 2 more. It can open.',
    ],
    [
      'an interface',
      'typescript',
      'interface Shape {\n|  area: number;\n}\n',
      'The interface Shape has 3 lines. It holds area.',
    ],
    [
      'an enum',
      'typescript',
      'enum Color {\n|  Red,\n  Green,\n}\n',
      'The enum Color has 4 lines. It holds Red and Green.',
    ],
    ['a struct', 'go', 'type User struct {\n|\tName string\n}\n', 'The struct User has 3 lines. It holds Name.'],
    ['a trait', 'rust', 'trait Area {\n|    fn area(&self);\n}\n', 'The trait Area has 3 lines. It can area.'],
    [
      'an enum that is a class, too',
      'python',
      'class Color(Enum):\n    |RED = 1\n',
      'The enum Color has 2 lines. It extends Enum. It holds RED.',
    ],
    ['a module', 'typescript', 'namespace Shapes {\n|\n}\n', 'The module Shapes has 3 lines.'],
    [
      'a selection',
      'typescript',
      'function f() {\n|  if (a) throw b;\n  g.h();\n|}\n',
      'The selection has 3 lines. It branches once. It may throw. It calls h.',
    ],
    [
      'a file, by what stands in nothing else',
      'typescript',
      '|\nfunction f() {\n  function g() {}\n}\nclass A {\n  h() {}\n}\n',
      'The file has 7 lines. It holds f and A.',
    ],
    ['a file without names', 'javascript', '|console.log(1);\n', 'The file has one line. It calls log.'],
    ['a text', 'plaintext', 'One.|', 'The file has one line.'],
  ] as const)
    it(`tells of ${what}`, async () => {
      assert.equal(await told(languageId, marked), `${outline} This is an outline, made without a chat model.`);
    });
});
