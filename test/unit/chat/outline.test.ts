import assert from 'node:assert/strict';
import { enclosing, enclosingFunction, flatten, nearest } from '../../../src/chat/outline.ts';
import type { DocumentSymbol } from '../../../src/editor/languages.ts';
import { position, range } from '../../../src/editor/position.ts';

type Kind = DocumentSymbol['kind'];

function symbol(kind: Kind, name: string, first: number, last: number, ...children: DocumentSymbol[]): DocumentSymbol {
  return { kind, name, range: range(first, 0, last, 99), nameRange: range(first, 0, first, 9), children };
}

const CART = [
  symbol(
    'class',
    'Cart',
    0,
    30,
    symbol('method', 'add', 2, 9, symbol('variable', 'item', 4, 6)),
    symbol('property', 'total', 11, 11),
  ),
  symbol('variable', 'onClick', 40, 45),
  symbol('variable', 'limit', 50, 50),
];

describe('enclosingFunction', () => {
  const nameAt = (line: number): string | undefined => enclosingFunction(CART, position(line, 1))?.name;

  it('is the innermost function, not what lies in it', () => {
    assert.equal(nameAt(5), 'add');
  });

  it('is, outside of functions, the innermost symbol of several lines', () => {
    assert.equal(nameAt(11), 'Cart');
    assert.equal(nameAt(42), 'onClick');
  });

  it('is nothing at the top level', () => {
    assert.equal(nameAt(50), undefined);
    assert.equal(nameAt(35), undefined);
  });

  it('survives a symbol that holds itself', () => {
    const children: DocumentSymbol[] = [];
    const loop: DocumentSymbol = { ...symbol('class', 'loop', 0, 5), children };
    children.push(loop);
    assert.ok(enclosing([loop], position(1, 0)).length < 100);
    assert.ok(flatten([loop]).length < 100);
  });
});

describe('nearest', () => {
  it('gives all, with their depth, where there are few', () => {
    assert.deepEqual(
      nearest(flatten(CART), 0, 10).map(({ symbol: { name }, depth }) => `${depth} ${name}`),
      ['0 Cart', '1 add', '2 item', '1 total', '0 onClick', '0 limit'],
    );
  });

  it('gives the nearest in the order of the file', () => {
    assert.deepEqual(
      nearest(flatten(CART), 41, 3).map(entry => entry.symbol.name),
      ['total', 'onClick', 'limit'],
    );
  });

  it('gives no more than asked for where all are on one line', () => {
    const many = Array.from({ length: 1000 }, (_, i) => symbol('function', `f${i}`, 0, 0));
    assert.equal(nearest(flatten(many), 0, 10).length, 10);
  });
});
