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
  assert.ok(before.indexOf(from, before.indexOf(from) + 1) < 0, 'the text has it once');
  await assertFirstEdit([file, marked], said, from, to);
}

/** The same where the text has the part further on as well, and there it stays. */
export async function assertFirstEdit(
  [file, marked]: readonly [file: string, marked: string],
  said: string,
  from: string,
  to: string,
): Promise<void> {
  const before = marked.replace('‸', '');
  assert.ok(before.includes(from), 'the text has it');
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
