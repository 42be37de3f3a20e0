import assert from 'node:assert/strict';
import { LeftOut } from '../../../src/session/leftOut.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';

const DONE: Happening = { event: 'done', ms: {} };
const FAILED: Happening = { event: 'error', code: 'nothing-understood', message: 'It is no command.' };

describe('what came with a workspace that nobody trusts', () => {
  /** What is told of some turns, each with whether there is anything that does not count. */
  function toldOf(...turns: readonly (readonly [leavesOut: boolean, end: Happening])[]): readonly string[] {
    const told: Happening[] = [];
    const leftOut = new LeftOut();
    for (const [leavesOut, end] of turns) {
      const tell = leftOut.around(happening => told.push(happening), leavesOut);
      tell({ event: 'answer', text: 'An answer.' });
      tell(end);
    }
    return told.map(happening => (happening.event === 'notice' ? happening.text : happening.event));
  }

  it('is told of once, before the end of the first turn that comes to something', () => {
    const notice =
      'This workspace is not trusted: commands and words that came with it do not count. You can trust it with "Workspaces: Manage Workspace Trust".';
    assert.deepEqual(toldOf([true, FAILED], [false, DONE], [true, DONE], [true, DONE]), [
      ...['answer', 'error'],
      ...['answer', 'done'],
      ...['answer', notice, 'done'],
      ...['answer', 'done'],
    ]);
  });

  it('is not told of where there is nothing', () => {
    assert.deepEqual(toldOf([false, DONE]), ['answer', 'done']);
  });
});
