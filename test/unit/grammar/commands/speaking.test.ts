import assert from 'node:assert/strict';
import { phraseFor, SPEAKING, speechWish } from '../../../../src/grammar/commands/speaking/speechWish.ts';
import type { SpeechWish } from '../../../../src/grammar/commands/speaking/wishes.ts';

const ANYWHERE: readonly [string, SpeechWish][] = [
  ['Pause speaking.', 'pause'],
  ['Resume reading', 'resume'],
  ['go on speaking', 'resume'],
  ['continue the explanation', 'resume'],
  ['Go back a sentence in the answer.', 'back'],
  ['skip this sentence in the answer', 'skip'],
  ['What did you say?', 'repeat'],
  ['say the last sentence again', 'repeat'],
  ['Repeat the answer.', 'restart'],
  ['read me the last answer', 'restart'],
  ['read the answer from the beginning', 'restart'],
  ['Speak a bit slower, please.', 'slower'],
  ['talk more slowly', 'slower'],
  ['speak faster', 'faster'],
  ['Louder!', 'louder'],
  ['a bit quieter', 'quieter'],
  ['spell the last word', 'spell'],
  ['How do you spell that?', 'spell'],
];

const AT_HAND: readonly [string, SpeechWish][] = [
  ['Pause.', 'pause'],
  ['hold on a second', 'pause'],
  ['Go on.', 'resume'],
  ['continue', 'resume'],
  ['carry on', 'resume'],
  ['back', 'back'],
  ['Go back one sentence.', 'back'],
  ['skip', 'skip'],
  ['next sentence', 'skip'],
  ['repeat that', 'repeat'],
  ['Say that again.', 'repeat'],
  ['Sorry?', 'repeat'],
  ['start over', 'restart'],
  ['slower', 'slower'],
  ['too fast', 'slower'],
  ['a bit faster', 'faster'],
  ['Spell that.', 'spell'],
];

const NEITHER = [
  ...['go to line two', 'pause debugging', 'skip to the next function', 'repeat that twice', 'spell air bat cap'],
  ...['go back two', 'undo', 'delete the last word', 'scroll faster', 'stop', 'read this line', 'continue debugging'],
];

describe('what is said of speaking', () => {
  for (const [words, how] of ANYWHERE)
    it(`“${words}” is ${how}`, () => {
      assert.equal(speechWish(words, false), how);
      assert.equal(speechWish(words, true), how);
    });
  for (const [words, how] of AT_HAND)
    it(`“${words}” is ${how} where speaking was just interrupted, and nothing of the kind elsewhere`, () => {
      assert.equal(speechWish(words, true), how);
      assert.equal(speechWish(words, false), undefined);
    });
  for (const words of NEITHER)
    it(`“${words}” is something else`, () => assert.equal(speechWish(words, true), undefined));

  it('has a phrase for each wish, that is understood as that', () => {
    for (const { with: given } of SPEAKING) {
      assert.ok(given);
      const { how } = given(() => '') as { readonly how: SpeechWish };
      assert.equal(speechWish(phraseFor(how), false), how);
    }
  });
});
