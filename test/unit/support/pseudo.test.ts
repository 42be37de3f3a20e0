import assert from 'node:assert/strict';
import { type MessageId, message } from '../../../src/messages/message.ts';
import { placesOf } from '../../../src/messages/places.ts';
import { speakIn, text } from '../../../src/messages/text.ts';
import { faultsOf } from '../../support/face/faults.ts';
import { ENGLISH_FACE } from '../../support/face/languages.ts';
import { outsideBrackets, pseudoFace } from '../../support/face/pseudo.ts';

describe('the pseudo-language', () => {
  const face = pseudoFace();
  const say = message as unknown as (id: MessageId, values: object) => ReturnType<typeof message>;

  after(() => speakIn('en', {}));

  it('is a whole language, but for its length', () => {
    const faults = faultsOf(face, ENGLISH_FACE).filter(
      fault => !/columns|is left in English|does not have/.test(fault),
    );
    assert.deepEqual(faults, []);
  });

  it('can be said, each sentence in brackets, with what it is about', () => {
    const told: string[] = [];
    speakIn(face.language, face.sentences, fault => told.push(fault));
    for (const [id, sentence] of Object.entries(ENGLISH_FACE.sentences)) {
      const shown = text(say(id as MessageId, Object.fromEntries(placesOf(sentence).map(place => [place, 1]))));
      assert.doesNotMatch(outsideBrackets(shown), /\p{L}/u, `${id}: ${shown}`);
    }
    assert.deepEqual(told, []);
    assert.equal(text(say('unexpected', { why: 'x' })).slice(0, 22), '⟦Šóɱéţĥíñĝ úñéẋþéçţéđ ');
  });

  it('keeps what has to stay, and leaves what is said outside', () => {
    assert.match(
      face.texts['walkthrough.go.description'] ?? '',
      /\n\[⟦Ṽóíçé Çóɱɱáñđ·+⟧\]\(command:runCommands\?\{[^⟦]*"aloud\.command"\]\}\)$/,
    );
    assert.match(face.pages['go'] ?? '', /^## ⟦Ýóúŕ ƒíŕšţ çóɱɱáñđ·+⟧\n/);
    assert.match(face.pages['go'] ?? '', /\n> go to line three\n/);
    assert.equal(outsideBrackets('a ⟦b ⟦c⟧ d⟧ e ⟦f…'), 'a  e ');
  });
});
