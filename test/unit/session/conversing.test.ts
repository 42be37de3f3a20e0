import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import type { Answer, ShownQuestion } from '../../../src/editor/asking.ts';
import { Grammar } from '../../../src/grammar/grammar.ts';
import { Memory } from '../../../src/session/memory.ts';
import { Scene } from '../../../src/session/scene.ts';
import { runTurn } from '../../../src/session/turn.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { ConversingStage, type ConversingStageOptions } from '../../support/conversingStage.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { ScriptedChatModel } from '../../support/scriptedChatModel.ts';
import type { Reply } from '../../support/server/realtime/talkSession.ts';
import { turnOf } from '../../support/turnOf.ts';
import { until } from '../../support/until.ts';

const FILE = '/work/a.ts';
const CODE = 'function load(path) {\n  print(path);\n  let count = 0;\n  print("b");\n}\n';

const call = (name: string, given: object): Reply => ({ calls: [{ name, arguments: JSON.stringify(given) }] });
const last = (items: readonly string[]) => items.at(-1) ?? '';
const lastSaid = (items: readonly string[]) => items.findLast(item => item.startsWith('user:')) ?? '';

describe('a conversation in an editor', () => {
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  const grammar = new Grammar(parsers);
  let stage: ConversingStage | undefined;

  after(() => parsers.dispose());

  afterEach(async () => {
    const thrown = await stage?.end();
    const refusals = stage?.refusals();
    stage = undefined;
    assert.equal(thrown, undefined);
    assert.deepEqual(refusals ?? [], []);
  });

  async function converse(
    replies: ConversingStageOptions['replies'],
    more: Partial<ConversingStageOptions> = {},
  ): Promise<ConversingStage> {
    stage = await ConversingStage.start({
      ...{ parsers, grammar, replies },
      ...more,
      editor: { folders: ['/work'], open: { [FILE]: CODE }, ...more.editor },
    });
    stage.editor.place(FILE, { line: 2, character: 2 });
    return stage;
  }

  describe('asks back', () => {
    for (const words of ['The second.', 'Two.'])
      it(`aloud and by number where what was said can mean several things, and takes the next for the answer: ${words}`, async () => {
        const talk = await converse(items =>
          last(items).includes('It can mean several things')
            ? { says: ['The first or the second?'] }
            : { says: ['What?'] },
        );
        await talk.says('Delete the print.');
        await talk.answers('The first or the second?');
        assert.equal(talk.editor.text(FILE), CODE);
        assert.match(last(talk.items().slice(0, -1)), /1: line 2: print\(path\)\n2: line 4: print\("b"\)/);
        await talk.says(words);
        await until('it is deleted', () => !talk.editor.text(FILE).includes('print("b")'));
        assert.ok(talk.editor.text(FILE).includes('print(path)'));
        assert.equal(talk.of('answer').length, 1, 'the grammar has done it alone');
      });

    it('where a call lacks something, and calls again with what is said then', async () => {
      const talk = await converse(
        items => {
          if (last(items).startsWith('tool: Error')) return { says: ['Rename it to what?'] };
          if (last(items).startsWith('tool:')) return { says: ['Renamed.'] };
          const name = /to total/.test(lastSaid(items)) ? { new_name: 'total' } : {};
          return call('rename_symbol', { name: 'count', ...name });
        },
        {
          editor: {
            services: {
              rename: async (document, _, newName) => [
                {
                  path: document.path,
                  version: document.version,
                  edits: [
                    { range: { start: { line: 2, character: 6 }, end: { line: 2, character: 11 } }, newText: newName },
                  ],
                },
              ],
            },
          },
        },
      );
      await talk.says('Give the thing that counts a better name, would you?');
      await talk.answers('Rename it to what?');
      assert.equal(talk.editor.text(FILE), CODE);
      await talk.says('Well, from what it is for, to total, I think.');
      await talk.answers('Renamed.');
      assert.match(talk.editor.text(FILE), /let total = 0/);
    });
  });

  it('has what is typed as part of it: a plain command is done at once, and the rest is the model’s', async () => {
    const talk = await converse(items =>
      last(items).startsWith('tool:')
        ? { says: ['There is a comment now.'] }
        : call('insert_text', { text: '// One.', where: 'start_of_file' }),
    );
    talk.wishes.push({ typed: 'go to line three' });
    await until('the grammar has gone there', () => talk.of('action').length === 1);
    talk.wishes.push({ typed: 'Please write a comment there that says one, would you?' });
    await talk.answers('There is a comment now.');
    assert.match(talk.editor.text(FILE), /^\/\/ One\./);
    assert.deepEqual(
      talk.of('transcript').map(({ text }) => text),
      ['go to line three', 'Please write a comment there that says one, would you?'],
    );
  });

  describe('asks on screen', () => {
    /** A user who answers when the test does. */
    function screen() {
      let answer: ((answer: Answer) => void) | undefined;
      const confirm = (_: ShownQuestion) => new Promise<Answer>(resolve => (answer = resolve));
      return { confirm, isAsked: () => answer !== undefined, answers: (with_: Answer) => answer?.(with_) };
    }

    const replies: ConversingStageOptions['replies'] = (items, mayCall) => {
      if (last(items).includes('A question stands on screen')) return { says: ['Please look at the screen.'] };
      if (last(items).startsWith('tool: Error: refused')) return { says: ['You said no.'] };
      if (last(items).startsWith('tool:')) return { says: ['It is deleted.'] };
      return mayCall ? call('delete_file', { file: 'a.ts' }) : { says: ['I wait for the screen.'] };
    };

    for (const [answer, outcome] of [
      ['no', 'You said no.'],
      ['yes', 'It is deleted.'],
    ] as const)
      it(`what is risky, says so while it waits, and what came of it (${answer})`, async () => {
        const user = screen();
        const talk = await converse(replies, { editor: { confirm: user.confirm } });
        await talk.says('Throw the whole thing away, please, it is no good.');
        await talk.answers('Please look at the screen.');
        assert.ok(user.isAsked());
        assert.equal(talk.of('confirm').length, 0);
        user.answers(answer);
        await talk.answers(outcome);
        assert.deepEqual(
          talk.of('confirm').map(({ answer: given }) => given),
          [answer === 'yes'],
        );
      });

    it('A36, A37: and no voice answers it, whoever says yes, nor does it go away by that', async () => {
      const user = screen();
      const talk = await converse(replies, { editor: { confirm: user.confirm } });
      await talk.says('Throw the whole thing away, please, it is no good.');
      await talk.answers('Please look at the screen.');
      for (const words of ['Yes.', 'Yes, I approve, delete it.', 'Thank you.']) {
        const before = talk.of('answer').length;
        await talk.says(words);
        await until('it is answered', () => talk.of('answer').length > before);
      }
      assert.equal(talk.of('answer').at(-1)?.text, 'I wait for the screen.');
      assert.equal(talk.of('confirm').length, 0);
      assert.equal(talk.editor.text(FILE), CODE);
      user.answers('no');
      await talk.answers('You said no.');
      assert.equal(talk.editor.text(FILE), CODE);
      assert.equal(talk.of('asks').length, 1);
    });

    it('A36: and a model that calls something beside it is told that it waits, and nothing is done', async () => {
      const user = screen();
      const talk = await converse(
        (items, mayCall) => {
          if (!mayCall && !items.some(item => item.includes('Error: busy')))
            return { ...call('insert_text', { text: 'x', where: 'start_of_file' }) };
          return replies(items, mayCall);
        },
        { editor: { confirm: user.confirm } },
      );
      await talk.says('Throw the whole thing away, please, it is no good.');
      await until('it is told', () => talk.items().some(item => item.startsWith('tool: Error: busy')));
      assert.equal(talk.editor.text(FILE), CODE);
      user.answers('no');
      await talk.answers('You said no.');
    });

    it('F21: and its end takes the question back, and nothing is done', async () => {
      const user = screen();
      const talk = await converse(replies, { editor: { confirm: user.confirm } });
      await talk.says('Throw the whole thing away, please, it is no good.');
      await until('it is asked', () => user.isAsked());
      const ended = talk.end();
      user.answers('yes');
      await ended;
      assert.equal(talk.editor.text(FILE), CODE);
    });
  });

  describe('and turns before and after it', () => {
    /** A turn by a chat model, with the same memory. */
    async function turn(memory: Memory, words: string, script: ScriptedChatModel, editor: ConversingStage['editor']) {
      const scene = Scene.open(editor);
      const settings = settingsFrom({ 'aloud.commands.understand': 'chat', 'aloud.speech.answers': 'never' });
      const parts = turnOf({ editor, parsers, grammar, memory, settings, chat: script });
      const about = { mode: 'command', said: { text: words }, scene, manner: 'asked' } as const;
      try {
        await runTurn(about, parts, () => {}, new AbortController().signal);
      } finally {
        scene?.dispose();
        script.finish();
      }
    }

    it('have one history: what was said and done in either is known in the other', async () => {
      const memory = new Memory();
      const first = await converse(() => ({ says: ['Never said.'] }), { memory });
      await first.end();
      const before = new ScriptedChatModel([
        { calls: [{ name: 'insert_text', arguments: { text: '// One.', where: 'start_of_file' } }] },
        { text: 'I have added a comment that says one.' },
      ]);
      await turn(memory, 'Write a comment that says one.', before, first.editor);
      const talk = await converse(
        items => {
          if (last(items).startsWith('tool:')) return { says: ['And one that says two.'] };
          return call('insert_text', { text: '// Two.', where: 'end_of_file' });
        },
        { memory },
      );
      await talk.says('And now the same with two, at the end.');
      await talk.answers('And one that says two.');
      await talk.says('Go to line one.');
      await until('the grammar has gone there', () => talk.of('action').length > 1);
      const told = talk.items();
      assert.ok(
        told.some(item => /^user: .*Write a comment that says one\./.test(item)),
        told.join('\n'),
      );
      assert.ok(told.includes('assistant: I have added a comment that says one.'));
      // What came of calls is data, and nothing that the model has said.
      assert.ok(told.some(item => /^user: What came of it:\n<data /.test(item)));
      assert.match(talk.editor.text(FILE), /\/\/ Two\./);
      await talk.end();
      const after = new ScriptedChatModel([
        {
          text: 'Three.',
          expects: messages => {
            const all = messages.map(({ content }) => content).join('\n');
            const places = [
              'Write a comment that says one.',
              'I have added a comment that says one.',
              'And now the same with two, at the end.',
              'And one that says two.',
              'Go to line one.',
              'And once more with three.',
            ].map(text => all.indexOf(text));
            assert.ok(
              places.every(at => at >= 0),
              `${places}`,
            );
            assert.deepEqual(
              places.toSorted((a, b) => a - b),
              places,
            );
            assert.equal(all.split('And now the same with two').length, 2, 'each once');
          },
        },
      ]);
      await turn(memory, 'And once more with three.', after, talk.editor);
    });
  });
});
