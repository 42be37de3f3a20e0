import assert from 'node:assert/strict';
import { writtenCalls } from '../../../src/chat/reply/writtenCalls.ts';
import { ARGUMENT_KEYS, LIST_KEYS, NAME_KEYS } from '../../../src/common/callForms.ts';
import { isCall } from '../../../src/speak/blocks/json.ts';

const TOOLS = [{ name: 'go_to', description: '', parameters: { type: 'object' }, isUsable: true }];

describe('a call that a model has written as text', () => {
  for (const name of NAME_KEYS)
    for (const given of ARGUMENT_KEYS)
      it(`is carried out, and is not read aloud, with ${name} and ${given}`, () => {
        const written = JSON.stringify({ [name]: 'go_to', [given]: { line: 3 } });
        const { calls, text } = writtenCalls(written, TOOLS);
        assert.deepEqual([calls.length, calls[0]?.name, text], [1, 'go_to', '']);
        assert.ok(isCall(written));
      });

  for (const list of LIST_KEYS)
    it(`is carried out, and is not read aloud, within ${list}`, () => {
      const written = JSON.stringify({ [list]: [{ name: 'go_to', arguments: { line: 3 } }] });
      assert.equal(writtenCalls(written, TOOLS).calls.length, 1);
      assert.ok(isCall(written));
    });

  it('is no list of other calls, which is data', () => {
    assert.ok(!isCall('{"name": "Ada", "calls": 3}'));
  });
});
