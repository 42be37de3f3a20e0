import assert from 'node:assert/strict';
import { spokenLanguage } from '../../../src/dictate/languages/spokenLanguage.ts';
import { spokenText } from '../../../src/dictate/spokenText.ts';
import { dictated } from '../../support/dictatedCase.ts';

/** What is written of words alone, by the language that they are in. */
function written(said: string, setting?: string): string {
  return spokenText(said, spokenLanguage(said, setting, ''));
}

describe('signs that are said', () => {
  const signs: readonly (readonly [string, string])[] = [
    ['hello comma, world period.', 'hello, world.'],
    ['Hello, comma. World, period.', 'Hello, world.'],
    ['does it run question mark?', 'does it run?'],
    ['why not question mark exclamation mark', 'why not?!'],
    ['three things colon apples comma pears', 'three things: apples, pears'],
    ['he said colon open quote go close quote', 'he said: "go"'],
    ['write open paren optional close paren', 'write (optional)'],
    ['use backtick foo backtick here', 'use `foo` here'],
    ['quote to be unquote he said', '"to be" he said'],
    ['user hyphen defined', 'user-defined'],
    ["it's john apostrophe s book", "it's john's book"],
    ['ask bob at sign example dot com', 'ask bob@example.com'],
    ['it costs dollar sign fifty or ten percent sign', 'it costs $50 or 10%'],
    ['One. New paragraph. Two.', 'One.\n\nTwo.'],
    ['Dear team comma new line I have news', 'Dear team,\nI have news'],
    ['first, new line, second', 'first\nsecond'],
    ['wait dot dot dot what', 'wait... what'],
    ['no comma i did not', 'no, I did not'],
    ['go to slash users slash me', 'go to /users/me'],
    ['version two dot one is out', 'version 2.1 is out'],
  ];
  for (const [said, text] of signs) it(`“${said}”`, () => assert.equal(written(said), text));

  const words = [
    ...['comma separated rows', 'stop at the second colon', 'a new line of bags', 'a question mark appears'],
    ...[
      'over a period of time',
      'a dash of salt',
      'my point of view',
      'remove the trailing comma',
      'she had colon cancer',
    ],
    ...[
      'split by comma',
      'the new line character',
      'our trial period',
      'each slash in the path',
      'underscore the point',
    ],
    ...['a well known period piece', 'no comma needed here', 'quote the value in the shell', 'start a new paragraph'],
    ...['the open paren is missing', 'use two commas and a colon', 'a string literal', 'scratch that itch'],
    ...[
      'cap the retries at ten',
      'a bottle cap',
      'there is no space left',
      'written in all caps',
      'the rocket emoji is nice',
    ],
  ];
  for (const said of words) it(`are words in “${said}”`, () => assert.equal(written(said), said));
});

describe('commands for the writing', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['we met cap anna', 'we met Anna'],
    ['this is all caps very important', 'this is VERY important'],
    ['caps on big sale caps off is over', 'Big Sale is over'],
    ['all caps on stop it all caps off now', 'STOP IT now'],
    ['foo no space bar', 'foobar'],
    ['literal comma stays', 'comma stays'],
    ['literal new line stays', 'new line stays'],
    ['numeral forty two people', '42 people'],
    ['this is wrong scratch that this is right', 'this is right'],
    ['It works. This is bad. Scratch that.', 'It works.'],
    ['one, two, scratch that, three', 'one, three'],
    ['ship it rocket emoji', 'ship it 🚀'],
    ['Um, so we, uh, begin', 'So we, begin'],
    ['when i said i’d go', 'when I said I’d go'],
    ['increment i by one', 'increment i by one'],
  ];
  for (const [said, text] of cases) it(`“${said}”`, () => assert.equal(written(said), text));
});

describe('other languages', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Ich glaube Komma das geht nicht Punkt', 'Ich glaube, das geht nicht.'],
    ['Der zweite Punkt ist wichtig', 'Der zweite Punkt ist wichtig'],
    ['Um acht Uhr gehen wir.', 'Um acht Uhr gehen wir.'],
    ['Er sagte Anführungszeichen auf ja Anführungszeichen zu', 'Er sagte „ja“'],
    ['Hallo Welt neue Zeile wie geht es dir', 'Hallo Welt\nwie geht es dir'],
    ['Je pense virgule que oui point', 'Je pense, que oui.'],
    ['Le point de vue est clair', 'Le point de vue est clair'],
    ["Est-ce que ça marche point d'interrogation", 'Est-ce que ça marche\u00a0?'],
    ['Creo que sí coma pero no estoy seguro punto', 'Creo que sí, pero no estoy seguro.'],
    ['abre interrogación cómo estás cierra interrogación', '¿cómo estás?'],
    ['Questo è il periodo che comma', 'Questo è il periodo che comma'],
    ['これはテストです。', 'これはテストです。'],
  ];
  for (const [said, text] of cases) it(`“${said}”`, () => assert.equal(written(said), text));

  it('are those of the setting', () => {
    assert.equal(written('test comma test', 'de'), 'test comma test');
    assert.equal(written('test Komma test', 'de-AT'), 'test, test');
    assert.equal(written('test komma test', 'en'), 'test komma test');
    assert.equal(written('test period', 'ja'), 'test period');
  });
});

describe('dictation within what is there', () => {
  const cases: readonly (readonly [
    file: string,
    mode: 'dictate' | 'comment',
    before: string,
    said: string,
    after: string,
  ])[] = [
    ['n.md', 'dictate', 'one ¦ walks home', 'Small grey cat.', 'one small grey cat walks home'],
    ['n.md', 'dictate', 'Ask ¦ about it', 'Dr. Smith.', 'Ask Dr. Smith about it'],
    ['n.md', 'dictate', 'We ship on ¦.', 'Monday.', 'We ship on Monday.'],
    ['n.md', 'dictate', 'some text¦', 'Period. New sentence.', 'some text. New sentence.'],
    ['n.md', 'dictate', '¦"no" to all.', 'he said', 'He said "no" to all.'],
    ['n.md', 'dictate', 'He said "no"¦', 'And left.', 'He said "no" and left.'],
    ['n.md', 'dictate', 'see (¦) there', 'page two', 'see (page two) there'],
    ['n.txt', 'dictate', 'Wir gehen ¦ heim', 'Heute.', 'Wir gehen heute heim'],
    ['n.txt', 'dictate', 'Wir sehen ¦ im Garten', 'Hunde.', 'Wir sehen Hunde im Garten'],
    ['a.ts', 'comment', '// it may ¦ at night\nf();', 'Write the log', '// it may write the log at night\nf();'],
    ['a.ts', 'comment', '¦\nf();', 'To do, remove this.', '// TODO: remove this.\nf();'],
    ['a.ts', 'comment', '¦\nfunction f() {}', 'to do handle the error', '// TODO: handle the error\nfunction f() {}'],
    ['a.ts', 'comment', '// some text¦\nf();', 'comma and more', '// some text, and more\nf();'],
    ['a.ts', 'comment', '¦\nf();', 'comma and more', '// Comma and more\nf();'],
    ['a.ts', 'comment', '¦\nf();', 'To do this we wait', '// To do this we wait\nf();'],
    ['a.ts', 'dictate', 'f("a ¦");', 'He said open quote no close quote', 'f("a he said \\"no\\"");'],
    [
      'a.tsx',
      'dictate',
      'const a = <p b="¦">x</p>;',
      'open quote no close quote',
      'const a = <p b="&quot;no&quot;">x</p>;',
    ],
    ['a.tsx', 'dictate', 'const a = <p>¦</p>;', 'open brace x close brace', "const a = <p>{'{'}x{'}'}</p>;"],
    ['a.html', 'dictate', '<p>¦</p>', 'salt ampersand pepper period', '<p>Salt &amp; pepper.</p>'],
    ['a.html', 'dictate', '<p>Hello <b>you</b> ¦</p>', 'And me.', '<p>Hello <b>you</b> and me.</p>'],
    ['COMMIT_EDITMSG', 'dictate', '¦\n', 'fix colon handle empty input.', 'fix: handle empty input\n'],
    ['COMMIT_EDITMSG', 'dictate', 'Fix it\n\n¦\n', 'it was slow period', 'Fix it\n\nIt was slow.\n'],
  ];
  for (const [file, mode, before, said, after] of cases)
    it(`“${said}” in ${before.replace('\n', '⏎')} (${file})`, async () => {
      assert.equal(await dictated({ id: said, file, before, mode, said, want: after }), after);
    });
});
