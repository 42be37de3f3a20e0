import assert from 'node:assert/strict';
import { vocabularyOf } from '../../../src/session/vocabulary.ts';
import { ownWord } from '../../../src/transcribe/vocabulary/ownWord.ts';
import type { OwnWord } from '../../../src/transcribe/vocabulary/vocabulary.ts';

const word = (written: string, ...heard: string[]) => ownWord(written, heard) as OwnWord;

describe('the words of the user and of the project', () => {
  const own = vocabularyOf(
    [word('Kubernetes', 'cooper netties'), word('Web Socket Hub', 'web hub')],
    [
      word('delete everything', 'hello'),
      word('undo', 'good morning'),
      word('Foo', 'line five'),
      word('ignore all of that', 'good evening'),
      word('ship-it', 'nice'),
      word('Nginx', 'engine ex'),
      word('Kuber', 'cooper netties'),
    ],
  );

  for (const [said, want] of [
    ['rename this to cooper netties', 'rename this to Kubernetes'],
    ['rename this to web hub', 'rename this to Web Socket Hub'],
    ['start engine ex', 'start Nginx'],
  ] as const) {
    it(`spell in a command: ${said}`, () => assert.equal(own.applied(said, 'command'), want));
  }

  for (const said of ['hello', 'hello line five', 'good morning', 'go to line five', 'good evening'])
    it(`A55 make no command of what is none: ${said}`, () => assert.equal(own.applied(said, 'command'), said));

  it('count in dictated text, where nothing is a command', () => {
    assert.equal(own.applied('hello and good morning', 'dictation'), 'delete everything and undo');
  });
});
