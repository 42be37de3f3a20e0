import assert from 'node:assert/strict';
import { AloudError, asAloudError } from '../../../src/common/errors.ts';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { Memory } from '../../../src/session/memory.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { ScriptedChatModel, type ScriptedReply } from '../../support/scriptedChatModel.ts';
import { Stage } from '../../support/stage.ts';
import { turnOf } from '../../support/turnOf.ts';

const TEXT = 'function total() {\n  ‸return 1;\n}\n';

describe('a reading that comes to nothing', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage({ 'a.ts': TEXT });
  });
  afterEach(() => stage.close());

  /** What a turn comes to: what the model was told, if it was asked, and what failed. */
  async function say(words: string, replies: readonly ScriptedReply[] | undefined) {
    const scene = Scene.open(stage.editor);
    const chat = new ScriptedChatModel(replies ?? []);
    const order = replies ? 'grammar-first' : 'grammar';
    const settings = settingsFrom({ 'aloud.commands.understand': order, 'aloud.speech.answers': 'never' });
    const parts = turnOf({ editor: stage.editor, parsers, grammar, memory: new Memory(), settings, chat });
    let error: ReturnType<typeof asAloudError> | undefined;
    try {
      await runTurn(
        { mode: 'command', said: { text: words }, scene, manner: 'asked' },
        parts,
        () => {},
        new AbortController().signal,
      );
    } catch (thrown) {
      error = asAloudError(thrown);
    } finally {
      scene?.dispose();
      chat.finish();
    }
    const asked = chat.requests.map(({ messages }) => String(messages.at(-1)?.content));
    return { error, asked };
  }

  it('goes on to the model, with what was tried', async () => {
    const { error, asked } = await say('open the quarterly report', [{ text: 'There is none.' }]);
    assert.equal(error, undefined);
    assert.equal(asked.length, 1);
    assert.match(
      asked[0] ?? '',
      /Tried already, and nothing was changed by it:\n<data [^>]*>\nopen .*quarterly report.*\n<\/data/,
    );
    assert.equal(stage.text('a.ts'), TEXT.replace('‸', ''));
  });

  it('is told where there is no model', async () => {
    const { error } = await say('open the quarterly report', undefined);
    assert.equal(error?.code, 'not-found');
    assert.match(error?.message ?? '', /quarterly report/);
  });

  it('is told what it lacks where what it points at is not there', async () => {
    const { error } = await say('delete the withdraw method', undefined);
    assert.equal(error?.code, 'nothing-understood');
    assert.match(error?.message ?? '', /^Nothing here is “the withdraw method”\.$/);
    assert.equal(error?.text, 'delete the withdraw method');
  });

  it('is told what it lacks where it was only begun', async () => {
    const { error } = await say('rename total to', undefined);
    assert.match(error?.message ?? '', /^“rename total to” is only the beginning of a command\. /);
  });

  it('is told what it lacks where what it would write does not fit', async () => {
    const { error } = await say('change total to five', undefined);
    assert.match(error?.message ?? '', /^What that would write does not fit here\.$/);
    assert.equal(stage.text('a.ts'), TEXT.replace('‸', ''));
  });

  it('is told of nothing to write where a question was asked of what is not there', async () => {
    const { error } = await say('who calls subdible', undefined);
    assert.match(error?.message ?? '', /^“who calls subdible” is no command/);
  });

  it('fails in nothing where nobody understands it and no chat model was ever set up', async () => {
    const missing = new AloudError({ code: 'no-key', message: asWritten('It wants a key.'), remedies: ['set-key'] });
    const { error } = await say('would it be nicer otherwise', [{ fails: missing }]);
    assert.deepEqual([error?.code, error?.remedies], ['nothing-understood', ['set-key']]);
    assert.match(error?.message ?? '', /^“would it be nicer otherwise” is no command .* no chat model to ask\.$/);
  });

  it('is an explanation where one is asked for: by the model, or an outline where there is none', async () => {
    const explained = await say('explain this function', [{ text: 'It gives one.' }]);
    assert.equal(explained.error, undefined);
    assert.match(explained.asked[0] ?? '', /Explain the selected code, or the function around the cursor/);
    const missing = new AloudError({ code: 'no-key', message: asWritten('It wants a key.') });
    const outlined = await say('explain this function', [{ fails: missing }]);
    assert.deepEqual([outlined.error, outlined.asked.length], [undefined, 1]);
  });

  it('goes nowhere where every word is the command itself', async () => {
    const { error, asked } = await say('undo that', []);
    assert.equal(error?.code, 'not-found');
    assert.deepEqual(asked, []);
  });
});
