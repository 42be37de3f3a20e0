import assert from 'node:assert/strict';
import { type Guess, misheard } from '../../../../src/grammar/ear/misheard.ts';
import { misheardWhole } from '../../../../src/grammar/ear/misheardWhole.ts';
import { Vocabulary } from '../../../../src/grammar/ear/vocabulary.ts';

function vocabulary(): Vocabulary {
  const terms = new Vocabulary();
  for (const verb of ['wrap', 'rename', 'undo that']) terms.add(verb.split(' '), 'command', { isFirst: true });
  for (const word of ['this', 'in', 'to', 'and', 'do', 'that']) terms.add([word], 'command');
  for (const thing of ['an if', 'this line', 'parameter']) terms.add(thing.split(' '), 'thing');
  for (const name of ['sum', 'max depth']) terms.add(name.split(' '), 'name');
  return terms;
}

function guesses(heard: string, most = 3): readonly Guess[] {
  return [...misheard(heard.split(' '), [vocabulary()], { perPhone: 1, most })].filter(guess => guess !== undefined);
}

describe('what was misheard', () => {
  for (const [heard, said] of [
    ['wrap this in a knife', 'wrap this in an if'],
    ['rename to some', 'rename to sum'],
    ['wrap the slide', 'wrap this line'],
    ['rename perimeter', 'rename parameter'],
  ] as const)
    it(`is guessed by its sound, wherever words begin: “${heard}”`, () => {
      assert.equal(guesses(heard)[0]?.words.join(' '), said);
    });

  it('is guessed the likeliest first, and each guess once', () => {
    const found = guesses('rename max debt to some', 6);
    assert.deepEqual(
      found.map(({ cost }) => cost),
      found.map(({ cost }) => cost).toSorted((one, other) => one - other),
    );
    assert.equal(new Set(found.map(({ words }) => words.join(' '))).size, found.length);
  });

  it('is a command as a whole, the nearest first', () => {
    const commands = new Vocabulary();
    for (const said of ['fold all', 'unfold all', 'repeat that']) commands.addBeginning(said.split(' '), false);
    assert.deepEqual(
      misheardWhole(['Fold', 'tall'], commands).map(({ words }) => words.join(' ')),
      ['fold all'],
    );
    assert.deepEqual(misheardWhole(['fold', '2'], commands), []);
    assert.deepEqual(misheardWhole('fold '.repeat(40).trim().split(' '), commands), []);
  });

  it('is nothing where nothing sounds alike', () => assert.deepEqual(guesses('buy milk tomorrow'), []));

  it('has digits as they are', () => {
    for (const { words } of guesses('rename 42 to some')) assert.ok(words.includes('42'));
  });
});
