import assert from 'node:assert/strict';
import { answerIn, answerNote, conversationNote } from '../../../src/chat/answerIn.ts';
import { chatMessages, soundMessages } from '../../../src/chat/prompt.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';

const GERMAN = { spoken: 'German', otherwise: 'English' };
const GERMAN_SCREEN = { spoken: undefined, otherwise: 'German' };
const ENGLISH = { spoken: undefined, otherwise: 'English' };

describe('the language of answers', () => {
  for (const [language, translate, display, spoken, otherwise] of [
    ['', false, 'en', undefined, 'English'],
    ['', false, 'en-GB', undefined, 'English'],
    ['', false, 'de', undefined, 'German'],
    ['', false, 'it', undefined, 'Italian'],
    ['', false, 'qps-ploc', undefined, 'English'],
    ['', false, '../x', undefined, 'English'],
    ['de', false, 'en', 'German', 'English'],
    ['en', false, 'de', 'English', 'German'],
    ['de', true, 'en', 'German', 'English'],
    ['', true, 'fr', 'French', 'French'],
    ['en, de', false, 'de', undefined, 'German'],
    ['es, ja', false, 'de', undefined, 'Spanish'],
    ['nonsense', false, 'de', undefined, 'German'],
  ] as const)
    it(`is, where “${language}” is spoken${translate ? ' to become English' : ''} and ${display} is shown, ${spoken ?? `as spoken, else ${otherwise}`}`, () => {
      const settings = settingsFrom({
        'aloud.transcription.language': language,
        'aloud.transcription.translate': translate,
      });
      assert.deepEqual(answerIn(settings, display), { spoken, otherwise });
    });

  it('is told to a model beside what was said, where that does not tell it by itself', () => {
    assert.equal(answerNote(GERMAN, true), 'Answer in German.');
    assert.equal(answerNote(GERMAN_SCREEN, false), 'Answer in German.');
    assert.match(answerNote(GERMAN_SCREEN, true), /^Answer in the language of the user's words, and in German where/);
    assert.deepEqual([answerNote(ENGLISH, true), answerNote(ENGLISH, false)], ['', '']);
  });

  it('is told where nothing was said but by Aloud, and the words of the user stay last', () => {
    const [, explains] = chatMessages('explain', 'State.', { words: 'Explain it.', isOurs: true }, [], GERMAN_SCREEN);
    assert.equal(explains?.content, 'State.\n\nAnswer in German.\nThe user said: Explain it.');
    const [, asks] = chatMessages('ask', '', { words: 'warum?' }, [], GERMAN);
    assert.equal(asks?.content, 'Answer in German.\nThe user said: warum?');
    const sound = { bytes: new Uint8Array(2), format: 'wav', asWav: () => new Uint8Array(2) } as const;
    const [, says] = soundMessages('ask', 'State.', sound, [], [], GERMAN);
    assert.equal(says?.content, 'State.\n\nAnswer in German.\n\nThe user says this:');
  });

  it('is no part of what never changes, which a cache holds', () => {
    const [first] = chatMessages('ask', '', { words: 'warum?' }, [], GERMAN);
    assert.deepEqual(first, chatMessages('ask', '', { words: 'why?' })[0]);
  });

  it('is that of a conversation, which may go over to another', () => {
    assert.equal(conversationNote(ENGLISH), '');
    assert.match(conversationNote(GERMAN), /^Speak German, unless/);
    assert.match(conversationNote(GERMAN_SCREEN), /^Speak the language of the user, and German until/);
  });
});
