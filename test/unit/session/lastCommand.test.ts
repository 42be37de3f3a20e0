import assert from 'node:assert/strict';
import { undoTurn } from '../../../src/actions/run/journal.ts';
import { asAloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { type OwnCommand, OwnCommands } from '../../../src/grammar/own/ownCommands.ts';
import { Memory } from '../../../src/session/memory.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import type { ModeName } from '../../../src/session/turnEvents.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { ScriptedChatModel, type ScriptedReply } from '../../support/scriptedChatModel.ts';
import { Stage } from '../../support/stage.ts';
import { turnOf } from '../../support/turnOf.ts';

/** What is said of it can mean three things: to change “foo”, “foo to bar” or “foo to bar to baz”. */
const TEXT = 'zero\nfirst\n‸\nsecond\nfoo\nthird\nfourth\nfifth\nfoo to bar to baz\nlast\n';
const CHANGE = 'change foo to bar to baz to qux';

describe('what “repeat that” and “use two” stand for', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let stage: Stage;
  let memory: Memory;
  let offered: readonly string[];

  beforeEach(() => {
    stage = new Stage({ 'a.txt': TEXT });
    memory = new Memory();
    offered = [];
  });
  afterEach(() => stage.close());

  const tidy: OwnCommand = { say: ['tidy up'], does: { kind: 'snippet', text: '/**/' }, origin: 'home' };
  const text = () => stage.text('a.txt');
  const whole = () => [text(), stage.editor.documents.active()?.selections];

  /** A turn of a session that remembers. Resolves with the code of what failed. */
  async function say(words: string, mode: ModeName = 'command', replies: readonly ScriptedReply[] = []) {
    const scene = Scene.open(stage.editor);
    const chat = new ScriptedChatModel(replies);
    const order = replies.length > 0 ? 'grammar-first' : 'grammar';
    const settings = settingsFrom({ 'aloud.commands.understand': order, 'aloud.speech.answers': 'never' });
    const own = new OwnCommands([tidy]);
    const parts = turnOf({ editor: stage.editor, parsers, grammar, memory, own, settings, chat });
    offered = [];
    try {
      await runTurn(
        { mode, said: { text: words }, scene, manner: 'asked' },
        parts,
        happening => {
          if (happening.event === 'alternatives') offered = happening.words;
        },
        new AbortController().signal,
      );
      return undefined;
    } catch (thrown) {
      return asAloudError(thrown).code;
    } finally {
      scene?.dispose();
      chat.finish();
    }
  }

  it('is the last command', async () => {
    await say('go down');
    await say('delete line');
    assert.equal(await say('repeat that'), undefined);
    assert.equal(text(), TEXT.replace('‸', '').replace('second\nfoo\n', ''));
  });

  const others: readonly (readonly [what: string, say: () => Promise<unknown>])[] = [
    ['a dictation', () => say('five', 'dictate')],
    ['a comment', () => say('sums up', 'comment')],
    ['a dictation that fails', () => fails(() => say('five', 'dictate'))],
    ['an own command', () => say('tidy up')],
    ['a question', () => say('what is this', 'ask', [{ text: 'A number.' }])],
    ['an explanation', () => say('', 'explain', [{ text: 'A number.' }])],
    ['what a chat model did', () => say('make it nicer please', 'command', [{ text: 'It is nice.' }])],
    ['a command that fails', () => fails(() => say('go to line five'))],
  ];

  /** Nothing of the editor can be read any more. */
  async function fails(work: () => Promise<unknown>): Promise<void> {
    const { documents } = stage.editor;
    const edit = documents.edit.bind(documents);
    const select = documents.select.bind(documents);
    documents.edit = documents.select = () => Promise.reject(new Error('The editor is gone.'));
    try {
      assert.notEqual(await work(), undefined);
    } finally {
      Object.assign(documents, { edit, select });
    }
  }

  for (const [what, other] of others)
    it(`is not what was said before ${what}`, async () => {
      await say(CHANGE);
      assert.equal(offered.length, 2, 'it could mean something else');
      await other();
      const before = text();
      assert.equal(await say('use two'), 'nothing-understood');
      assert.equal(text(), before);
      assert.equal(await say('repeat that'), 'nothing-understood');
      assert.equal(text(), before);
    });

  it('is the command before, where what was said was not understood', async () => {
    await say('go down');
    await say('delete line');
    assert.equal(await say('blue seven hopefully maybe'), 'nothing-understood');
    assert.equal(await say('repeat that'), undefined);
    assert.equal(text(), TEXT.replace('‸', '').replace('second\nfoo\n', ''));
  });

  it('offers nothing otherwise once the turn was taken back on screen', async () => {
    await say('delete line');
    await say(CHANGE);
    await undoTurn(memory.journal, stage.editor);
    memory.last.undone();
    const before = text();
    assert.equal(await say('use two'), 'nothing-understood');
    assert.equal(text(), before, 'no earlier turn is taken back');
    assert.equal(await say('repeat that'), undefined);
  });

  it('goes back to where the first command began, also for a second other way', async () => {
    await say(CHANGE);
    await say('use three');
    const atOnce = whole();
    stage.close();
    stage = new Stage({ 'a.txt': TEXT });
    memory = new Memory();
    await say(CHANGE);
    await say('use two');
    assert.deepEqual(offered, ['change “foo to bar to baz” to “qux”'], 'what was taken is not offered again');
    assert.notDeepEqual(whole(), atOnce);
    await say('use two');
    assert.deepEqual(whole(), atOnce);
    assert.equal(await say('use two'), 'nothing-understood');
  });
});
