import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findAll, findOne } from '../../../../src/actions/text/finding.ts';
import { indexesOf } from '../../../../src/actions/text/indexesOf.ts';
import type { TextDocument } from '../../../../src/editor/documents.ts';
import { LineIndex } from '../../../../src/editor/text.ts';
import { cpuNow } from '../../../support/cpuNow.ts';
import { Stage } from '../../../support/stage.ts';

/** What took minutes is quick enough by far; a busy machine is slower by several times, and still in it. */
const SOON_MS = 5000;

function document(text: string): TextDocument {
  const index = new LineIndex(text);
  return {
    path: '/w/a.txt',
    languageId: 'plaintext',
    version: 1,
    text,
    eol: '\n',
    lineCount: index.lineCount,
    isDirty: false,
    line: at => index.line(at),
  };
}

function soon(work: () => unknown): void {
  const from = cpuNow();
  try {
    work();
  } catch (thrown) {
    assert.ok((thrown as { code?: string }).code, String(thrown));
  }
  const ms = cpuNow() - from;
  assert.ok(ms < SOON_MS, `${ms} ms`);
}

describe('finding in bounded time', () => {
  it('finds what the engine finds, however a pattern repeats itself', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', '\n'), { maxLength: 30 });
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 1, max: 400 }), (text, pattern, times) => {
        const [all, wanted] = [text.join('').repeat(times), pattern.join('').repeat(times)];
        const expected: number[] = [];
        if (wanted !== '')
          for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + wanted.length)) expected.push(at);
        assert.deepEqual([...indexesOf(all, wanted)], expected);
      }),
      { numRuns: 300 },
    );
  });

  const equal = 'let value = 1;\n'.repeat(20_000);
  for (const [what, wanted] of [
    ['one of 20,000 equal lines', 'let value = 1;\n'],
    ['half of them and one more', `${'let value = 1;\n'.repeat(10_000)}let value = 2;\n`],
    ['one other and half of them', `let value = 2;\n${'let value = 1;\n'.repeat(10_000)}`],
    ['half of them, indented', '  let value = 1;\n'.repeat(10_000)],
    ['half of them, indented, and one more', `${'  let value = 1;\n'.repeat(10_000)}  let value = 2;\n`],
    ['half of them, with spaces behind', 'let value = 1; \n'.repeat(10_000)],
    ['nearly those, with other quotes', `${'let value= 1;\n'.repeat(10_000)}`],
  ] as const)
    it(`A51: looks for ${what}`, () => {
      soon(() => findAll(document(equal), wanted));
      soon(() => findOne(document(equal), wanted));
    });

  it('A51: looks for a text that is similar to sixty others of 300 lines', () => {
    const block = (mark: string) =>
      Array.from({ length: 300 }, (_, i) => `  const field${i} = read(input${mark}, "name${i}");`).join('\n');
    const text = Array.from({ length: 60 }, () => block('')).join('\n\n');
    soon(() => findOne(document(text), block('').replace(/"/g, "'")));
    soon(() => findOne(document(text), `${block('')}\n  const other = "1";`.replace(/"/g, "'")));
    const words = Array.from({ length: 300 }, (_, i) => `alpha${i % 7} beta gamma delta`).join('\n');
    soon(() => findOne(document(`${words}\n`.repeat(60)), words.replace(/ beta/g, ', beta')));
  });

  it('A51: looks for a line of a million equal letters', () => {
    soon(() => findOne(document('a'.repeat(2_000_000)), `${'a'.repeat(500_000)}b`));
    soon(() => findOne(document('a'.repeat(2_000_000)), `b${'a'.repeat(500_000)}`));
  });

  it('A51: replaces 20,000 equal lines', async () => {
    const stage = new Stage({ 'a.ts': `‸${equal}` });
    try {
      const from = cpuNow();
      await stage.run('replace_text', { find: 'value = 1', replace: 'value = 2', all: true });
      const ms = cpuNow() - from;
      assert.ok(ms < SOON_MS, `${ms} ms`);
      assert.equal(stage.text('a.ts'), equal.replaceAll('1', '2'));
    } finally {
      stage.close();
    }
  });
});
