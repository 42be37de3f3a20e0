import assert from 'node:assert/strict';
import { logicOf, negation } from '../../../../src/grammar/verbs/reshaping/negation.ts';
import { cpuNow } from '../../../support/cpuNow.ts';

const OPPOSITES: readonly (readonly [grammar: string, condition: string, opposite: string | undefined])[] = [
  ['typescript', 'a && b', '!a || !b'],
  ['typescript', 'a || b && !c', '!a && (!b || c)'],
  ['typescript', '(a || b) && c', '!a && !b || !c'],
  ['typescript', '!(a && b) || c', 'a && b && !c'],
  ['typescript', '!(a || b)', 'a || b'],
  ['typescript', 'a.f(b && c)', '!a.f(b && c)'],
  ['typescript', 'list.filter(x => x > 1).length', '!list.filter(x => x > 1).length'],
  ['typescript', '"a || b" == c', '"a || b" != c'],
  ['typescript', "text === 'it\\'s && so'", "text !== 'it\\'s && so'"],
  ['typescript', 'a ?? b', '!(a ?? b)'],
  ['typescript', 'a ? b : c', '!(a ? b : c)'],
  ['typescript', 'a instanceof B', '!(a instanceof B)'],
  ['typescript', '!a == b', '!a != b'],
  ['typescript', 'true', 'false'],
  ['python', 'row["a"] == kind and not strict', 'row["a"] != kind or strict'],
  ['python', 'x is None or x not in y', 'x is not None and x in y'],
  ['python', 'a < b < c', 'not (a < b < c)'],
  ['python', 'True', 'False'],
  ['go', 'err := load(); err != nil', 'err := load(); err == nil'],
  ['rust', 'let Some(x) = y', undefined],
  ['kotlin', 'x is String && y !in z', 'x !is String || y in z'],
  ['c-sharp', 'x is null', 'x is not null'],
  ['java', 'a >= b', 'a < b'],
];

describe('the opposite of a condition', () => {
  for (const [grammar, condition, opposite] of OPPOSITES)
    it(`is ${opposite} for ${condition} in ${grammar}`, () => {
      const logic = logicOf(grammar);
      assert.ok(logic);
      assert.equal(negation(condition, logic), opposite);
    });

  it('is none where conditions are no expressions', () => assert.equal(logicOf('bash'), undefined));

  it('comes soon for what is long', () => {
    const logic = logicOf('typescript');
    assert.ok(logic);
    const began = cpuNow();
    negation(Array.from({ length: 2000 }, (_, at) => `a${at}.b(c${at})`).join(' && '), logic);
    assert.ok(cpuNow() - began < 1000);
  });
});
