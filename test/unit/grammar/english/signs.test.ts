import assert from 'node:assert/strict';
import { DECLARING, PREFIX } from '../../../../src/grammar/code/spoken/keywords.ts';
import { ENCLOSURES } from '../../../../src/grammar/english/enclosures.ts';
import { EVERYDAY, ONLY_IN_CODE, ONLY_IN_TEXT, SIGNS } from '../../../../src/grammar/english/signs.ts';

describe('signs', () => {
  for (const [said, text] of [
    ['less than or equal to', '<='],
    ['is less than or equal to', '<='],
    ['greater than', '>'],
    ['not equals', '!='],
    ['is not', '!='],
    ['triple equals', '==='],
    ['plus equals', '+='],
    ['mod equals', '%='],
    ['right shift', '>>'],
    ['colon equals', ':='],
    ['colon colon', '::'],
    ['fat arrow', '=>'],
    ['dot dot dot', '...'],
    ['question mark dot', '?.'],
    ['open paren', '('],
    ['left square bracket', '['],
    ['close curly brace', '}'],
    ['right paren', ')'],
    ['backslash', '\\'],
    ['new line', '\n'],
  ] as const) {
    it(`${said}: ${text.replace('\n', '\\n')}`, () => assert.equal(SIGNS.get(said)?.text, text));
  }

  it('are plain words, no longer than the reader looks', () => {
    for (const phrase of SIGNS.keys()) {
      assert.match(phrase, /^[a-z]+( [a-z]+)*$/);
      assert.ok(phrase.split(' ').length <= 6, phrase);
    }
  });

  it('name everyday words that are signs', () => {
    for (const said of [...EVERYDAY, ...ONLY_IN_CODE, ...ONLY_IN_TEXT]) assert.ok(SIGNS.has(said), said);
    for (const said of DECLARING) assert.ok(PREFIX.has(said) || said === 'late', said);
  });

  it('have an opening and a closing bracket for each that is said alone', () => {
    for (const { open, close, one, quotes } of ENCLOSURES) {
      if (quotes) continue;
      for (const phrase of one) {
        assert.equal(SIGNS.get(`open ${phrase}`)?.text, open);
        assert.equal(SIGNS.get(`close ${phrase}`)?.text, close);
      }
    }
  });
});
