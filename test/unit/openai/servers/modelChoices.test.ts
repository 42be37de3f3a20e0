import assert from 'node:assert/strict';
import { modelChoices } from '../../../../src/openai/servers/modelChoices.ts';

const SUGGESTED = ['small', 'large'];

describe('the models to choose among', () => {
  it('are those that are suggested where the server lists none', () => {
    assert.deepEqual(modelChoices(SUGGESTED, []), ['small', 'large']);
  });

  it('are those that the server has, the suggested ones first', () => {
    assert.deepEqual(modelChoices(SUGGESTED, ['own', 'large', 'other', 'own']), ['large', 'own', 'other']);
    assert.deepEqual(modelChoices(SUGGESTED, ['own']), ['own']);
  });

  it('are no more than anyone reads through', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `m${i}`);
    assert.equal(modelChoices(SUGGESTED, many).length, 200);
  });
});
