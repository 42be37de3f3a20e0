import assert from 'node:assert/strict';
import { Lexicon } from '../../../../src/grammar/code/lexicon.ts';

const split = (said: string) => said.split(' ');

describe('Lexicon', () => {
  const lexicon = new Lexicon(
    'const maxSpeed = max_speed + MAX_SPEED; parseHTTPHeader2(weirdindex, _count); class Foo {}',
  );

  for (const [said, want] of [
    ['max speed', 'maxSpeed'],
    ['Max Speed', 'maxSpeed'],
    ['parse http header two', 'parseHTTPHeader2'],
    ['weirdindex', 'weirdindex'],
    ['weird index', 'weirdindex'],
    ['count', '_count'],
    ['foo', 'Foo'],
    ['speed', undefined],
    ['constructor', undefined],
    ['', undefined],
  ] as const) {
    it(`spells "${said}" ${want}`, () => assert.equal(lexicon.spelling(split(said)), want));
  }

  it('prefers the style of the language, then the order of the file', () => {
    const text = 'MAX_SPEED maxSpeed max_speed';
    assert.equal(new Lexicon(text, 'snake').spelling(split('max speed')), 'max_speed');
    assert.equal(new Lexicon(text, 'camel').spelling(split('max speed')), 'maxSpeed');
    assert.deepEqual(new Lexicon(text, 'kebab').spellings(split('max speed')), ['MAX_SPEED', 'maxSpeed', 'max_speed']);
  });

  it('reads names with dashes where names have them', () => {
    assert.equal(new Lexicon('background-color: red', 'kebab').spelling(split('background color')), 'background-color');
    assert.equal(new Lexicon('background-color', 'camel').spelling(split('background color')), undefined);
  });

  it('finds the longest name that begins at a word', () => {
    assert.deepEqual(lexicon.longestAt(split('the max speed now'), 1), { text: 'maxSpeed', length: 2 });
    assert.equal(lexicon.longestAt(split('the max speed'), 2), undefined);
    assert.equal(lexicon.longestAt([], 0), undefined);
  });

  it('knows nothing of an empty file', () => {
    assert.equal(new Lexicon('').spelling(['x']), undefined);
    assert.equal(new Lexicon('x').spelling([]), undefined);
  });
});
