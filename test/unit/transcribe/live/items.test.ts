import assert from 'node:assert/strict';
import { Items, textOf } from '../../../../src/transcribe/live/items.ts';

describe('the pieces that a server has heard', () => {
  let items: Items;
  beforeEach(() => {
    items = new Items();
  });

  const text = () => textOf(items.inOrder);
  const complete = (id: string, transcript?: string) => items.complete(id, transcript, {});

  it('stand in the order that the server tells, whatever comes first', () => {
    items.commit('c', 'b');
    items.commit('a', undefined);
    complete('c', 'three');
    items.commit('b', 'a');
    complete('b', 'two');
    complete('a', 'one');
    assert.equal(text(), 'one two three');
    assert.equal(items.committed, 3);
  });

  it('stand in the order in which they came where no other is told, or only one that makes no sense', () => {
    for (const id of ['a', 'b']) items.commit(id, undefined);
    items.commit('c', 'somewhere');
    items.commit('d', 'd');
    for (const id of ['d', 'c', 'b', 'a']) complete(id, id);
    assert.equal(text(), 'a b c d');
  });

  it('grow by what is told of each, those last that are not committed', () => {
    items.add('b', 'two');
    items.add('a', 'on');
    items.commit('a', undefined);
    items.add('a', 'e ');
    items.add('b', ' and a half');
    assert.equal(text(), 'one two and a half');
  });

  it('are what was told at their end, or all their pieces where that is empty', () => {
    items.add('a', 'won');
    complete('a', ' One. ');
    items.add('a', 'late');
    items.add('b', 'Two');
    complete('b', '');
    items.add('c', 'Three');
    complete('c', undefined);
    assert.equal(text(), 'One. Two Three');
  });

  it('are nothing where they are taken back', () => {
    items.commit('a', undefined);
    items.add('a', 'subtitles by');
    items.fail('a');
    assert.deepEqual(
      items.inOrder.map(({ text: told, state }) => [told, state]),
      [['', 'failed']],
    );
  });

  it('A41: may be called anything', () => {
    for (const id of ['__proto__', 'constructor', 'toString']) {
      items.commit(id, undefined);
      complete(id, id);
    }
    assert.equal(text(), '__proto__ constructor toString');
    assert.equal(items.length, 28);
  });
});
