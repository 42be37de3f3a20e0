import assert from 'node:assert/strict';
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

describe('what was misheard', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let stage: Stage;
  let memory: Memory;

  beforeEach(() => {
    memory = new Memory();
    stage = new Stage({ 'a.ts': 'function total() {\n  ‸const sum = 1;\n  return sum;\n}\n' });
  });
  afterEach(() => stage.close());

  async function say(words: string): Promise<readonly Happening[]> {
    const scene = Scene.open(stage.editor);
    const chat = new ScriptedChatModel([]);
    const settings = settingsFrom({ 'aloud.commands.understand': 'grammar', 'aloud.speech.answers': 'never' });
    const parts = turnOf({ editor: stage.editor, parsers, grammar, memory, settings, chat });
    const told: Happening[] = [];
    const turn = { mode: 'command', said: { text: words }, scene, manner: 'asked' } as const;
    await runTurn(turn, parts, happening => told.push(happening), new AbortController().signal);
    scene?.dispose();
    return told;
  }

  it('is done as it was understood, and shown so', async () => {
    const told = await say('go to line too');
    const understood = told.find(({ event }) => event === 'understood');
    assert.deepEqual(understood, { event: 'understood', text: 'go to line two' });
  });

  it('is not said of what fits as it stands', async () => {
    const told = await say('go to line two');
    assert.equal(
      told.find(({ event }) => event === 'understood'),
      undefined,
    );
  });

  /** What was asked, by number. */
  async function askedFor(words: string): Promise<readonly string[]> {
    const told = await say(words);
    const asked = told.find(happening => happening.event === 'alternatives');
    assert.ok(asked?.event === 'alternatives' && asked.isQuestion);
    const answer = told.find(happening => happening.event === 'answer');
    assert.ok(answer?.event === 'answer');
    for (const [index, each] of asked.words.entries())
      assert.match(answer.text, new RegExp(`"${index + 1}" for: ${each}`));
    return asked.words;
  }

  function text(): string {
    return stage.text('a.ts');
  }

  it('is asked for by number where several come near, and nothing is done yet', async () => {
    stage.close();
    stage = new Stage({ 'a.ts': '‸let sail = 1;\nlet sale = 2;\nsail += sale;\n' });
    const before = text();
    assert.deepEqual((await askedFor('rename sayl to price')).toSorted(), [
      'rename sail to price',
      'rename sale to price',
    ]);
    assert.equal(text(), before);
  });

  for (const pick of ['by number', 'by place', 'by place and one', 'with a verb'] as const)
    it(`is done when it is picked ${pick}`, async () => {
      const number = (await askedFor('duplicate this war')).indexOf('duplicate this word');
      const said = {
        'by number': ['one', 'two', 'three'],
        'by place': ['the first', 'the second', 'the third'],
        'by place and one': ['the first one', 'the second one', 'the third one'],
        'with a verb': ['use one', 'use two', 'use three'],
      }[pick][number] as string;
      await say(said);
      assert.match(text(), /^ +const ?const sum = 1;$/m);
    });

  it('is no longer asked for when something else was said', async () => {
    await askedFor('duplicate this war');
    const before = text();
    await say('go to line three');
    await assert.rejects(say('one'));
    assert.equal(text(), before);
  });
});
