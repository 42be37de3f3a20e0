import assert from 'node:assert/strict';
import { readings } from '../../../../src/grammar/commands/understand.ts';
import { plainWords } from '../../../../src/grammar/english/plainWords.ts';
import { verbCalled } from '../../../../src/grammar/verbs/verbs.ts';

/** What an utterance may be besides something in the text. */
function outsideOf(utterance: string): readonly unknown[] {
  return [...readings(plainWords(utterance))].flatMap(({ calls }) => calls.filter(({ name }) => !verbCalled(name)));
}

describe('version control by voice', () => {
  for (const [said, name, given] of [
    ['git commit with message fix the parser', 'commit_staged', { message: 'Fix the parser' }],
    ['Commit with the message add rows.', 'commit_staged', { message: 'Add rows' }],
    ['create a new branch called fix slash login page', 'switch_branch', { branch: 'fix/login-page', create: true }],
    ['switch to the main branch', 'switch_branch', { branch: 'main' }],
    ['check out branch release two', 'switch_branch', { branch: 'release-two' }],
    ['switch to another branch', 'run_command', { command: 'switch_branch' }],
    ['create a new branch', 'run_command', { command: 'new_branch' }],
    ['commit', 'run_command', { command: 'commit' }],
    ['show the output panel', 'run_command', { command: 'show_output' }],
  ] as const)
    it(`knows what is asked: ${said}`, () => assert.deepEqual(outsideOf(said)[0], { name, arguments: given }));

  it('takes a branch of the code for what it is', () => {
    for (const said of ['go to the else branch', 'delete the first branch', 'select the true branch'])
      for (const { calls } of readings(plainWords(said)))
        assert.ok(
          calls.every(({ name }) => name !== 'switch_branch'),
          said,
        );
  });
});
