import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { OwnCommands } from '../../../src/grammar/own/ownCommands.ts';
import { Memory } from '../../../src/session/memory.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { Stage } from '../../support/stage.ts';
import { turnOf } from '../../support/turnOf.ts';

const CODE = Array.from({ length: 12 }, (_, i) => `const value${i} = compute(${i});\n`).join('');
const FROM = 'Some Extension';

describe('what the user does not want themselves', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let stage: Stage;
  let ran: string[];
  let memory: Memory;
  let told: Happening[];

  beforeEach(() => {
    ran = [];
    told = [];
    memory = new Memory();
    const ids = [
      'workbench.action.files.saveAll',
      'workbench.action.reloadWindow',
      'editor.action.clipboardPasteAction',
    ];
    stage = new Stage(
      { 'a.ts': `‸${CODE}` },
      { commands: Object.fromEntries(ids.map(id => [id, () => void ran.push(id)])) },
    );
  });

  afterEach(() => stage.close());

  /** What it came to, and what was asked on screen and answered no. */
  async function wanted(words: string, call?: { readonly name: string; readonly arguments: object }, control = false) {
    const scene = Scene.open(stage.editor);
    const before = stage.editor.questions.length;
    const results: string[] = [];
    const parts = turnOf({
      ...{ editor: stage.editor, parsers, grammar, memory },
      settings: settingsFrom({ 'aloud.commands.understand': 'grammar', 'aloud.speech.answers': 'never' }),
      own: new OwnCommands([
        { say: ['ship it'], origin: 'home', does: { kind: 'command', id: 'workbench.action.reloadWindow', args: [] } },
      ]),
      ...(control && { control: () => assert.fail('Only the user may say that.') }),
    });
    const foreign = {
      from: FROM,
      ...(call && { call: { id: '1', name: call.name, arguments: JSON.stringify(call.arguments) } }),
      told: (result: string) => results.push(result),
    };
    const about = { mode: 'command', said: { text: words }, scene, manner: 'asked', foreign } as const;
    const failed = await runTurn(about, parts, each => told.push(each), new AbortController().signal).then(
      () => '',
      (thrown: { code?: string }) => thrown.code ?? String(thrown),
    );
    scene?.dispose();
    return { failed, results, asked: stage.editor.questions.slice(before) };
  }

  it('is done where everyone may do it, and told as what it is: no words of the user', async () => {
    const { failed, asked } = await wanted('delete line two');
    assert.deepEqual([failed, asked], ['', []]);
    assert.doesNotMatch(stage.text('a.ts'), /value1 /);
    assert.deepEqual(
      told.filter(({ event }) => event === 'transcript'),
      [],
    );
    assert.ok(told.some(each => each.event === 'notice' && each.text.includes('delete line two')));
  });

  for (const words of ['delete lines one to twelve', 'save all'])
    it(`A61: is asked as what was overheard, with who wants it: “${words}”`, async () => {
      const { failed, asked } = await wanted(words);
      assert.equal(failed, 'refused');
      assert.match(asked[0]?.detail ?? '', /^Wanted by “Some Extension”, and not by you: “/);
      assert.equal(stage.text('a.ts'), CODE);
      assert.deepEqual(ran, []);
    });

  it('has a model’s rights, whatever its words are: what the clipboard holds is not its to see', async () => {
    const { failed, asked } = await wanted('paste');
    assert.equal(failed, 'refused');
    assert.equal(asked.length, 1);
    assert.deepEqual(ran, []);
  });

  it('reaches neither the user’s own commands nor words for Aloud itself', async () => {
    assert.equal((await wanted('ship it', undefined, true)).failed, 'nothing-understood');
    assert.deepEqual(ran, []);
  });

  it('leaves nothing that the user could repeat or correct, and knows nothing of them', async () => {
    await wanted('delete line two');
    assert.equal(memory.last.isKnown, false);
    assert.equal(memory.said.last, undefined);
    assert.deepEqual(memory.history.messages(), []);
    assert.ok(memory.journal.currentSize > 0, 'it can be taken back');
  });

  it('A1, A2, A3, A4, A5: writes nothing that runs or loosens what is asked, without a yes', async () => {
    const files = [
      '.vscode/settings.json',
      '.vscode/tasks.json',
      '.git/hooks/pre-commit',
      'b.code-workspace',
      '.vscode/mcp.json',
    ];
    for (const path of files) {
      const { results, asked } = await wanted('', { name: 'create_file', arguments: { file: path, text: '{}' } });
      assert.match(results[0] ?? '', /^Error: refused/, path);
      assert.match(asked[0]?.detail ?? '', /^Wanted by “/, path);
      assert.ok(!existsSync(stage.path(path)), path);
    }
    const setting = { name: 'change_setting', arguments: { name: 'security.workspace.trust.enabled', value: false } };
    assert.match((await wanted('', setting)).results[0] ?? '', /^Error: /);
  });

  it('is told what its call came to: done, wrong, unknown, or only for people', async () => {
    const done = await wanted('', {
      name: 'change_lines',
      arguments: { how: 'duplicate', first_line: 1, last_line: 1 },
    });
    assert.match(done.results[0] ?? '', /^<data /);
    assert.match(
      (await wanted('', { name: 'go_to', arguments: { linee: 1 } })).results[0] ?? '',
      /^Error: bad-arguments/,
    );
    assert.match((await wanted('', { name: 'rm_rf', arguments: {} })).results[0] ?? '', /^Error: not-found/);
    assert.match(
      (await wanted('', { name: 'press_key', arguments: { key: 'enter' } })).results[0] ?? '',
      /^Error: not-found/,
    );
  });
});
