import assert from 'node:assert/strict';
import { range } from '../../../../src/editor/position.ts';
import { text } from '../../../../src/messages/text.ts';
import { outOfSight, whereElse } from '../../../../src/vscode/atCursor/outOfSight.ts';

describe('what was changed out of sight', () => {
  const at = (line: number) => range(line, 0, line, 4);
  const told = (lines: readonly number[], visible = [range(10, 0, 40, 80)]) =>
    whereElse(outOfSight(lines.map(at), visible)).map(says => text(says));

  it('is told by how much of it is where', () => {
    assert.deepEqual(told([1, 12, 40, 41, 99]), ['↑ 1 more above', '↓ 2 more below']);
  });

  it('is nothing where all of it is in sight, folded away, or nothing is on screen', () => {
    assert.deepEqual(told([10, 40]), []);
    assert.deepEqual(told([20], [range(0, 0, 15, 1), range(30, 0, 60, 1)]), []);
    assert.deepEqual(told([20], []), []);
  });
});
