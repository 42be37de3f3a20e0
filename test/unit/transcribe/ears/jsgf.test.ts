import assert from 'node:assert/strict';
import { grammarWords, jsgfFrom, wordsOfJsgf } from '../../../../src/transcribe/ears/jsgf.ts';

/** The public rule. */
function command(patterns: readonly string[], slots: Readonly<Record<string, string>> = {}): string | undefined {
  return /^public <command> = (.*);$/m.exec(jsgfFrom(patterns, slots))?.[1];
}

describe('jsgf', () => {
  it('makes a grammar of patterns and slots', () => {
    const jsgf = jsgfFrom(['undo', '(go to | jump to) [the] <target>'], { target: 'line <count>', count: 'one|two' });
    assert.deepEqual(jsgf.split('\n'), [
      '#JSGF V1.0;',
      'grammar aloud;',
      'public <command> = ((undo)) | (( go to | jump to ) [ the ]) <target>;',
      '<target> = line <count>;',
      '<count> = one | two;',
      '',
    ]);
  });

  it('names the last slot of several patterns once', () => {
    const slots = { text: '<word>+', word: 'total | speed' };
    assert.equal(command(['type <text>', '(add | insert) <text>'], slots), '(type | ( add | insert )) <text>');
  });

  it('keeps alternatives without brackets apart', () => {
    assert.equal(command(['undo | type <text>'], { text: 'total' }), '((undo | type <text>))');
  });

  it('makes a slot without words one that nobody can say', () => {
    assert.match(jsgfFrom(['type <word>'], { word: ' ' }), /^<word> = qqqq;$/m);
    assert.equal(command([]), 'qqqq');
  });

  const refused: readonly { patterns: readonly string[]; slots?: Readonly<Record<string, string>>; why: RegExp }[] = [
    { patterns: ['type <text>'], why: /no slot <text>/ },
    { patterns: ['type <constructor>'], why: /no slot <constructor>/ },
    { patterns: ['type <word>'], slots: { word: 'x; public <y> = z' }, why: /no pattern/ },
    { patterns: ['go to {line}'], why: /no pattern/ },
    { patterns: ['Undo'], why: /no pattern/ },
    { patterns: ['line 4'], why: /no pattern/ },
    { patterns: ['(go to [line)]'], why: /bracket/ },
    { patterns: ['go to)'], why: /bracket/ },
    { patterns: ['(go to'], why: /bracket/ },
  ];
  for (const { patterns, slots = {}, why } of refused) {
    it(`refuses ${JSON.stringify(patterns)} with ${JSON.stringify(slots)}`, () => {
      assert.throws(() => jsgfFrom(patterns, slots), why);
    });
  }

  it('finds the words that can be said, and nothing else', () => {
    const jsgf = jsgfFrom(["add [public] <kind>+ let's"], { kind: '(import | grammar) class' });
    assert.deepEqual([...wordsOfJsgf(jsgf)].sort(), ['add', 'class', 'grammar', 'import', "let's", 'public']);
    assert.deepEqual(
      [...wordsOfJsgf('#JSGF V1.0;\ngrammar g;\npublic <a> = /0.5/ one | /1e-11/ two*;')],
      ['one', 'two'],
    );
  });

  it('lets only words into a grammar', () => {
    const words = ['total', "let's", 'Total', 'x;', '<command>', 'a b', '', 'b2', "'", 'größe', 'total|undo', '/* */'];
    assert.deepEqual(grammarWords(words), ['total', "let's"]);
  });
});
