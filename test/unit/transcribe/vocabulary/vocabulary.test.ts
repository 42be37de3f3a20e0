import assert from 'node:assert/strict';
import { importedWords } from '../../../../src/transcribe/vocabulary/importedWords.ts';
import { ownWord } from '../../../../src/transcribe/vocabulary/ownWord.ts';
import { type OwnWord, Vocabulary } from '../../../../src/transcribe/vocabulary/vocabulary.ts';
import { parseVocabulary, withoutWord, withWords } from '../../../../src/transcribe/vocabulary/vocabularyFile.ts';

function word(written: string, ...heard: string[]): OwnWord {
  const made = ownWord(written, heard);
  assert.ok(!('id' in made), written);
  return made;
}

describe('a vocabulary', () => {
  const vocabulary = new Vocabulary([
    word('Kubernetes', 'cooper netties', 'Cuber net ease'),
    word('PostgreSQL', 'post gress', 'post gress queue el'),
    word('C++', 'see plus plus'),
    word("O'Neill", 'oh neil'),
  ]);

  for (const [said, want] of [
    ['rename this to cooper netties', 'rename this to Kubernetes'],
    ['Cooper Netties, please.', 'Kubernetes, please.'],
    ['“cuber net ease”', '“Kubernetes”'],
    ['kubernetes and KUBERNETES', 'Kubernetes and Kubernetes'],
    ['use post gress queue el here', 'use PostgreSQL here'],
    ['use post gress here', 'use PostgreSQL here'],
    ['see plus plus code', 'C++ code'],
    ['cooper. netties', 'cooper. netties'],
    ['cooper', 'cooper'],
    ['the coopernetties', 'the coopernetties'],
    ['oh neil’s', 'oh neil’s'],
    ['', ''],
    ['a\n cooper  netties\tb', 'a\n Kubernetes\tb'],
  ] as const) {
    it(`spells: ${JSON.stringify(said)}`, () => assert.equal(vocabulary.applied(said, 'dictation'), want));
  }

  it('tells recognisers its words, and how they are said', () => {
    assert.deepEqual(vocabulary.keywords, ['Kubernetes', 'PostgreSQL', 'C++', "O'Neill"]);
    assert.deepEqual(vocabulary.saidAs.get('kubernetes'), ['cooper netties', 'cuber net ease']);
    assert.equal(vocabulary.saidAs.has('c++'), false);
  });

  it('A51 takes time in proportion to what was said, whatever the words', () => {
    const many = Array.from({ length: 2000 }, (_, i) => word(`Word${i}`, `a ${'b '.repeat(30)}${i}`));
    const own = new Vocabulary(many);
    const start = process.cpuUsage().user;
    own.applied('a b '.repeat(20_000), 'dictation');
    assert.ok((process.cpuUsage().user - start) / 1000 < 8_000);
  });

  it('A51 makes no pattern of a word', () => {
    const own = new Vocabulary([word('$& $1 \\d', 'dollar and'), word('(a+)+$', 'nested plus')]);
    assert.equal(own.applied('dollar and .* nested plus', 'dictation'), '$& $1 \\d .* (a+)+$');
  });
});

describe('a word of one’s own', () => {
  for (const [what, written] of [
    ['nothing', ' '],
    ['a bidi control', 'ab\u202ecd'],
    ['an unseen character', 'ab\u200bcd'],
    ['a control character', 'ab\u0007'],
    ['a second line', 'ab\ncd'],
    ['a text', 'x'.repeat(500)],
    ['a sign alone', '→'],
  ] as const) {
    it(`is none: ${what}`, () => assert.ok('id' in ownWord(written, ['something'])));
  }

  it('needs to be heard as something', () => {
    assert.ok('id' in ownWord('$_', []));
    assert.deepEqual(ownWord('$_x', ['dollar  Underscore']), { written: '$_x', heard: ['dollar underscore'] });
  });
});

describe('a file of words', () => {
  it('is read, what is wrong in it apart', () => {
    const text = `{ // mine
      "words": ["numpy", {"written": "Kubernetes", "heard": "cooper netties"}, {"heard": ["x"]}, 7, {"written": "a", "command": "b"}]
    }`;
    const { words, problems } = parseVocabulary(text);
    assert.deepEqual(words, [
      { written: 'numpy', heard: ['numpy'] },
      { written: 'Kubernetes', heard: ['kubernetes', 'cooper netties'] },
    ]);
    assert.deepEqual(
      problems.map(({ offset, length }) => text.slice(offset, offset + length)),
      ['{"heard": ["x"]}', '7', '{"written": "a", "command": "b"}'],
    );
  });

  it('A51 is bounded', () => {
    const huge = JSON.stringify({ words: Array.from({ length: 5000 }, (_, i) => `w${i}`) });
    assert.equal(parseVocabulary(huge).words.length, 2000);
    assert.equal(parseVocabulary(`{"words": ["${'x'.repeat(500_000)}"]}`).words.length, 0);
    assert.equal(parseVocabulary('[]').problems.length, 1);
    assert.equal(parseVocabulary('{"words": {').problems.length > 0, true);
  });

  it('is added to and taken from, and keeps all else', () => {
    const before = '{\n  // mine\n  "words": [\n    "numpy"\n  ]\n}\n';
    const after = withWords(before, [word('Kubernetes', 'cooper netties'), word('numpy', 'num pie')]);
    assert.match(after, /\/\/ mine/);
    assert.deepEqual(
      parseVocabulary(after).words.map(({ written, heard }) => [written, ...heard]),
      [
        ['numpy', 'numpy', 'num pie'],
        ['Kubernetes', 'kubernetes', 'cooper netties'],
      ],
    );
    assert.deepEqual(
      parseVocabulary(withoutWord(after, 'numpy')).words.map(({ written }) => written),
      ['Kubernetes'],
    );
    assert.equal(withoutWord(after, 'nothing'), after);
    assert.deepEqual(parseVocabulary(withWords('', [word('numpy')])).words, [{ written: 'numpy', heard: ['numpy'] }]);
  });
});

describe('a list that another program has written', () => {
  for (const [what, text, want] of [
    ['plain lines', '# mine\nKubernetes\n\nnumpy\r\nPost gres\n', ['Kubernetes', 'numpy', 'Post gres']],
    ['CSV', '"Kubernetes","cooper netties"\nNumPy,num pie\n', ['Kubernetes:cooper netties', 'NumPy:num pie']],
    ['tabs', 'Kubernetes\tcooper netties\n', ['Kubernetes:cooper netties']],
    [
      'Talon’s list',
      'list: user.vocabulary\n-\ncooper netties: Kubernetes\nnumpy\nnum pie: "NumPy"\n',
      ['Kubernetes:cooper netties', 'numpy', 'NumPy:num pie'],
    ],
    ['Dragon’s', '@Version=Plato-UTF8\nKubernetes\\cooper netties\nnumpy\n', ['Kubernetes:cooper netties', 'numpy']],
  ] as const) {
    it(what, () => {
      const { words, unread } = importedWords(text);
      const told = words.map(({ written, heard }) =>
        [written, ...heard.filter(said => said !== written.toLowerCase())].join(':'),
      );
      assert.deepEqual(told, want);
      assert.equal(unread, 0);
    });
  }

  it('counts the lines that are none', () => {
    const { words, unread } = importedWords(`ok\n→\nab\u202ecd\n${'x'.repeat(1000)}\n`);
    assert.deepEqual([words.length, unread], [1, 3]);
  });
});
