import assert from 'node:assert/strict';
import { mock } from 'node:test';
import * as z from 'zod/mini';
import type { Action } from '../../../../src/actions/action.ts';
import { CATALOGUE } from '../../../../src/actions/catalogue.ts';
import { defineAction } from '../../../../src/actions/define.ts';
import { accessFor } from '../../../../src/actions/run/access.ts';
import type { WrittenCall } from '../../../../src/actions/run/calls.ts';
import { Runner } from '../../../../src/actions/run/runner.ts';
import { TimeLimit } from '../../../../src/actions/run/timeLimit.ts';
import type { AloudError } from '../../../../src/common/errors.ts';
import { silentLog } from '../../../../src/common/log.ts';
import { position, range } from '../../../../src/editor/position.ts';
import { asWritten } from '../../../../src/messages/message.ts';
import { english } from '../../../../src/messages/text.ts';
import { ALL_OPEN } from '../../../support/exchange.ts';
import { Stage, type StageOptions } from '../../../support/stage.ts';

const PACKAGE = '{\n  "scripts": {}\n}\n';
/** Long enough that a call without a pause would have been given up. */
const THINKING_MS = 300;
const PATIENCE_MS = 100;

describe('the runner', () => {
  let stage: Stage;

  afterEach(() => stage.close());

  function open(files: Readonly<Record<string, string>>, options: StageOptions = {}): void {
    stage = new Stage(files, options);
  }

  function runner(more: { actions?: readonly Action[]; patienceMs?: number; mayChange?: boolean } = {}): Runner {
    const { actions = CATALOGUE, patienceMs, mayChange = true } = more;
    return new Runner({
      exchange: stage.exchange,
      by: 'model',
      actions,
      situation: { ...ALL_OPEN, mayChange },
      log: silentLog,
      limits: patienceMs === undefined ? {} : { patienceMs },
    });
  }

  /** What a model is told of the calls of one reply, without the fence. */
  async function reply(...calls: readonly (readonly [name: string, given: object])[]): Promise<readonly string[]> {
    const written = calls.map(
      ([name, given], i): WrittenCall => ({ id: `c${i}`, name, arguments: JSON.stringify(given) }),
    );
    const results = await runner().reply({ calls: written, nameless: new Set(), isWhole: true }, text => text);
    assert.deepEqual(
      results.map(({ callId }) => callId),
      written.map(({ id }) => id),
    );
    return results.map(({ content }) => content);
  }

  function action(run: (access: Parameters<Action['run']>[1], signal: AbortSignal) => Promise<string>): Action {
    return defineAction({
      name: 'made',
      description: 'Made.',
      risk: 'edits',
      needs: [],
      input: z.strictObject({}),
      run: async (_input, access, signal) => asWritten(await run(access, signal)),
    }) as Action;
  }

  describe('tells the model the lines as they are now', () => {
    it('around an edit, with their numbers, tabs and indentation', async () => {
      open({ 'a.go': 'func run() {\n\tif ok {\n\t\tstart(1)\n\t}\n}\n‸' });
      const [told] = await reply(['replace_text', { find: 'start(1)', replace: 'start(2)\n\t\tstop()' }]);
      assert.equal(
        told,
        'Replaced "start(1)" in line 3.\na.go now:\n2| \tif ok {\n3| \t\tstart(2)\n4| \t\tstop()\n5| \t}',
      );
    });

    it('of several edits of a reply, as they are when all are done', async () => {
      open({ 'a.ts': `${Array.from({ length: 20 }, (_, i) => `line${i + 1}`).join('\n')}‸` });
      await stage.run('read_file');
      const told = await reply(
        ['replace_text', { find: 'line15', replace: 'fifteen' }],
        ['insert_text', { text: 'new1\nnew2', where: 'line_above', line: 3 }],
        ['delete_text', { first_line: 6, last_line: 7 }],
      );
      assert.match(told[0] ?? '', /\n14\| line14\n15\| fifteen\n16\| line16$/);
      assert.match(told[1] ?? '', /a\.ts now:\n2\| line2\n3\| new1\n4\| new2\n5\| line3\n/);
      assert.match(told[2] ?? '', /\n7\| line5\n8\| line8\n9\| line9$/);
      const lines = stage.text('a.ts').split('\n');
      for (const [, number, text] of told.join('\n').matchAll(/^(\d+)\| (.*)$/gm))
        assert.equal(lines[Number(number) - 1], text);
    });

    it('file by file, and counts what there is no room for', async () => {
      open({ 'a.ts': `‸${'let value = 1;\n'.repeat(1000)}`, 'b.ts': 'value' });
      const [told] = await reply([
        'apply_edits',
        {
          edits: [
            { first_line: 1, text: 'first' },
            { first_line: 900, text: 'later' },
            { file: 'b.ts', find: 'value', replace: 'other' },
          ],
        },
      ]);
      assert.match(
        told ?? '',
        /a\.ts now:\n1\| first\n2\| let value = 1;\n…\n899\| let value = 1;\n900\| later\n901\|/,
      );
      assert.match(told ?? '', /b\.ts now:\n1\| other$/);
      const [all] = await reply(['replace_text', { find: 'value = 1', replace: 'x', all: true }]);
      assert.ok((all?.length ?? 0) < 9000, `${all?.length}`);
      assert.match(all ?? '', /more places left out; read_file shows them\)$/);
    });

    it('of a command whose edits nobody knows', async () => {
      open(
        { 'a.ts': 'one\ntwo‸\nthree\n' },
        {
          commands: {
            redo: () => stage.editor.type(stage.path('a.ts'), position(1, 3), '!\nmore'),
          },
        },
      );
      const [told] = await reply(['run_command', { command: 'redo' }]);
      assert.match(told ?? '', /a\.ts now:\n1\| one\n2\| two!\n3\| more\n4\| three/);
    });

    it('F20: as its edits have left them, with a word of what the user has typed since', async () => {
      open({ 'a.ts': 'one\ntwo\nthree‸\n' });
      const typing = action(async ({ view, hands }) => {
        const document = await view.documents.read();
        await hands.text.edit(document.path, [{ range: range(1, 0, 1, 3), newText: 'TWO' }], document.version);
        stage.editor.type(document.path, position(0, 0), 'typed\n');
        const now = await view.documents.read();
        await hands.text.edit(document.path, [{ range: range(3, 0, 3, 5), newText: 'THREE' }], now.version);
        return 'Done.';
      });
      stage.exchange.seen.saw(await stage.editor.documents.read(stage.path('a.ts')));
      const [result] = await runner({ actions: [typing] }).reply(
        { calls: [{ id: 'c', name: 'made', arguments: '{}' }], nameless: new Set(), isWhole: true },
        text => text,
      );
      assert.match(result?.content ?? '', /The user has typed in a\.ts meanwhile: read it again/);
      assert.match(result?.content ?? '', /3\| TWO\n4\| THREE/);
    });

    it('and the same to nobody else: the user is told one short sentence', async () => {
      open({ 'a.ts': 'one‸\n' });
      const { forUser } = await stage.report('replace_text', { find: 'one', replace: 'two\nthree' });
      assert.equal(forUser, 'Replaced "one" in line 1.');
    });
  });

  it('reads in the middle of a reply without moving what its other calls count by', async () => {
    open({ 'a.ts': 'a\nb\nc\nd‸\n' });
    await stage.run('read_file');
    await reply(['delete_text', { first_line: 1 }], ['read_file', {}], ['delete_text', { first_line: 3 }]);
    assert.equal(stage.text('a.ts'), 'b\nd\n');
    await reply(['delete_text', { first_line: 2 }]);
    assert.equal(stage.text('a.ts'), 'b\n');
  });

  it('F6: takes null for left out, at any depth, and says of a list what is wrong in it', async () => {
    open({ 'a.ts': 'one\ntwo‸\n' });
    const edit = {
      file: null,
      find: 'one',
      replace: '1',
      near_line: null,
      first_line: null,
      last_line: null,
      text: null,
    };
    const [told] = await reply(['apply_edits', { edits: [edit] }]);
    assert.match(told ?? '', /^Made 1 edit in 1 file\./);
    const [wrong] = await reply(['apply_edits', { edits: [null] }]);
    assert.match(wrong ?? '', /^Error: bad-arguments\n.*edits\.0 must be of type object/);
  });

  it('says why a call makes no sense now', async () => {
    open({ 'a.ts': 'one‸\n' });
    await assert.rejects(runner({ mayChange: false }).call('insert_text', { text: 'x' }), {
      code: 'bad-arguments',
      message: /cannot be used now: the user has only asked something/,
    });
    assert.equal(stage.text('a.ts'), 'one\n');
  });

  it('tells a person in short what went wrong, and the model what to do otherwise', async () => {
    open({ 'a.ts': 'one‸\n' });
    const wrong: readonly (readonly [name: string, given: object, says: string, forModel: RegExp])[] = [
      [
        'insert_text',
        { txt: 'x' },
        'The arguments of insert_text are wrong.',
        /no argument txt; there are text, where/,
      ],
      ['go_to', {}, 'It is not clear what is meant.', /^go_to needs exactly one of line, symbol; none/],
      ['replace_text', { find: 'two', replace: '' }, `"two" does not stand in ${stage.path('a.ts')}.`, /Read the file/],
      ['replace_text', { replace: '' }, 'Nothing is selected.', /give find, or use insert_text/],
      ['insert_txt', { text: 'x' }, 'There is no action "insert_txt".', /the likeliest first: insert_text, /],
    ];
    for (const [name, given, says, forModel] of wrong)
      await assert.rejects(runner().call(name, given), (thrown: AloudError) => {
        assert.equal(english(thrown.says), says);
        assert.match(thrown.message, forModel);
        return true;
      });
  });

  it('is one undo over several replies', async () => {
    open({ 'a.ts': 'one‸\n', 'b.ts': 'two\n' });
    await reply(['replace_text', { find: 'one', replace: '1' }]);
    await reply(['replace_text', { file: 'b.ts', find: 'two', replace: '2' }]);
    await reply(['replace_text', { find: '1', replace: 'I' }], ['create_file', { file: 'c.ts', text: 'x' }]);
    await stage.run('undo_turn');
    assert.deepEqual([stage.text('a.ts'), stage.text('b.ts')], ['one\n', 'two\n']);
    await stage.fails('not-found', 'read_file', { file: 'c.ts' });
  });

  describe('F8: an action that hangs', () => {
    afterEach(() => mock.timers.reset());

    it('is stopped; its late result is dropped and its late edits do nothing', async () => {
      open({ 'a.ts': 'one‸\n' });
      let release = (): void => {};
      const held = new Promise<void>(resolve => {
        release = resolve;
      });
      let hang = (): void => {};
      const hangs = new Promise<void>(resolve => {
        hang = resolve;
      });
      let late: Promise<unknown> = Promise.resolve();
      let signalled = false;
      const slow = action(async ({ view, hands }, signal) => {
        signal.addEventListener('abort', () => {
          signalled = true;
        });
        const document = await view.documents.read();
        late = held.then(() =>
          hands.text.edit(document.path, [{ range: range(0, 0, 0, 0), newText: 'late ' }], document.version),
        );
        late.catch(() => {});
        hang();
        await late;
        return 'Late.';
      });
      mock.timers.enable({ apis: ['setTimeout'] });
      const call = assert.rejects(runner({ actions: [slow], patienceMs: 1000 }).call('made', {}), {
        code: 'timed-out',
        message: /made took longer than 1 seconds/,
      });
      await hangs;
      mock.timers.tick(999);
      assert.equal(signalled, false);
      mock.timers.tick(1);
      await call;
      assert.equal(signalled, true);
      release();
      await assert.rejects(late, { code: 'timed-out' });
      assert.equal(stage.text('a.ts'), 'one\n');
    });

    it('cannot act after it has ended either, by no hand, nor commit', async () => {
      open({ 'a.ts': 'one‸\n' }, { answer: true });
      let kept: Parameters<Action['run']>[1] | undefined;
      const leaky = action(async access => {
        kept = access;
        return 'Done.';
      });
      await runner({ actions: [leaky] }).call('made', {});
      const { hands, view } = kept ?? assert.fail();
      for (const late of [
        () => hands.text.edit(stage.path('a.ts'), [{ range: range(0, 0, 0, 0), newText: 'x' }], 1),
        () => hands.text.undo(),
        () => hands.files.create('b.ts', ''),
        () => hands.files.save(stage.path('a.ts')),
        () => hands.places.open(stage.path('a.ts')),
        () => hands.programs.runInTerminal('ls', AbortSignal.timeout(1000)),
        () => hands.workbench.run({ id: 'x' }),
        () => hands.versionControl.commit('late'),
        () => view.documents.read(),
      ])
        await assert.rejects(async () => late(), { code: 'cancelled' }, String(late));
      assert.deepEqual(stage.edited, []);
      assert.deepEqual(stage.editor.questions, []);
    });

    const asking: readonly (readonly [string, string, object])[] = [
      ['an edit', 'replace_text', { file: 'package.json', find: '{}', replace: '{"a": "b"}' }],
      ['edits of several files', 'apply_edits', { edits: [{ file: 'package.json', find: '{}', replace: '[]' }] }],
      ['a file outside', 'read_file', { file: '../outside.txt' }],
      ['a new file', 'create_file', { file: '.npmrc', text: 'x' }],
      ['another name', 'rename_file', { file: 'b.ts', new_path: 'Makefile' }],
      ['a deletion', 'delete_file', { file: 'b.ts' }],
      ['saving', 'save_file', { file: 'package.json' }],
      ['a program', 'run_in_terminal', { command: 'ls' }],
      ['a command', 'run_command', { command: 'run_build_task' }],
      ['a setting', 'change_setting', { setting: 'editor.fontSize', value: '20' }],
      ['a preview', 'insert_text', { text: 'x\n'.repeat(500) }],
    ];
    for (const [what, name, given] of asking)
      it(`is not one while the user is asked about ${what}: the clock stands still`, async () => {
        open(
          { 'a.ts': 'one‸\n', 'b.ts': 'two\n', 'package.json': PACKAGE },
          {
            answer: true,
            commands: { 'workbench.action.tasks.build': () => {} },
            editor: {
              shell: async () => ({ exitCode: 0, output: '' }),
              preview: async changes => changes.map(({ path }) => path),
            },
          },
        );
        stage.editor.files.write(`${stage.folder.replace(/workspace$/, '')}outside.txt`, 'text');
        let pauses = 0;
        const pause = <T>(asked: Promise<T>): Promise<T> => {
          pauses++;
          return asked;
        };
        const { signal } = new AbortController();
        const made = CATALOGUE.find(each => each.name === name) ?? assert.fail(name);
        await made.run(made.parse(given), accessFor(stage.exchange, 'model', { signal, pause }), signal);
        assert.equal(pauses, 1);
      });

    it('is none that waits longer for the user than it has time', async () => {
      const limit = new TimeLimit('made', PATIENCE_MS, new AbortController().signal);
      const asked = limit.race(() => limit.pause(new Promise(resolve => setTimeout(resolve, THINKING_MS, 'yes'))));
      assert.equal(await asked, 'yes');
    });

    it('is stopped if it hangs after the user was asked', async () => {
      open({ 'a.ts': 'one‸\n' }, { answer: true, editor: { shell: async () => ({ exitCode: 0, output: '' }) } });
      const hangs = action(async ({ hands }, signal) => {
        await hands.programs.runInTerminal('ls', signal);
        return new Promise(() => {});
      });
      await assert.rejects(runner({ actions: [hangs], patienceMs: 20 }).call('made', {}), { code: 'timed-out' });
    });

    it('takes its question off the screen when it ends', async () => {
      let taken: AbortSignal | undefined;
      open({ 'a.ts': 'one‸\n' });
      const { confirm } = stage.editor.asking;
      stage.editor.asking.confirm = (question, signal) => {
        taken = signal;
        return confirm.call(stage.editor.asking, question, signal);
      };
      await assert.rejects(runner().call('run_in_terminal', { command: 'ls' }), { code: 'refused' });
      assert.equal(taken?.aborted, true);
    });
  });
});
