import assert from 'node:assert/strict';
import { asAloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { Memory } from '../../../src/session/memory.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { Happening } from '../../../src/session/turnEvents.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { ScriptedChatModel } from '../../support/scriptedChatModel.ts';
import { Stage } from '../../support/stage.ts';
import { turnOf } from '../../support/turnOf.ts';

const CODE = 'function load(path) {\n  print(path);\n  ‸let count = 0;\n  print("b");\n}\n';

describe('an edit that may be about several things', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let stage: Stage;
  let memory: Memory;

  beforeEach(() => {
    memory = new Memory();
    stage = new Stage({ 'a.ts': CODE });
  });
  afterEach(() => stage.close());

  async function say(words: string, order = 'grammar'): Promise<readonly Happening[]> {
    const scene = Scene.open(stage.editor);
    const chat = new ScriptedChatModel([]);
    const settings = settingsFrom({ 'aloud.commands.understand': order, 'aloud.speech.answers': 'never' });
    const told: Happening[] = [];
    const turn = { mode: 'command', said: { text: words }, scene, manner: 'asked' } as const;
    const parts = turnOf({ editor: stage.editor, parsers, grammar, memory, settings, chat });
    try {
      await runTurn(turn, parts, happening => told.push(happening), new AbortController().signal);
    } finally {
      scene?.dispose();
      chat.finish();
    }
    return told;
  }

  const text = () => stage.text('a.ts');
  const before = CODE.replace('‸', '');
  const marked = () => stage.editor.screen.marks.map(({ number, range }) => [number, range.start.line]);
  const answer = (told: readonly Happening[]) => told.find(happening => happening.event === 'answer');
  const fails = (words: string) =>
    say(words).then(
      () => undefined,
      (thrown: unknown) => asAloudError(thrown).code,
    );

  for (const order of ['grammar', 'grammar-first'])
    it(`is asked by number, with line and text, and nothing is done (${order})`, async () => {
      const told = await say('delete the print', order);
      const asked = told.find(happening => happening.event === 'alternatives');
      assert.ok(asked?.event === 'alternatives' && asked.isQuestion);
      assert.deepEqual(asked.words, ['line 2: print(path)', 'line 4: print("b")']);
      const { text: question = '' } = { ...answer(told) } as { text?: string };
      assert.match(question, /"1" for: line 2: print\(path\).*"2" for: line 4: print\("b"\)/s);
      assert.equal(text(), before);
    });

  it('shows the numbers where they stand', async () => {
    await say('delete the print');
    assert.deepEqual(marked(), [
      [1, 1],
      [2, 3],
    ]);
  });

  it('tells the lines where the things themselves look alike', async () => {
    stage.close();
    stage = new Stage({ 'a.ts': 'use(size, 1);\n‸\nuse(size, 2);\n' });
    const told = await say('change size to length');
    const asked = told.find(happening => happening.event === 'alternatives');
    assert.deepEqual(asked?.event === 'alternatives' && asked.words, [
      'line 1: use(size, 1);',
      'line 3: use(size, 2);',
    ]);
  });

  for (const pick of [
    'two',
    'the second',
    'number two',
    'use two',
    'the second one',
    'option 2',
    'line four',
    'the one in line 4',
    'Too.',
    'Used to.',
    'number to',
  ])
    it(`is done to the one that is picked: “${pick}”`, async () => {
      await say('delete the print');
      await say(pick);
      assert.equal(text(), before.replace('  print("b");\n', ''));
      assert.deepEqual(marked(), []);
      assert.deepEqual(memory.said.offers, [], 'it is asked no more');
    });

  it('is done to the other one when that is picked, and taken back as any other', async () => {
    await say('delete the print');
    await say('one');
    assert.equal(text(), before.replace('  print(path);\n', ''));
    await say('undo that');
    assert.equal(text(), before);
  });

  it('is another command where nothing that was offered stands in the line', async () => {
    await say('delete the print');
    await say('line five');
    assert.equal(text(), before);
    assert.equal(stage.editor.documents.active()?.selections[0]?.active.line, 4);
  });

  for (const none of ['none', 'none of these', 'cancel', 'never mind', 'no', 'forget it'])
    it(`is dropped when none is meant: “${none}”`, async () => {
      await say('delete the print');
      const told = await say(none);
      assert.match(JSON.stringify(answer(told)), /nothing was done/);
      assert.equal(text(), before);
      assert.deepEqual(marked(), []);
      await assert.rejects(say('one'));
      assert.equal(text(), before);
    });

  it('is forgotten when something else is said, which is done', async () => {
    await say('delete the print');
    await say('rename path to source');
    assert.match(text(), /load\(source\)/);
    assert.deepEqual(marked(), []);
    assert.equal(await fails('one'), 'nothing-understood');
    assert.match(text(), /print\(source\);\n {2}let count = 0;\n {2}print\("b"\)/);
  });

  it('takes what stands beside the numbers for what it says', async () => {
    await say('delete the print');
    await say('duplicate two');
    assert.equal(text().split('print("b")').length, 3);
    assert.deepEqual(marked(), []);
  });

  it('leaves numbers that were asked for since', async () => {
    await say('delete the print');
    await say('show marks');
    assert.ok(marked().length > 2);
  });

  it('is not done where the file has changed meanwhile', async () => {
    await say('delete the print');
    const { path, version } = await stage.editor.documents.read(stage.path('a.ts'));
    const at = { line: 0, character: 0 };
    const edits = [{ range: { start: at, end: at }, newText: '// x\n' }];
    await stage.editor.documents.edit([{ path, version, edits }], { join: false });
    const changed = text();
    assert.equal(await fails('two'), 'document-changed');
    assert.equal(text(), changed);
  });

  it('is not undone by “none” once it was done', async () => {
    await say('delete the print');
    await say('two');
    const done = text();
    assert.equal(await fails('none'), 'nothing-understood');
    assert.equal(text(), done);
  });
});
