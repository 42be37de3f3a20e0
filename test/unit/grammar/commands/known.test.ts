import assert from 'node:assert/strict';
import { CATALOGUE } from '../../../../src/actions/catalogue.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { EXPLAINS } from '../../../../src/grammar/commands/editor/recalling.ts';
import { GROUPS } from '../../../../src/grammar/commands/groups.ts';
import { Grammar } from '../../../../src/grammar/grammar.ts';
import { Parsers } from '../../../../src/syntax/parsers.ts';

/** Said to Aloud itself, about what was said before. */
const ABOUT_COMMANDS = new Set(['repeat_last', 'use_alternative', 'tell_heard', 'tell_done', 'steer_speech', EXPLAINS]);

describe('spoken commands', () => {
  it('become calls that their actions take, whatever was said for the slots', () => {
    const grammar = new Grammar(new Parsers({ folders: [], log: silentLog }));
    const actions = [...grammar.actions, ...CATALOGUE];
    for (const { does, say, with: given } of GROUPS.flatMap(({ rules }) => rules)) {
      if (ABOUT_COMMANDS.has(does)) continue;
      const action = actions.find(({ name }) => name === does);
      assert.ok(action, `${say[0]}: there is no ${does}`);
      assert.doesNotThrow(() => action.parse(given?.(() => 'one') ?? {}), say[0]);
    }
  });
});
