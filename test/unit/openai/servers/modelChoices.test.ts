import assert from 'node:assert/strict';
import { modelChoices } from '../../../../src/openai/servers/modelChoices.ts';

const OFFER = { models: ['small', 'large'] } as const;

describe('the models to choose among', () => {
  it('are those that are suggested where the server lists none', () => {
    assert.deepEqual(modelChoices(OFFER, []), ['small', 'large']);
  });

  it('are those that the server has, the suggested ones first', () => {
    assert.deepEqual(modelChoices(OFFER, ['own', 'large', 'other', 'own']), ['large', 'own', 'other']);
    assert.deepEqual(modelChoices(OFFER, ['own']), ['own']);
  });

  it('are no more than anyone reads through', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `m${i}`);
    assert.equal(modelChoices(OFFER, many).length, 200);
  });
});
