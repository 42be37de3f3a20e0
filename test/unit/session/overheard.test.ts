import assert from 'node:assert/strict';
import type { Manner } from '../../../src/actions/gate/rules.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { ScriptedChatModel, type ScriptedReply } from '../../support/scriptedChatModel.ts';
import { Stage } from '../../support/stage.ts';
import { turnOf } from '../../support/turnOf.ts';

const CODE = Array.from({ length: 12 }, (_, i) => `const value${i} = compute(${i});\n`).join('');

describe('A61: a turn that nobody has asked for by a key', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let stage: Stage;
  let ran: string[];

  beforeEach(() => {
    ran = [];
    stage = new Stage(
      { 'a.ts': `‸${CODE}` },
      {
        commands: Object.fromEntries(
          ['workbench.action.closeActiveEditor', 'workbench.action.files.saveAll'].map(id => [
            id,
            () => void ran.push(id),
          ]),
        ),
      },
    );
  });

  afterEach(() => stage.close());

  /** What was asked on screen, and answered no, while something was said. */
  async function said(text: string, manner: Manner, replies?: readonly ScriptedReply[]): Promise<readonly string[]> {
    const scene = Scene.open(stage.editor);
    const before = stage.editor.questions.length;
    const order = replies ? 'chat' : 'grammar';
    const parts = turnOf({
      editor: stage.editor,
      parsers,
      grammar,
      settings: settingsFrom({ 'aloud.commands.understand': order, 'aloud.speech.answers': 'never' }),
      chat: new ScriptedChatModel(replies ?? []),
    });
    const about = { mode: 'command', said: { text }, scene, manner } as const;
    await runTurn(about, parts, () => {}, new AbortController().signal).catch((thrown: { code?: string }) => {
      if (thrown.code !== 'refused') throw thrown;
    });
    scene?.dispose();
    return stage.editor.questions.slice(before).map(({ detail }) => detail);
  }

  for (const words of ['delete lines one to twelve', 'save', 'save all', 'close window'])
    it(`asks about “${words}”, and shows what was heard`, async () => {
      const [asked] = await said(words, 'hands-free');
      assert.match(asked ?? '', new RegExp(`^Heard: “${words}”`));
      assert.equal(stage.text('a.ts'), CODE);
      assert.deepEqual(ran, []);
    });

  it('asks about what a chat model makes of it', async () => {
    const lines = { name: 'delete_text', arguments: { first_line: 1, last_line: 12 } };
    const replies = [{ calls: [lines, { name: 'save_file', arguments: {} }] }, { text: 'You said no.' }];
    const [asked, ...more] = await said('get rid of all that', 'hands-free', replies);
    assert.match(asked ?? '', /^Heard: “get rid of all that”/);
    assert.deepEqual(more, [], 'what comes after it is not tried');
    assert.equal(stage.text('a.ts'), CODE);
  });

  it('does at once what one word takes back', async () => {
    assert.deepEqual(await said('delete line two', 'hands-free'), []);
    assert.doesNotMatch(stage.text('a.ts'), /value1 /);
    assert.deepEqual(await said('undo', 'hands-free'), []);
    assert.equal(stage.text('a.ts'), CODE);
  });

  it('asks nothing of the kind after a key', async () => {
    assert.deepEqual(await said('delete lines one to twelve', 'asked'), []);
    assert.equal(stage.text('a.ts').trim(), '');
  });
});
