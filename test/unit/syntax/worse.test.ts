import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';

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
});
