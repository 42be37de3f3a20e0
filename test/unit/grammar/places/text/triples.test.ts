import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Triples } from '../../../../../src/grammar/places/text/triples.ts';

describe('which runs of three letters a text has', () => {
  it('tells words that cannot stand in it', () => {
    const triples = new Triples('const maxSpeed = limitOf(car);');
    for (const word of ['max', 'speed', 'xspee', 'limit', 'of', 'car']) assert.equal(triples.mayHave(word), true, word);
    for (const word of ['fast', 'min', 'ofcar', 'cars']) assert.equal(triples.mayHave(word), false, word);
  });

  it('takes letters that are others in a search without regard to size for those', () => {
    const triples = new Triples('me\u017fsage \u212aelvin \u0130nput');
    for (const word of ['message', 'kelvin', 'input']) assert.equal(triples.mayHave(word), true, word);
  });

  it('says of no word that stands in a text that it does not, wherever its slices end', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'b', 'C', 'D', ' ', '_', 'ü'),
      minLength: 20,
      maxLength: 40,
    });
    fc.assert(
      fc.property(letters, fc.integer({ min: 99_980, max: 100_000 }), (some, before) => {
        const text = ' '.repeat(before) + some;
        const triples = new Triples(text);
        for (const _ of triples.read());
        for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) assert.ok(triples.mayHave(word), word);
      }),
      { numRuns: 50 },
    );
  });
});
