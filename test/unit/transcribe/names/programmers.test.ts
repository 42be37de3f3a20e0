import assert from 'node:assert/strict';
import { ENGLISH } from '../../../../src/session/phonetics.ts';
import { respell } from '../../../../src/transcribe/names/respell.ts';
import { programmersSentences } from '../../../bench/programmers/corpus.ts';
import { plainWords, scoreOf, sumOf } from '../../../bench/programmers/scores.ts';

const sentences = programmersSentences();

describe('what programmers say', () => {
  it('is 200 commands and 60 dictations over many languages, half of them with names, half of both set aside', () => {
    const count = (is: (sentence: (typeof sentences)[number]) => boolean) => sentences.filter(is).length;
    assert.equal(
      count(({ mode }) => mode === 'command'),
      200,
    );
    assert.equal(
      count(({ mode }) => mode === 'dictation'),
      60,
    );
    assert.equal(
      count(({ names }) => names.length > 0),
      130,
    );
    assert.equal(
      count(({ half, names }) => half === 'aside' && names.length > 0),
      65,
    );
    assert.equal(new Set(sentences.map(({ file }) => file.replace(/.*\./, ''))).size, 13);
  });

  it('names what the file has near the cursor', () => {
    for (const { written, names, identifiers } of sentences)
      for (const name of names)
        assert.ok(
          identifiers.some(each => each === name || each === `$${name}`),
          `${name} in “${written}”`,
        );
  });

  it('has its names in a command that is heard to the letter', () => {
    const lacking = sentences
      .filter(({ mode }) => mode === 'command')
      .filter(sentence => {
        const { names, namesSpelled } = scored(sentence);
        return namesSpelled < names;
      });
    assert.deepEqual(
      lacking.map(({ written }) => written),
      [],
    );
  });

  it('stays as it was said where it has no name', () => {
    for (const { said, names, identifiers, mode } of sentences)
      if (names.length === 0) assert.equal(respell(said, identifiers, mode, ENGLISH), said);
  });
});

describe('scores', () => {
  it('count words, whatever case, signs and digits they are written in', () => {
    assert.deepEqual(plainWords('Set maxSpeed to 42, please!'), 'set max speed to forty two please'.split(' '));
    assert.deepEqual(plainWords("don't stop at 8000 or 1.5"), 'dont stop at eight thousand or one five'.split(' '));
  });

  it('count words that are wrong, lacking and too many, before and after', () => {
    const sentence = { said: 'rename max speed to five', names: ['maxSpeed'] };
    const score = scoreOf(sentence, 'Rename Mac speed two five, please', 'Rename maxSpeed two five, please');
    assert.deepEqual([score.words, score.heardWrong, score.spelledWrong], [5, 3, 2]);
    assert.deepEqual([score.names, score.namesHeard, score.namesSpelled], [1, 0, 1]);
  });

  it('know a name by its spelling, and not as a part of another', () => {
    const right = (text: string) => scoreOf({ said: 'x', names: ['user_id'] }, '', text).namesSpelled;
    assert.deepEqual(['the user_id is', '$user_id', 'User_id', 'user_ids', 'userId'].map(right), [1, 1, 0, 0, 0]);
  });

  it('count a sentence without a name in which one was put', () => {
    const sentence = { said: 'go to the top', names: [] };
    const { plain, plainChanged } = sumOf([scoreOf(sentence, 'a b', 'aB'), scoreOf(sentence, 'a b', 'a b')]);
    assert.deepEqual([plain, plainChanged], [2, 1]);
  });
});

function scored({ said, names, identifiers, mode }: (typeof sentences)[number]) {
  return scoreOf({ said, names }, said, respell(said, identifiers, mode, ENGLISH));
}
