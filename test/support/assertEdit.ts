import assert from 'node:assert/strict';
import { spokenEdit } from './spokenEdit.ts';

/** What is said in a text, where `‸` is the cursor, makes something else of a part that the text has once. */
export async function assertEdit(
  [file, marked]: readonly [file: string, marked: string],
  said: string,
  from: string,
  to: string,
): Promise<void> {
  const before = marked.replace('‸', '');
  const first = before.indexOf(from);
  assert.ok(first >= 0 && before.indexOf(from, first + 1) < 0, 'the text has it once');
  assert.equal(
    await spokenEdit(file, marked, said),
    before.replace(from, () => to),
  );
}

/** Nothing comes of what is said in a text. */
export async function assertLeftAlone(
  [file, marked]: readonly [file: string, marked: string],
  said: string,
): Promise<void> {
  assert.equal(await spokenEdit(file, marked, said), undefined);
}
