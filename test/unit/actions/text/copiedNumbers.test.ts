import assert from 'node:assert/strict';
import { unnumbered, withoutCopiedNumbers, withoutNumbers } from '../../../../src/actions/text/copiedNumbers.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

const CODE = 'a();\n  b();\n\nc();';

/** The same lines as listings show them, from 9 on. */
const LISTINGS: Readonly<Record<string, string>> = {
  'as the context shows them': ' 9| a();\n>10|   b();\n 11| \n*12| c();',
  'as read_file shows them': '9 a();\n10   b();\n11 \n12 c();',
  'without blanks': '9|a();\n10|  b();\n11|\n12|c();',
  'with a blank on both sides': '9 | a();\n10 |   b();\n11 | \n12 | c();',
  'as cat -n shows them': '     9\ta();\n    10\t  b();\n    11\t\n    12\tc();',
  'with an arrow': '     9→a();\n    10→  b();\n    11→\n    12→c();',
  'with colons': '9: a();\n10:   b();\n11:\n12: c();',
  'with an empty line left empty': '9| a();\n10|   b();\n\n12| c();',
  'with other line ends': '9| a();\r\n10|   b();\r\n11| \r\n12| c();',
  'with an empty line that is but a number': '9| a();\n10|   b();\n11\n12| c();',
};

describe('Numbers that a model has copied', () => {
  for (const [title, listing] of Object.entries(LISTINGS)) {
    it(`are no text: ${title}`, () => {
      const found = unnumbered(listing);
      assert.equal(found?.text, CODE);
      assert.equal(found?.first, 9);
      assert.equal(found?.isCertain, !/with colons|read_file/.test(title));
    });
  }

  for (const [title, text] of Object.entries({
    'numbers that do not count up': '9| a\n11| b',
    'a line without a number': '9| a\nb',
    'one number for all': '9| a\n9| b',
    'numbers alone': '1\n2\n3',
    'a number alone': '1',
    'an item of a list': '1. a\n2. b',
    'a call': 'f(1)',
    'a number with a sign': '-1 a',
    nothing: '',
  })) {
    it(`are not seen in ${title}`, () => {
      assert.equal(unnumbered(text), undefined);
    });
  }

  it('are taken out of what replaces numbered lines, also where new lines among them have none', () => {
    assert.equal(
      withoutNumbers('9| a(1);\n   new();\n10|   b();\n10|   b2();', true),
      'a(1);\n   new();\n  b();\n  b2();',
    );
    assert.equal(withoutNumbers('3 apples\n5 pears', true), '3 apples\n5 pears');
    assert.equal(withoutNumbers('9 a(1);\n10   b();', false), 'a(1);\n  b();');
    assert.equal(withoutNumbers('3 apples\n5 pears', false), '3 apples\n5 pears');
    assert.equal(withoutNumbers('42', true), '42');
  });

  it('are taken out of lines that go where they count from', () => {
    assert.equal(withoutCopiedNumbers('9| a();\n10| b();', 9), 'a();\nb();');
    assert.equal(withoutCopiedNumbers('9| a();\n10| b();', 8, 10), 'a();\nb();');
    assert.equal(withoutCopiedNumbers('9| a();\n10| b();', 4, 8), '9| a();\n10| b();');
    assert.equal(withoutCopiedNumbers('1 apple\n2 pears', 1), '1 apple\n2 pears');
    assert.equal(withoutCopiedNumbers('1: a\n2: b', 1), '1: a\n2: b');
    assert.equal(withoutCopiedNumbers('1', 1), '1');
  });

  it('A51: are found in time in proportion to the text', () => {
    const from = cpuNow();
    for (const piece of ['\n', ' ', '1', '1| a\n', '>', '\t']) unnumbered(piece.repeat(200_000));
    assert.ok(cpuNow() - from < 3000, `${cpuNow() - from} ms`);
  });
});
