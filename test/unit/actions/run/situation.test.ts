import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../../../src/actions/catalogue.ts';
import { isInRepository, type Situation, whyNotNow } from '../../../../src/actions/run/situation.ts';
import { toolsFrom } from '../../../../src/chat/prompt.ts';
import { english } from '../../../../src/messages/text.ts';
import { temporaryFolder } from '../../../support/temporaryFolder.ts';

const ALL: Situation = {
  mayChange: true,
  hasDocument: true,
  hasFolder: true,
  hasRepository: true,
  isTrusted: true,
  whose: { by: 'model', manner: 'asked' },
};

describe('the tools that make sense', () => {
  const given = (situation: Partial<Situation>) =>
    CATALOGUE.filter(action => whyNotNow(action, { ...ALL, ...situation }) === undefined);
  const names = (situation: Partial<Situation>) => given(situation).map(({ name }) => name);

  it('are all of them where everything is open, in their order', () => {
    assert.deepEqual(
      names({}),
      CATALOGUE.map(({ name }) => name),
    );
  });

  it('only read where something is asked', () => {
    assert.ok(given({ mayChange: false }).every(({ risk }) => risk === 'reads'));
    assert.ok(names({ mayChange: false }).includes('search_files'));
  });

  it('need no document that is not open, no folder, and no repository', () => {
    const bare = names({ hasDocument: false });
    assert.ok(bare.includes('open_file') && bare.includes('replace_text') && bare.includes('run_task'));
    assert.ok(!bare.includes('find_references') && !bare.includes('insert_snippet'));
    const alone = names({ hasFolder: false });
    assert.ok(alone.includes('replace_text') && !alone.includes('search_files') && !alone.includes('commit_staged'));
    const plain = names({ hasRepository: false });
    assert.ok(plain.includes('search_files') && !plain.includes('commit_staged') && !plain.includes('read_changes'));
    assert.deepEqual(
      names({ hasDocument: false, hasFolder: false, hasRepository: false }).filter(name => /file|text|line/.test(name)),
      [],
    );
  });

  it('change and run nothing where the workspace is not trusted', () => {
    assert.deepEqual(
      given({ isTrusted: false }).filter(({ risk }) => risk !== 'reads' && risk !== 'shows'),
      [],
    );
  });

  it('say why the others make none', () => {
    const why = (name: string, situation: Partial<Situation>) => {
      const action = CATALOGUE.find(each => each.name === name);
      assert.ok(action, name);
      const told = whyNotNow(action, { ...ALL, ...situation });
      return told && english(told);
    };
    assert.match(why('replace_text', { mayChange: false }) ?? '', /only asked/);
    assert.match(why('insert_snippet', { hasDocument: false }) ?? '', /no file is open/);
    assert.match(why('commit_staged', { hasRepository: false }) ?? '', /no git repository/);
    assert.match(why('run_task', { isTrusted: false }) ?? '', /not trusted/);
  });

  it('are told in at most 18,000 characters, as they are sent', () => {
    const sent = toolsFrom(CATALOGUE, ALL).map(({ name, description, parameters }) => ({
      type: 'function',
      function: { name, description, parameters },
    }));
    const { length } = JSON.stringify(sent);
    assert.ok(length <= 18_000, `${length} characters`);
  });

  it('find a repository upwards, as git does', () => {
    const folder = temporaryFolder('repository');
    try {
      const deep = join(folder.path, 'a/b');
      mkdirSync(deep, { recursive: true });
      assert.equal(isInRepository(deep), false);
      execFileSync('git', ['init', '--quiet'], { cwd: folder.path });
      assert.equal(isInRepository(deep), true);
      assert.equal(isInRepository(undefined), false);
    } finally {
      folder.remove();
    }
  });
});
