import assert from 'node:assert/strict';
import { setImmediate as breathe } from 'node:timers/promises';
import { silentLog } from '../../../src/common/log.ts';
import { type KeptDocument, Parsers } from '../../../src/syntax/parsers.ts';
import type { SyntaxTree } from '../../../src/syntax/syntaxTree.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { sourceOf } from '../../support/sources.ts';

const path = '/w/followed.ts';
const at = (text: string): KeptDocument => ({ path, languageId: 'typescript', text });

describe('a document that is followed', function () {
  this.timeout(180_000);
  let parsers: Parsers;
  let read: SyntaxTree[];
  /** Resolves when a version has been read. */
  let next: () => Promise<SyntaxTree>;

  beforeEach(() => {
    parsers = new Parsers({ folders: grammarFolders, log: silentLog });
    read = [];
    let tell: (tree: SyntaxTree) => void = () => {};
    next = () =>
      new Promise(resolve => {
        tell = resolve;
      });
    parsers.alsoRead(function* (tree) {
      read.push(tree);
      tell(tree);
      yield;
    });
  });

  afterEach(() => parsers.dispose());

  it('is read when it has changed, so that nothing is parsed when someone asks', async () => {
    const text = sourceOf('typescript', 200);
    await parsers.treeOf(at(text));
    const changed = `${text}function last(a: number) {}\n`;
    const done = next();
    parsers.changed(path, () => at(changed));
    const followed = await done;
    assert.equal(followed.lines.text, changed);
    assert.equal(await parsers.treeOf(at(changed)), followed);
    assert.equal(read.length, 2);
    assert.equal(followed.scopes('function').at(-1)?.name, 'last');
  });

  it('is read once for changes that come at one go, as it is then', async () => {
    const text = sourceOf('typescript', 50);
    await parsers.treeOf(at(text));
    let now = text;
    const done = next();
    for (const letter of 'abcdef') {
      now += letter;
      parsers.changed(path, () => at(now));
    }
    assert.equal((await done).lines.text, `${text}abcdef`);
    assert.equal(read.length, 2);
  });

  it('is read afresh in a longer pause, where its code is broken', async () => {
    const text = sourceOf('typescript', 300);
    const broken = text.replace('function compute7(', 'function compute7(first: number) {\nfunction compute7(');
    await parsers.treeOf(at(text));
    const done = next();
    parsers.changed(path, () => at(broken));
    assert.ok((await done).isBroken);
    const renewed = await next();
    while ((await parsers.treeOf(at(broken))) !== renewed) await breathe();
    const tree = renewed;
    const fresh = await parsers.parse(broken, 'typescript');
    assert.ok(fresh);
    assert.equal(await parsers.renewed(at(broken)), undefined, 'there is nothing to be gained');
    assert.deepEqual(tree.tokens(), fresh.tokens());
    assert.deepEqual(tree.scopes('parameter'), fresh.scopes('parameter'));
    fresh.dispose();
  });

  it('is left alone until it is first needed, and when it is gone', async () => {
    parsers.changed(path, () => assert.fail('nobody needs it'));
    await parsers.treeOf(at('let a;'));
    const done = next();
    let isAsked = false;
    parsers.changed(path, () => {
      isAsked = true;
      return undefined;
    });
    parsers.changed('/w/other.ts', () => assert.fail('nobody needs it'));
    // What comes behind it is read, so it had its turn.
    await parsers.treeOf({ path: '/w/other.ts', languageId: 'typescript', text: 'let b;' });
    await done;
    while (!isAsked) await breathe();
    parsers.closed(path);
    parsers.changed(path, () => assert.fail('it is closed'));
    assert.equal(read.length, 2);
  });

  it('leaves a tree to whoever works with it, though there is a newer one', async () => {
    const before = await parsers.treeOf(at('function a(b: number) {}\n'));
    await parsers.treeOf(at('function a() {}\n'));
    assert.deepEqual(
      before?.scopes('parameter').map(({ name }) => name),
      ['b: number'],
    );
    assert.equal(before?.around(3).at(-1)?.end, 25);
  });

  it('leaves no more of them than the library has room for', async () => {
    const text = `// ${'x'.repeat(2_000)}\n`.repeat(1_800);
    const given: (SyntaxTree | undefined)[] = [];
    for (let version = 0; version < 8; version++) given.push(await parsers.treeOf(at(`${text}let v = ${version};\n`)));
    assert.throws(() => given[0]?.tree, { code: 'document-changed' });
    for (const tree of given.slice(-4)) assert.ok(tree?.tree);
  });

  it('fails who asks a tree that was disposed of, instead of answering from memory of another', async () => {
    const tree = await parsers.parse('function a(b: number) {}\n', 'typescript');
    assert.ok(tree);
    tree.dispose();
    tree.dispose();
    assert.throws(() => tree.around(3), { code: 'document-changed' });
    assert.throws(() => tree.scopes('parameter'), { code: 'document-changed' });
    assert.throws(() => tree.isBroken, { code: 'document-changed' });
  });
});
