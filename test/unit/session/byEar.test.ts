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

  beforeEach(() => {
    stage = new Stage({ 'a.ts': 'function total() {\n  ‸const sum = 1;\n  return sum;\n}\n' });
  });
  afterEach(() => stage.close());

  async function say(words: string): Promise<readonly Happening[]> {
    const scene = Scene.open(stage.editor);
    const chat = new ScriptedChatModel([]);
    const settings = settingsFrom({ 'aloud.commands.understand': 'grammar', 'aloud.speech.answers': 'never' });
    const parts = turnOf({ editor: stage.editor, parsers, grammar, memory: new Memory(), settings, chat });
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
});
