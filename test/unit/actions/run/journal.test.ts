import assert from 'node:assert/strict';
import { Journal } from '../../../../src/actions/run/journal.ts';

describe('the journal', () => {
  let journal: Journal;
  let heard: number;
  beforeEach(() => {
    journal = new Journal();
    heard = 0;
    journal.watch(() => {
      heard++;
    });
    for (const [before, after] of [
      ['one', 'two'],
      ['two', 'three'],
    ]) {
      journal.begin();
      journal.note('/w/a.ts', before, after, 'user');
      journal.note('/w/b.ts', before, after, 'user');
    }
  });

  it('tells when all of a turn was taken back, whoever did that', () => {
    journal.undone('/w/a.ts', 'two');
    assert.equal(heard, 0, 'the other file still stands');
    journal.undone('/w/b.ts', 'two');
    assert.deepEqual([heard, journal.lastSize], [1, 2]);
    journal.undone('/w/a.ts', 'nothing of ours');
    assert.equal(heard, 1);
    journal.last().done();
    assert.deepEqual([heard, journal.lastTurn], [2, undefined]);
  });

  it('knows whether a file is as the last turn has left it', () => {
    const is = (path: string, text: string) => journal.isAsLeft(path, () => text);
    assert.deepEqual([is('/w/a.ts', 'three'), is('/w/a.ts', 'three and more')], [true, false]);
    assert.equal(
      journal.isAsLeft('/w/c.ts', () => assert.fail('nothing is read that no turn has changed')),
      undefined,
    );
    journal.note('/w/a.ts', 'by someone else', 'four', 'user');
    assert.equal(is('/w/a.ts', 'four'), false, 'what is mixed cannot be taken back');
  });
});
