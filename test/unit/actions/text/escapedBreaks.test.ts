import assert from 'node:assert/strict';
import { withAllBreaks, withRealBreaks } from '../../../../src/actions/text/escapedBreaks.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

const IN_CODE = { path: '/w/a.ts', before: '', replacesLines: true };

/** What a model wrote for several lines, and what it meant. */
const MEANT: Readonly<Record<string, readonly [text: string, meant: string]>> = {
  'between statements': [String.raw`a(1);\nb(1);`, 'a(1);\nb(1);'],
  'with what a terminal wants': [String.raw`a(1);\r\nb(1);`, 'a(1);\nb(1);'],
  'with tabs behind them': [String.raw`if (a) {\n\t\tb();\n\t}`, 'if (a) {\n\t\tb();\n\t}'],
  'around a text that has one': [String.raw`say("a\n");\nsay('b\n');`, 'say("a\\n");\nsay(\'b\\n\');'],
  'around a pattern that has one': [
    String.raw`const x = s.split(/\n/);\nreturn x;`,
    'const x = s.split(/\\n/);\nreturn x;',
  ],
  'around a template': ['a(`x\\n`);\\nb();', 'a(`x\\n`);\nb();'],
  'behind a division': [String.raw`a = b / c;\nd = e / f;`, 'a = b / c;\nd = e / f;'],
  'behind an apostrophe in a comment': [String.raw`// don't\nb();`, "// don't\nb();"],
  'in a text that was escaped as a whole': [String.raw`say(\"a\\n\");\nsay(\"b\");`, 'say("a\\n");\nsay("b");'],
  'at its end': [String.raw`a();\n`, 'a();\n'],
};

/** What stays as it is, and where. */
const KEPT: Readonly<Record<string, readonly [text: string, place?: Partial<typeof IN_CODE>]>> = {
  'within a text alone': [String.raw`say("a\nb");`],
  'within a pattern alone': [String.raw`return /a\nb/.test(s);`],
  'beside a real one': [`a();\nb("${String.raw`\n`}");\n${String.raw`c();\nd();`}`],
  'within a text that is begun before it': [String.raw`hello;\nworld`, { before: 'const s = "', replacesLines: false }],
  'within a template that is begun before it': [
    String.raw`hello;\nworld`,
    { before: 'const s = `', replacesLines: false },
  ],
  'in LaTeX': [String.raw`\newline \nabla`, { path: '/w/a.tex' }],
  'in Haskell': [String.raw`map (\n -> n + 1) xs`, { path: '/w/a.hs' }],
  'in PHP': [String.raw`new \name\Foo();`, { path: '/w/a.php' }],
  'in a shell': [String.raw`tr -d \n < file`, { path: '/w/a.sh', replacesLines: false }],
  'in a sentence about it': [String.raw`Write \n for a line break`, { path: '/w/a.md', replacesLines: false }],
  'in a path': [String.raw`copy C:\new D:\notes`, { path: '/w/notes.txt' }],
  'where there is none': ['a();'],
};

describe('Line breaks that a model wrote in letters', () => {
  for (const [title, [text, meant]] of Object.entries(MEANT)) {
    it(`become real ${title}`, () => {
      assert.equal(withRealBreaks(text, IN_CODE), meant);
    });
  }

  for (const [title, [text, place]] of Object.entries(KEPT)) {
    it(`stay ${title}`, () => {
      assert.equal(withRealBreaks(text, { ...IN_CODE, ...place }), text);
    });
  }

  it('become real where nothing is replaced, in languages that have no backslash there', () => {
    const place = { before: '  ', replacesLines: false };
    for (const path of ['a.js', 'a.tsx', 'a.py', 'a.go', 'a.java', 'a.rs', 'a.css']) {
      assert.equal(withRealBreaks(String.raw`x = 1\ny = 2`, { path, ...place }), 'x = 1\ny = 2', path);
    }
  });

  it('become real in other languages where several lines are replaced and they end something', () => {
    assert.equal(withRealBreaks(String.raw`- one.\n- two.`, { ...IN_CODE, path: 'a.md' }), '- one.\n- two.');
    assert.equal(withRealBreaks(String.raw`fi;\ndone`, { ...IN_CODE, path: 'a.sh' }), 'fi;\ndone');
  });

  it('are all real in what is sought, where it stands so', () => {
    assert.equal(withAllBreaks(String.raw`a();\n\tb();`), 'a();\n\tb();');
    assert.equal(withAllBreaks('a();'), undefined);
  });

  it('A51: are found in time in proportion to the text', () => {
    const from = cpuNow();
    for (const piece of ['"', "'", '`a', '/', '\\n', '(/', 'a\\n', '\\"'])
      withRealBreaks(piece.repeat(20_000), IN_CODE);
    assert.ok(cpuNow() - from < 3000, `${cpuNow() - from} ms`);
  });
});
