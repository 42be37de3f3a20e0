import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { SessionApprovals } from '../../../../../src/actions/gate/approvals.ts';
import { Bookmarks } from '../../../../../src/actions/run/bookmarks.ts';
import { Journal } from '../../../../../src/actions/run/journal.ts';
import { Trail } from '../../../../../src/actions/run/trail.ts';
import { Stage, type StageOptions } from '../../../../support/stage.ts';

const FILES = { 'a.ts': 'one\ntwo\nthree\n‸', 'b.ts': '  four\n  five\n' };

describe('applying several edits', () => {
  let stage: Stage;

  const open = (files: Readonly<Record<string, string>> = FILES, options: StageOptions = {}): Stage => {
    stage = new Stage(files, options);
    return stage;
  };
  const texts = (): readonly string[] => [stage.text('a.ts'), stage.text('b.ts')];
  const apply = (...edits: readonly object[]): Promise<string> => stage.run('apply_edits', { edits });
  const failsTo = (code: Parameters<Stage['fails']>[0], ...edits: readonly object[]): Promise<string> =>
    stage.fails(code, 'apply_edits', { edits });

  afterEach(() => stage.close());

  const applied: readonly (readonly [string, readonly object[], readonly string[], string])[] = [
    ['one text', [{ find: 'two', replace: '2' }], ['one\n2\nthree\n', '  four\n  five\n'], '1 edit in 1 file'],
    ['lines', [{ first_line: 1, last_line: 2, text: '1\n' }], ['1\nthree\n', '  four\n  five\n'], '1 edit in 1 file'],
    ['lines by none', [{ first_line: 1, text: '' }], ['two\nthree\n', '  four\n  five\n'], '1 edit in 1 file'],
    [
      'a line by an empty one',
      [{ first_line: 1, text: '\n' }],
      ['\ntwo\nthree\n', '  four\n  five\n'],
      '1 edit in 1 file',
    ],
    [
      'in one file, all lines counted as they were',
      [
        { first_line: 1, text: 'a\nb\nc' },
        { first_line: 3, text: '3' },
        { find: 'two', replace: '' },
      ],
      ['a\nb\nc\n\n3\n', '  four\n  five\n'],
      '3 edits in 1 file',
    ],
    [
      'in several files',
      [
        { find: 'one', replace: '1' },
        { file: 'b.ts', find: 'five', replace: '5' },
        { file: './a.ts', find: 'three', replace: '3' },
      ],
      ['1\ntwo\n3\n', '  four\n  5\n'],
      '3 edits in 2 files',
    ],
    [
      'where lines are indented otherwise',
      [{ file: 'b.ts', find: 'four\nfive', replace: 'four\nsix\nfive' }],
      ['one\ntwo\nthree\n', '  four\n  six\n  five\n'],
      '1 edit in 1 file',
    ],
  ];
  for (const [what, edits, after, says] of applied)
    it(`replaces ${what}`, async () => {
      open();
      assert.equal(await apply(...edits), `Made ${says}.`);
      assert.deepEqual(texts(), after);
      for (const name of stage.edited) await stage.editor.documents.undo(stage.path(name)).catch(() => {});
      assert.deepEqual(texts(), ['one\ntwo\nthree\n', '  four\n  five\n']);
    });

  it('is one undo, however many files', async () => {
    open();
    await apply({ find: 'one', replace: '1' }, { file: 'b.ts', find: 'four', replace: '4' });
    await stage.editor.documents.undo(stage.path('b.ts'));
    assert.deepEqual(texts(), ['one\ntwo\nthree\n', '  four\n  five\n']);
  });

  it('F22: keeps the line ends of each file', async () => {
    open({ 'a.ts': 'a\r\nb\r\n‸', 'b.ts': 'c\nd\n' });
    await apply(
      { first_line: 1, text: '1\n2\n' },
      { find: 'b\n', replace: 'B\n\n' },
      { file: 'b.ts', find: 'c\r\nd', replace: 'e\r\nf' },
    );
    assert.deepEqual(texts(), ['1\r\n2\r\nB\r\n\r\n', 'e\nf\n']);
  });

  describe('makes none', () => {
    const good = { find: 'one', replace: '1' };
    const wrong: readonly (readonly [string, Parameters<Stage['fails']>[0], object])[] = [
      ['a text that is not there', 'not-found', { find: 'six', replace: '' }],
      ['a text that stands in several places', 'ambiguous', { find: 'o', replace: '' }],
      ['lines that are not there', 'bad-arguments', { first_line: 9, text: '' }],
      ['lines in the wrong order', 'bad-arguments', { first_line: 2, last_line: 1, text: '' }],
      ['neither text nor lines', 'bad-arguments', { replace: 'x' }],
      ['both text and lines', 'bad-arguments', { find: 'two', first_line: 2, text: '' }],
      ['an overlap', 'bad-arguments', { first_line: 1, text: 'x' }],
      ['a file that is not there', 'not-found', { file: 'gone.ts', find: 'x', replace: '' }],
      ['F6: a field that does not exist', 'bad-arguments', { find: 'two', with: '2' }],
    ];
    for (const [what, code, edit] of wrong)
      it(`with ${what} among them`, async () => {
        open();
        await failsTo(code, good, edit);
        await failsTo(code, edit, good);
        assert.deepEqual(texts(), ['one\ntwo\nthree\n', '  four\n  five\n']);
        assert.deepEqual(stage.edited, []);
      });

    it('and says which does not fit', async () => {
      open();
      assert.match(
        await failsTo('not-found', good, { find: 'six', replace: '' }),
        /^Edit 2 does not fit, so none was made\. "six"/,
      );
      assert.match(await failsTo('not-found', good, { file: 'gone.ts', find: 'x', replace: '' }), /^Edit 2 /);
    });

    it('F6: without edits, or with more than anyone looks at', async () => {
      open();
      await failsTo('bad-arguments');
      await failsTo('bad-arguments', ...Array.from({ length: 101 }, () => good));
      await stage.fails('bad-arguments', 'apply_edits', { edits: good });
    });

    it('where a line is to be replaced by what only a text can be', async () => {
      open();
      await failsTo('bad-arguments', { first_line: 1, replace: '1' });
      assert.equal(stage.text('a.ts'), 'one\ntwo\nthree\n');
    });

    it('where a text is to be replaced by what only lines can be', async () => {
      open();
      await failsTo('bad-arguments', { find: 'two', text: '2' });
      assert.equal(stage.text('a.ts'), 'one\ntwo\nthree\n');
    });

    it('F19: in a file that cannot be changed, and leaves the others too', async () => {
      open();
      stage.editor.files.readOnly.add(stage.path('b.ts'));
      await failsTo('read-only', good, { file: 'b.ts', find: 'four', replace: '4' });
      assert.deepEqual(texts(), ['one\ntwo\nthree\n', '  four\n  five\n']);
    });

    it('F19: where a line that is named has changed since it was seen', async () => {
      open();
      await stage.run('read_file');
      stage.editor.type(stage.path('a.ts'), { line: 1, character: 0 }, 'x');
      assert.match(await failsTo('document-changed', good, { first_line: 2, text: '2' }), /^Edit 2 does not fit/);
      await apply({ find: 'one', replace: '1' }, { first_line: 3, text: '3' });
      assert.equal(stage.text('a.ts'), '1\nxtwo\n3\n');
    });
  });

  it('deletes the last lines one by one', async () => {
    open({ 'a.ts': 'a\nb\nc‸', 'b.ts': '' });
    await apply({ first_line: 2, text: '' }, { first_line: 3, text: '' });
    assert.equal(stage.text('a.ts'), 'a');
  });

  it('F20: follows lines while the user types', async () => {
    open();
    await stage.run('read_file');
    stage.editor.type(stage.path('a.ts'), { line: 0, character: 0 }, 'typed\n');
    await apply({ first_line: 1, text: '1' }, { first_line: 3, text: '' });
    assert.equal(stage.text('a.ts'), 'typed\n1\ntwo\n');
  });

  it('F20: follows the line that a text stands near', async () => {
    open({ 'a.ts': 'x\n\n\nx\n\n\nx\n‸', 'b.ts': '' });
    await stage.run('read_file');
    stage.editor.type(stage.path('a.ts'), { line: 0, character: 0 }, '\n\n\n');
    await apply({ find: 'x', replace: 'y', near_line: 4 });
    assert.equal(stage.text('a.ts'), '\n\n\nx\n\n\ny\n\n\nx\n');
  });

  describe('through the gate', () => {
    const both = [
      { find: 'one', replace: '1' },
      { file: 'package.json', find: '{}', replace: '{"scripts":{}}' },
    ];

    it('A3: asks where one of the files is protected, and makes none without a yes', async () => {
      open({ ...FILES, 'package.json': '{}' });
      await failsTo('refused', ...both);
      assert.match(stage.editor.questions[0]?.detail ?? '', /- \{\}\n\+ \{"scripts":\{\}\}/);
      assert.deepEqual([stage.text('a.ts'), stage.text('package.json')], ['one\ntwo\nthree\n', '{}']);
      stage.close();
      open({ ...FILES, 'package.json': '{}' }, { answer: true });
      await apply(...both);
      assert.equal(stage.editor.questions.length, 1);
      assert.deepEqual([stage.text('a.ts'), stage.text('package.json')], ['1\ntwo\nthree\n', '{"scripts":{}}']);
    });

    it('A6: makes none where the protected file changes while the question stands', async () => {
      open(
        { ...FILES, 'package.json': '{}' },
        {
          answer: async () => {
            stage.editor.type(stage.path('package.json'), { line: 0, character: 0 }, ' ');
            return true;
          },
        },
      );
      await failsTo('document-changed', ...both);
      assert.equal(stage.text('a.ts'), 'one\ntwo\nthree\n');
    });

    it('A9, A11, A12: makes none where one of the files is outside', async () => {
      open();
      symlinkSync('/etc', stage.path('link'));
      for (const file of ['../x.ts', '/etc/hosts', 'link/hosts'])
        await failsTo('refused', { find: 'one', replace: '1' }, { file, find: 'x', replace: '' });
      assert.equal(stage.text('a.ts'), 'one\ntwo\nthree\n');
    });

    it('A19: makes none in a workspace without trust', async () => {
      open(FILES, { trusted: false });
      assert.match(await failsTo('refused', { find: 'one', replace: '1' }), /not trusted/);
      assert.equal(stage.editor.questions.length, 0);
    });

    it('A31: saves nothing', async () => {
      open();
      await apply({ find: 'one', replace: '1' }, { file: 'b.ts', find: 'four', replace: '4' });
      assert.equal(stage.editor.files.saved(stage.path('a.ts')), 'one\ntwo\nthree\n');
      assert.equal(stage.editor.files.saved(stage.path('b.ts')), '  four\n  five\n');
    });

    it('keeps what was changed in all files for undoing', async () => {
      const journal = new Journal();
      open(FILES, {
        remembered: { journal, bookmarks: new Bookmarks(), trail: new Trail(), approvals: new SessionApprovals() },
      });
      await apply({ find: 'one', replace: '1' }, { file: 'b.ts', find: 'four', replace: '4' });
      assert.equal(journal.lastSize, 2);
      await stage.run('undo_turn');
      assert.deepEqual(texts(), ['one\ntwo\nthree\n', '  four\n  five\n']);
    });
  });
});
