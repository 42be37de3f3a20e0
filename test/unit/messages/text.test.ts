import assert from 'node:assert/strict';
import { asWritten, type Message, message, sentences, withTexts } from '../../../src/messages/message.ts';
import { english, speakIn, text } from '../../../src/messages/text.ts';

describe('a sentence', () => {
  it('says what it is about, to the letter', () => {
    const why = "It's {no} place, <b>no</b> # mark-up 'at' all.";
    assert.equal(english(asWritten(why)), why);
    assert.equal(english(message('unexpected', { why })), `Something unexpected went wrong: ${why}`);
  });

  it('holds others, and lists', () => {
    const whole = sentences([message('cancelled'), asWritten('One.'), asWritten('Two.')]);
    assert.equal(english(whole), 'Cancelled. One. Two.');
    assert.equal(
      english(message('unexpected', { why: ['a', message('cancelled'), 'c'] })).slice(-20),
      'a, Cancelled., and c',
    );
  });

  it('can be told with every text in it otherwise, however deep, and nothing else', () => {
    const told = sentences([message('unexpected', { why: ['a', asWritten('b')] }), asWritten('c')]);
    assert.equal(english(withTexts(told, each => each.toUpperCase())), 'Something unexpected went wrong: A and B C');
  });

  it('cannot be made of text alone, nor without its values', () => {
    // @ts-expect-error: a text is no sentence of the catalogue.
    const text: Message = 'Cancelled.';
    assert.ok(text);
    // @ts-expect-error: a value is missing.
    assert.throws(() => english(message('unexpected')), /why/);
    // @ts-expect-error: there is no such sentence.
    assert.throws(() => english(message('nothing')));
    // @ts-expect-error: it is about nothing.
    assert.ok(message('cancelled', { why: 'so' }));
  });
});

describe("a person's language", () => {
  afterEach(() => speakIn('en', {}));

  it('says what it has, and the rest in English; the log and models are told English', () => {
    speakIn('de', { unexpected: 'Unerwartet ging etwas schief: {why}' });
    const failed = message('unexpected', { why: ['a', 'b'] });
    assert.equal(text(failed), 'Unerwartet ging etwas schief: a und b');
    assert.equal(english(failed), 'Something unexpected went wrong: a and b');
    assert.equal(text(message('cancelled')), 'Cancelled.');
  });
});
