import assert from 'node:assert/strict';
import { list, member, text } from '../../../../src/openai/replies/json.ts';

describe('Values out of a server’s JSON', () => {
  it('are looked up on the value itself, never on a prototype', () => {
    const value = JSON.parse('{"text":"a","list":[1],"__proto__":{"inherited":"b"}}');
    assert.equal(member(value, 'text'), 'a');
    assert.equal(text(value, 'inherited'), undefined);
    assert.equal(member(value, 'constructor'), undefined);
    assert.equal(member(value, 'toString'), undefined);
  });

  it('are undefined or empty where they are of another kind', () => {
    for (const value of [null, undefined, 5, 'text', [], true]) {
      assert.equal(member(value, 'length'), undefined);
      assert.deepEqual(list(value, 'list'), []);
    }
    assert.equal(text({ text: 5 }, 'text'), undefined);
    assert.deepEqual(list({ list: { length: 1 } }, 'list'), []);
  });
});
