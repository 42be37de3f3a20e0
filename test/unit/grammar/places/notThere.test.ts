import assert from 'node:assert/strict';
import fc from 'fast-check';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { CaseRunner } from '../../../support/spokenCase.ts';

const runner = new CaseRunner(grammarFolders);

/** What saying something comes to; `|` is the cursor, before and after. */
async function saying(said: string, marked: string, file = 'a.ts'): Promise<string> {
  const cursor = marked.indexOf('|');
  const before = marked.replace('|', '');
  const { text, selection } = await runner.run({
    ...{ id: said, suite: '', file, before, after: before, cursor, said },
    ...{ kind: 'edit' as const, selection: [0, 0] as const },
  });
  return `${text.slice(0, selection[0])}|${text.slice(selection[0])}`;
}

describe('a target that is not there', () => {
  for (const [said, marked] of [
    ['delete second item', 'const items = 1;|\nconst firstItem = 2;\nlet itemCount;\n'],
    ['delete third element', 'const list = [|1, 2];\nlet elementCount, anElement, elements;\n'],
    ['delete if', 'const notify = 1;|\nverifyIf();\n'],
    ['delete for', 'const format = |1;\nlet waitFor;\n'],
    ['delete enum', 'enumerate(|b);\n'],
    ['delete class', 'subclass(|b);\nclassName();\n'],
    ['delete last argument', 'let argument1, arguments2, lastArgumentOf;|\n'],
    ['delete try', 'retry(|);\ntryAgain();\n'],
    ['change item to thing', 'const items = |itemCount;\n'],
    ['change return to raise', 'const returned = |1;\n'],
    ['change cat to dog', 'category(|);\nconcat();\n'],
    ['delete one', 'h1(|);\nx = 10 + 21;\n'],
    ['comment out loop', 'loopback();\n|foo();\n'],
    ['duplicate method', 'methodical();\n|foo();\n'],
    ['rename total to sum', 'totals = |1;\n'],
    ['rename symbol to sum', '|\n\nfoo();\n'],
    ['rename number to sum', 'let number1 = |12;\n'],
    ['rename character to sum', 'let a = f|oo;\n'],
  ] as const)
    it(`is not replaced by letters of a name: ${said}`, async () => {
      assert.equal(await saying(said, marked), marked);
    });

  for (const [file, said, marked, want] of [
    ['a.py', 'rename symbol to grand total', 'total|s = 1\nx = totals\n', 'grand_total| = 1\nx = grand_total\n'],
    ['a.py', 'rename this symbol to sum', 'total = 1\nx = to|tal\n', 'sum = 1\nx = sum|\n'],
    ['a.py', 'rename symbol total to sum', 'totals = 1\nx| = total\n', 'totals = 1\nx = sum|\n'],
    ['a.py', 'rename identifier to sum', 'x = tot|al\n', 'x = sum|\n'],
    ['a.py', 'rename total to sum', 'totals = total|\n', 'totals = sum|\n'],
    ['a.ts', 'rename enum to shade', 'enum Co|lor { Red }\nlet x: Color;\n', 'enum Shade| { Red }\nlet x: Shade;\n'],
    ['a.ts', 'rename parameter to label', 'function f(na|me: string) {}\n', 'function f(label|: string) {}\n'],
    ['a.java', 'rename parameter to label', 'void f(int na|me) {}\n', 'void f(int label|) {}\n'],
    ['a.py', 'select to bar', 'f|oobar\n', 'f|oobar\n'],
    ['a.py', 'go to symbol foo', 'food\nx = foo|\n', 'food\nx = |foo\n'],
    ['a.txt', 'delete phrase if', 'notify if|\n', 'notify|\n'],
    ['a.ts', 'delete second argument', 'f(a, |b, c)\n', 'f(a, |c)\n'],
  ] as const)
    it(`is told from one that is: ${said}`, async () => assert.equal(await saying(said, marked, file), want));
});

describe('a line', () => {
  for (const [said, want] of [
    ['delete line', '|a\nb\n'],
    ['move line down', 'a\n|\nb\n'],
    ['duplicate line', '\n|\na\nb\n'],
    ['new line below', '\n|\na\nb\n'],
    ['new line above', '|\n\na\nb\n'],
    ['go to end of line', '|\na\nb\n'],
    ['go to line two', '\n|a\nb\n'],
    ['down one', '\n|a\nb\n'],
    ['delete next line', '\n|b\n'],
    ['join lines', '|a\nb\n'],
    ['delete paragraph', '|'],
    ['delete line one', '|a\nb\n'],
    ['delete lines one to two', '|b\n'],
  ] as const)
    it(`that is empty and the first is one like the others: ${said}`, async () => {
      assert.equal(await saying(said, '|\na\nb\n', 'a.txt'), want);
    });

  it('is deleted alone, wherever it is', async () => {
    const anyLines = fc.array(fc.constantFrom('', 'a', '  b', 'c d'), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(anyLines, fc.nat(), async (lines, seed) => {
        const line = seed % lines.length;
        const before = lines.slice(0, line).map(one => `${one}\n`);
        const marked = `${before.join('')}|${lines.slice(line).join('\n')}`;
        const got = (await saying('delete line', marked, 'a.txt')).replace('|', '');
        assert.equal(got, lines.filter((_one, at) => at !== line).join('\n'));
      }),
      { numRuns: 60 },
    );
  });

  for (const [marked, want] of [
    ['a\nb\n|\nc\nd\n\ne\n', 'a\nb\n\n|e\n'],
    ['a\n\n|\n', '|\n\n'],
    ['|\n\na\nb\n\nc', '\n\n|c'],
  ] as const)
    it(`that is blank is about the next paragraph, else the one before: ${JSON.stringify(marked)}`, async () => {
      assert.equal(await saying('delete paragraph', marked, 'a.txt'), want);
    });
});
