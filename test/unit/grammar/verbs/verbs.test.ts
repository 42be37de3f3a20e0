import assert from 'node:assert/strict';
import { silentLog } from '../../../../src/common/log.ts';
import { Pattern } from '../../../../src/grammar/commands/pattern.ts';
import { verbActions } from '../../../../src/grammar/verbs/acting/verbActions.ts';
import { VERBS } from '../../../../src/grammar/verbs/verbs.ts';
import { Parsers } from '../../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../../support/grammarFolders.ts';

describe('a verb', () => {
  const actions = verbActions(new Parsers({ folders: grammarFolders, log: silentLog }));

  it('has a name of its own, and is an action by it', () => {
    const names = VERBS.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    assert.deepEqual(
      actions.map(({ name }) => name),
      names,
    );
  });

  for (const { name, rules } of VERBS)
    it(`is given by all that is said for it what it needs: ${name}`, () => {
      const action = actions.find(one => one.name === name);
      // What is dictated without a verb has no pattern.
      assert.equal(rules.length > 0, name !== 'write_code');
      for (const { say, also = [], does, with: given } of rules) {
        assert.equal(does, name);
        assert.ok(say.length > 0);
        for (const pattern of [...say, ...also]) new Pattern(pattern);
        const withAll = given?.(slot => (/count|lines|often/.test(slot) ? 'two' : 'foo')) ?? {};
        assert.deepEqual(action?.parse(withAll), withAll);
      }
    });
});
