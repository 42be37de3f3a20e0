import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { play, readRecorded } from '../../support/recordedTurn.ts';

const FILES = globSync(join(import.meta.dirname, '../../recorded/turns/*.yml'))
  .sort()
  .map(readRecorded);
const ALL = FILES.flatMap(({ cases }) => cases);

describe('recorded turns', () => {
  for (const file of FILES) {
    describe(file.file, () => {
      for (const turn of file.cases) {
        it(`“${turn.said}”`, async () => {
          const played = await play(file, turn);
          assert.deepEqual(played.errors, turn.errors ?? [], 'what the model got wrong');
          assert.equal(played.diff, (turn.diff ?? '').replace(/\n$/, ''));
          if (turn.selected !== undefined) assert.equal(played.selected, turn.selected);
          assert.deepEqual(played.files, turn.files_after ?? {});
          if (turn.diff !== undefined) assert.equal(played.undone, played.before, 'undone');
        });
      }
    });
  }

  it('are many, in many languages, and in many of them the model errs', () => {
    const erring = ALL.filter(({ errors }) => (errors?.length ?? 0) > 0);
    assert.ok(ALL.length - erring.length >= 120, `${ALL.length - erring.length} in which all goes well`);
    assert.ok(erring.length >= 40, `${erring.length} in which the model errs`);
    assert.ok(FILES.length >= 12);
    for (const { said, diff, selected, errors, files_after: files } of ALL)
      assert.ok(diff ?? selected ?? files ?? errors?.length, `“${said}” comes to nothing`);
  });
});
