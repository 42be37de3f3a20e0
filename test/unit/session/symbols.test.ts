import assert from 'node:assert/strict';
import type { ActiveEditor } from '../../../src/editor/documents.ts';
import type { DocumentSymbol } from '../../../src/editor/languages.ts';
import { symbolsOf } from '../../../src/session/symbols.ts';
import type { Parsers } from '../../../src/syntax/parsers.ts';

const RANGE = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };

function named(name: string): readonly DocumentSymbol[] {
  return [{ name, kind: 'function', range: RANGE, nameRange: RANGE, children: [] }];
}

/** What someone speaks about, with what the language answers. */
function scene(symbols: Promise<readonly DocumentSymbol[] | undefined>) {
  const document = { path: '/w/a.ts', text: 'a', languageId: 'typescript' };
  return { symbols, active: { document } as ActiveEditor };
}

/** Knows the syntax, if there are symbols for it. */
function parsers(outline: readonly DocumentSymbol[] | undefined, after: Promise<void> = Promise.resolve()) {
  let asked = 0;
  return {
    asked: () => asked,
    treeOf: (async () => {
      asked++;
      await after;
      return outline && { outline: () => outline };
    }) as unknown as Parsers['treeOf'],
  };
}

const never = new Promise<never>(() => {});

describe('the symbols that a model is told', () => {
  it('are the language’s where it has answered while someone spoke, and nothing is read for them', async () => {
    const syntax = parsers(named('read'));
    assert.deepEqual(await symbolsOf(scene(Promise.resolve(named('told'))), syntax), named('told'));
    assert.equal(syntax.asked(), 0);
  });

  it('are read from the syntax where the language is still at work: it is not waited for', async () => {
    assert.deepEqual(await symbolsOf(scene(never), parsers(named('read'))), named('read'));
  });

  it('are read from the syntax where the language knows of none', async () => {
    assert.deepEqual(await symbolsOf(scene(Promise.resolve([])), parsers(named('read'))), named('read'));
    assert.deepEqual(await symbolsOf(scene(Promise.resolve(undefined)), parsers(named('read'))), named('read'));
  });

  it('are the language’s where that answers sooner than a large document is read', async () => {
    let answer = (_: readonly DocumentSymbol[]): void => {};
    const answered = new Promise<readonly DocumentSymbol[]>(resolve => {
      answer = resolve;
    });
    const asked = symbolsOf(scene(answered), parsers(named('read'), never));
    answer(named('told'));
    assert.deepEqual(await asked, named('told'));
  });

  it('are waited for a moment where Aloud does not know the language, and then left out', async () => {
    let answer = (_: readonly DocumentSymbol[]): void => {};
    const answered = new Promise<readonly DocumentSymbol[]>(resolve => {
      answer = resolve;
    });
    const asked = symbolsOf(scene(answered), parsers(undefined));
    setImmediate(() => answer(named('told')));
    assert.deepEqual(await asked, named('told'));
    assert.equal(await symbolsOf(scene(never), parsers(undefined)), undefined);
  });

  it('are left out where they cannot be read', async () => {
    const broken = { treeOf: () => Promise.reject(new Error('no grammar')) };
    assert.equal(await symbolsOf(scene(Promise.resolve(undefined)), broken), undefined);
  });
});
