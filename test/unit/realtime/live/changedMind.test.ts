import assert from 'node:assert/strict';
import { isMended, isTakenBack, takesBack } from '../../../../src/realtime/live/talk/changedMind.ts';

describe('who changes their mind', () => {
  for (const words of [
    ...[
      'No, wait.',
      'no',
      'Wait!',
      'Oh, stop.',
      "Don't.",
      'Don’t do that',
      'Never mind.',
      'nevermind',
      'OK, forget it',
    ],
    ...[
      'Actually, no.',
      'Hold on, let me think.',
      'Cancel that.',
      'No no no',
      'um no',
      'Sorry, leave it.',
      'Nein, warte.',
    ],
    ...['Please stop that', "No, don't change anything", 'On second thought, no', 'Hang on', 'Non, attends', 'Para'],
  ])
    it(`takes back all that was asked for: ${words}`, () => {
      assert.ok(takesBack(words));
      assert.ok(isTakenBack(words));
    });

  for (const words of [
    ...[
      'Nothing else',
      'Note the name',
      'Go to line three',
      'Stopping distance',
      'Add a wait for the result',
      'Canceled',
    ],
    ...['Rename this to stop', 'Thank you', 'Now go on', 'Yes, please', 'Does not work'],
  ])
    it(`takes nothing back: ${words}`, () => {
      assert.ok(!takesBack(words));
      assert.ok(!isTakenBack(words));
    });

  it('takes back what was before, and asks for something else', () => {
    for (const words of ['No, rename it to amount', 'Wait, delete line three instead', 'Stop and go to line two']) {
      assert.ok(takesBack(words), words);
      assert.ok(!isTakenBack(words), words);
      assert.ok(isMended(words), words);
    }
  });

  it('takes back what is being said, where nothing comes behind that', () => {
    for (const words of ['rename total to sum, no wait', 'delete line three. Never mind, thanks', 'go to foo, no, no'])
      assert.ok(isTakenBack(words), words);
    for (const words of ['rename total to sum, no wait, to amount', 'delete line three, hold on, four'])
      assert.ok(!isTakenBack(words) && takesBack(words) && isMended(words), words);
  });

  it('mends what is being said, which is then read to the letter by nobody', () => {
    for (const words of ['delete line three, I mean four', 'select this, or rather the line'])
      assert.ok(isMended(words) && !takesBack(words), words);
    for (const words of ['delete line three', 'add a note', 'wrap it in a try', 'go to mean'])
      assert.ok(!isMended(words), words);
  });
});
