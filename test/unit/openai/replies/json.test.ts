import assert from 'node:assert/strict';
import { list, member, parsed, text } from '../../../../src/openai/replies/json.ts';

describe('what stands in a server’s JSON', () => {
  for (const value of ['text', 7, null, undefined, ['a'], true])
    it(`is nothing where there is no object: ${JSON.stringify(value)}`, () => {
      assert.equal(member(value, 'length'), undefined);
      assert.equal(text(value, 'length'), undefined);
      assert.deepEqual(list(value, 'length'), []);
    });

  it('A41: is nothing that every object has', () => {
    const value = parsed('{"__proto__": {"polluted": true}, "a": false}');
    for (const name of ['constructor', 'toString', 'polluted']) assert.equal(member(value, name), undefined);
    assert.equal(member(value, 'a'), false);
  });
});
