import assert from 'node:assert/strict';
import { sheet } from '../../../../src/grammar/commands/sheet.ts';
import { topics, type Whereabouts } from '../../../../src/grammar/commands/topics.ts';

const NOWHERE: Whereabouts = {
  ...{ hasText: false, hasSelection: false, hasNumbers: false, hasDone: false, hasAnswered: false },
};
const names = (now: Partial<Whereabouts>, fits?: string) =>
  topics({ ...NOWHERE, ...now }, sheet())
    .filter(topic => fits === undefined || topic.fits === fits)
    .map(({ name }) => name);

describe('the topics of the sheet', () => {
  it('hold every command once, wherever the user is', () => {
    for (const now of [NOWHERE, { ...NOWHERE, hasText: true, hasSelection: true, hasDone: true }]) {
      const shown = topics(now, sheet()).flatMap(({ entries }) => entries);
      assert.equal(shown.length, sheet().length);
      assert.equal(
        new Set(shown.map(({ say, help }) => `${say} ${help.id}`)).size,
        new Set(sheet().map(({ say, help }) => `${say} ${help.id}`)).size,
      );
    }
  });

  it('have what is meant for now first', () => {
    assert.equal(names({ hasText: true, hasSelection: true })[0], 'edit');
    assert.equal(names({ hasText: true, hasNumbers: true })[0], 'lookAround');
    assert.equal(names({ hasText: true, hasDone: true })[0], 'again');
    assert.equal(names({ hasText: true, hasAnswered: true })[0], 'speaking');
    assert.deepEqual(names({ hasText: true }, 'now'), []);
  });

  it('have what there is nothing for last', () => {
    const later = names({}, 'later');
    assert.ok(later.includes('go') && later.includes('edit') && later.includes('again'));
    assert.deepEqual(names({}).slice(-later.length), later);
    assert.ok(!names({ hasText: true }, 'later').includes('go'));
    assert.ok(names({}, 'here').includes('files'));
  });
});
