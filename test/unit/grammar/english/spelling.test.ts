import assert from 'node:assert/strict';
import { isRadio, letterAt, RADIO, TALON } from '../../../../src/grammar/english/alphabet.ts';
import { spelledAt, spelledOf, withSpelling } from '../../../../src/grammar/english/spelling.ts';

const words = (said: string) => said.split(' ');

describe('alphabet', () => {
  it('has 26 words in each alphabet, in its order', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    for (const alphabet of [TALON, RADIO])
      assert.equal(alphabet.map(word => letterAt([word], 0)?.letter).join(''), letters);
  });

  it('tells the radio alphabet from words of every day', () => {
    assert.equal(isRadio(words('alpha bravo')), true);
    assert.equal(isRadio(words('x ray yankee')), true);
    assert.equal(isRadio(words('air bat')), false);
    assert.equal(isRadio(words('hotel')), false);
    assert.equal(isRadio(words('hotel room')), false);
  });
});

describe('spelling', () => {
  for (const [said, want] of [
    ['air bat cap', 'abc'],
    ['alpha bravo charlie', 'abc'],
    ['x y z', 'xyz'],
    ['X Y Z', 'xyz'],
    ['XYZ', 'xyz'],
    ['D-O-M', 'dom'],
    ['ship air bat', 'Ab'],
    ['cap air', 'A'],
    ['cap air trap', 'cat'],
    ['cap x y z', 'Xyz'],
    ['upper air', 'A'],
    ['capital letter j s o n', 'Json'],
    ['upper case k small l', 'Kl'],
    ['cap alpha bravo', 'Ab'],
    ['q u x two', 'qux2'],
    ['u t f dash eight', 'utf-8'],
    ['m y underscore v a r', 'my_var'],
    ['see are you', 'cru'],
    ['double u double t p', 'wttp'],
    ['c as in cat p for papa u like umbrella', 'cpu'],
    ['kilo 8 sierra', 'k8s'],
    ['vest dot one', 'v.1'],
    ['fox trot x ray whisky', 'fxw'],
  ] as const) {
    it(`${said}: ${want}`, () => assert.equal(spelledOf(words(said))?.text, want));
  }

  it('says how else "cap" may be meant', () => {
    assert.equal(spelledOf(words('cap air trap'))?.other, 'At');
    assert.equal(spelledOf(words('cap air'))?.other, 'ca');
    assert.equal(spelledOf(words('air bat cap'))?.other, undefined);
  });

  for (const said of ['one two', 'dash', 'check this file', 'air bat file', 'the x', '']) {
    it(`is none: ${said}`, () => assert.equal(spelledOf(words(said)), undefined));
  }

  it('ends where another alphabet or a word begins, and leaves the signs before it', () => {
    assert.deepEqual(spelledAt(words('f u u near line five'), 0), { text: 'fuu', length: 3 });
    assert.deepEqual(spelledAt(words('f u u at line five'), 0), { text: 'fuu', length: 3 });
    assert.deepEqual(spelledAt(words('air bat a new one'), 0), { text: 'ab', length: 2 });
  });

  for (const [said, want] of [
    ['rename this to spelled x y z', 'rename this to xyz'],
    ['rename this to spelled t m p', 'rename this to tmp'],
    ['create function foo spelled f u u', 'create function fuu'],
    ['create function foo spelled x u u', 'create function foo xuu'],
    ['add parameter katherine spelled cap charlie alpha tango', 'add parameter Cat'],
    ['select naught spelled k n o t', 'select knot'],
    ['change total to spelled air bat cap dot length', 'change total to abc dot length'],
    ['add a field spelt as I d x and another', 'add a field idx and another'],
    ['rename this to spelled maxSpeed', 'rename this to maxSpeed'],
    ['run spell check', 'run spell check'],
    ['see how this is spelled here', 'see how this is spelled here'],
    ['spelled x y z', 'spelled x y z'],
    ['look at the sun', 'look at the sun'],
  ] as const) {
    it(`in an utterance: ${said}`, () => assert.equal(withSpelling(words(said)).join(' '), want));
  }

  it('takes no longer than its words do', () => {
    const long = Array.from({ length: 20_000 }, () => ['spelled', 'x', 'dash']).flat();
    const before = process.cpuUsage().user;
    withSpelling(long);
    assert.ok((process.cpuUsage().user - before) / 1000 < 2000);
  });
});
