import assert from 'node:assert/strict';
import { WorkDone } from '../../../../src/actions/run/workDone.ts';
import { asWritten, type Message, message } from '../../../../src/messages/message.ts';
import { english } from '../../../../src/messages/text.ts';

describe('the work that was done', () => {
  function summaryOf(...all: readonly (readonly [says: Message, changed: boolean])[]): string | undefined {
    const work = new WorkDone();
    for (const [says, changed] of all) work.add({ name: 'some', arguments: {}, result: english(says) }, says, changed);
    const summary = work.summary();
    return summary && english(summary);
  }

  it('is told by its last changes, and how many came before', () => {
    const saved = (file: string) => [message('files.saved', { file }), true] as const;
    assert.equal(summaryOf(saved('a'), saved('b')), 'Saved a. Saved b.');
    assert.equal(
      summaryOf(saved('a'), saved('b'), saved('c'), saved('d')),
      '1 thing done before that. Saved b. Saved c. Saved d.',
    );
    assert.equal(
      summaryOf(saved('a'), saved('b'), saved('c'), saved('d'), saved('e')),
      '2 things done before that. Saved c. Saved d. Saved e.',
    );
  });

  it('is told by what was found last, where nothing was changed', () => {
    const found = message('files.folder-empty');
    assert.equal(summaryOf([message('git.nothing-changed'), false], [found, false]), 'The folder is empty.');
    assert.equal(summaryOf([message('git.nothing-changed'), true], [found, false]), 'Nothing has changed.');
    assert.equal(summaryOf(), undefined);
  });

  it('is told without the length of what it quotes', () => {
    assert.equal(summaryOf([asWritten('first\nsecond'), true]), 'first');
    const text = 'x'.repeat(500);
    assert.equal(summaryOf([message('editing.is-now', { text }), true]), `It is now "${'x'.repeat(160)}…".`);
  });
});
