import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { stretchBetween } from '../../../src/editor/text.ts';
import { excerptAround } from '../../../src/syntax/excerpt.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { SOURCES, sourceOf } from '../../support/sources.ts';

describe('whether a text is worse than the one it came from', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });

  async function isWorse(before: string, after: string, languageId = 'typescript'): Promise<boolean> {
    const tree = await parsers.parse(before, languageId);
    assert.ok(tree);
    try {
      return await parsers.isWorse(after, tree);
    } finally {
      tree.dispose();
    }
  }

  it('is by what is no code in it', async () => {
    assert.equal(await isWorse('const a = 1;\n', 'const a = 2;\n'), false);
    assert.equal(await isWorse('const a = 1;\n', 'const 2 = 1;\n'), true);
    assert.equal(await isWorse('def f():\n    return 1\n', 'def f():\nif days return 1\n', 'python'), true);
  });

  it('is not where a condition is left to be filled in', async () => {
    assert.equal(await isWorse('go();\n', 'if () {\n  go();\n}\n'), false);
    assert.equal(await isWorse('go()\n', 'if :\n    go()\n', 'python'), false);
  });

  it('is not where something was broken before, and as much is afterwards', async () => {
    assert.equal(await isWorse('const a = ;;) 1\nlet b = 1;\n', 'const a = ;;) 1\nlet b = 2;\n'), false);
    assert.equal(await isWorse('const a = ;;) 1\nlet b = 1;\n', 'const a = ;;) 1\nlet = = 2;\n'), true);
  });

  for (const [languageId, one, broken] of [
    [
      'typescript',
      'export function f(a: number) {\n  return a;\n}\n',
      'export function f(a number {\n  return a;\n}\n',
    ],
    ['python', 'def f(a):\n    return a\n\n\n', 'def f(a:\n    return a\n\n\n'],
    ['php', 'function f($a) {\n  return $a;\n}\n', 'function f($a {\n  return $a;\n}\n'],
  ] as const)
    it(`is told of a change in the middle of a long text (${languageId})`, async () => {
      const head = languageId === 'php' ? '<?php\n' : '';
      const around = one.repeat(2000);
      const before = head + around + one + around;
      assert.equal(await isWorse(before, head + around + broken + around, languageId), true);
      assert.equal(await isWorse(before, head + around + one.replaceAll('a', 'b') + around, languageId), false);
      assert.equal(await isWorse(before, head + around + around, languageId), false);
    });

  for (const languageId of Object.keys(SOURCES))
    it(`tells by what stands around a change what all of a long text would (${languageId})`, async () => {
      const text = sourceOf(languageId, 10_000);
      const tree = await parsers.parse(text, languageId);
      assert.ok(tree);
      for (const part of [0.2, 0.45, 0.7]) {
        // A sign is gone, and then a word or so.
        const at = text.search(/\S/) + Math.floor(text.length * part);
        for (const length of [1, 9]) {
          const after = text.slice(0, at) + text.slice(at + length);
          const stretch = stretchBetween(text, after);
          assert.ok(stretch);
          assert.ok(excerptAround(tree, after, stretch).old.length < 5_000);
          const whole = await parsers.parse(after, languageId);
          assert.ok(whole);
          assert.equal(
            await parsers.isWorse(after, tree, stretch),
            whole.faults > tree.faults,
            after.slice(at - 40, at),
          );
          whole.dispose();
        }
      }
      tree.dispose();
    });

  it('is told by little of a text, too, where all the rest is in what nothing closes', async () => {
    const one = 'export function f(a: number) {\n  return a;\n}\n';
    const before = `${one.repeat(10)}function g() {\n${one.repeat(4000)}`;
    const tree = await parsers.parse(before, 'typescript');
    assert.ok(tree);
    const at = before.indexOf('a: number', 100_000);
    for (const [said, isBroken] of [
      ['b: string', false],
      ['b string', true],
    ] as const) {
      const after = before.slice(0, at) + said + before.slice(at + 9);
      const excerpt = excerptAround(tree, after, { start: at, oldEnd: at + 9, newEnd: at + said.length });
      assert.ok(excerpt.old.length < 2_000, `${excerpt.old.length}`);
      assert.equal(await parsers.isWorse(after, tree), isBroken);
    }
    tree.dispose();
  });
});
