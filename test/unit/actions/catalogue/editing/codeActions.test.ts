import assert from 'node:assert/strict';
import type { TextDocument } from '../../../../../src/editor/documents.ts';
import type { CodeAction } from '../../../../../src/editor/languages.ts';
import { type Range, range } from '../../../../../src/editor/position.ts';
import { Stage, type StageOptions } from '../../../../support/stage.ts';

const TEXT = 'let x = 1;\nlet y‸ = 2;\nuse(x, y);\n';

describe('code actions', () => {
  let stage: Stage;
  let asked: [range: Range, kind: string | undefined][];
  let ran: unknown[][];

  beforeEach(() => {
    asked = [];
    ran = [];
  });

  afterEach(() => stage.close());

  const action = (title: string, more: Partial<CodeAction> = {}): CodeAction => ({
    title,
    kind: 'quickfix',
    isPreferred: false,
    changes: [],
    command: undefined,
    ...more,
  });
  /** Edits of the document that it is offered for. */
  const changing = ({ path, version }: TextDocument, where: Range, newText: string) => ({
    changes: [{ path, version, edits: [{ range: where, newText }] }],
  });

  function open(
    offers: (document: TextDocument) => readonly CodeAction[],
    options: StageOptions = {},
    files: Readonly<Record<string, string>> = { 'a.ts': TEXT },
  ): void {
    stage = new Stage(files, {
      services: {
        codeActions: async (document, where, kind) => {
          asked.push([where, kind]);
          return offers(document);
        },
      },
      commands: { 'x.do': (...args) => void ran.push([...args]) },
      ...options,
    });
  }

  describe('list_code_actions', () => {
    it('asks about the line of the cursor, a line that is named, or what is selected', async () => {
      open(() => []);
      assert.equal(await stage.run('list_code_actions'), 'The language offers nothing there.');
      await stage.run('list_code_actions', { line: 3 });
      await stage.run('select', { text: 'x = 1' });
      await stage.run('list_code_actions');
      assert.deepEqual(asked, [
        [range(1, 0, 1, 10), undefined],
        [range(2, 0, 2, 10), undefined],
        [range(0, 4, 0, 9), undefined],
      ]);
    });

    it('names what is offered, with its kind', async () => {
      open(() => [action('Fix it'), action('Extract to method', { kind: 'refactor.extract' })]);
      assert.equal(await stage.run('list_code_actions'), 'Fix it (quickfix)\nExtract to method (refactor.extract)');
    });

    it('A32, A33: shows what hides in a title', async () => {
      open(() => [action('Fi\u202Ex\nit')]);
      assert.equal(await stage.run('list_code_actions'), 'Fi⟨U+202E⟩x⏎it (quickfix)');
    });

    it('refuses lines that are not there, and the cursor of another file', async () => {
      open(() => [], {}, { 'a.ts': TEXT, 'b.ts': 'b' });
      assert.match(await stage.fails('bad-arguments', 'list_code_actions', { line: 9 }), /no line 9/);
      assert.match(await stage.fails('bad-arguments', 'list_code_actions', { file: 'b.ts' }), /give the line/);
      assert.deepEqual(asked, []);
    });

    it('F20: follows the line while the user types', async () => {
      open(() => []);
      await stage.run('read_file');
      stage.editor.type(stage.path('a.ts'), { line: 0, character: 0 }, 'typed\n');
      await stage.run('list_code_actions', { line: 1 });
      assert.deepEqual(asked[0]?.[0], range(1, 0, 1, 10));
    });
  });

  describe('apply_code_action', () => {
    it('does one by its title, however it is said, or by words of it', async () => {
      for (const title of ['Change let to const', 'change "let" to "const"', 'to const']) {
        open(document => [
          action('Change let to const', changing(document, range(1, 0, 1, 3), 'const')),
          action('Change let to var', changing(document, range(1, 0, 1, 3), 'var')),
        ]);
        assert.equal(await stage.run('apply_code_action', { title }), 'Did "Change let to const".');
        assert.match(stage.text('a.ts'), /\nconst y = 2;\n/);
        assert.deepEqual(stage.edited, ['a.ts']);
        await stage.run('undo');
        assert.equal(stage.text('a.ts'), TEXT.replace('‸', ''));
        stage.close();
      }
      open(() => []);
    });

    it('names the candidates, or what there is', async () => {
      open(() => [action('Change let to const'), action('Change let to var')]);
      assert.match(
        await stage.fails('ambiguous', 'apply_code_action', { title: 'change let' }),
        /can be: Change let to const; Change let to var\./,
      );
      assert.match(
        await stage.fails('not-found', 'apply_code_action', { title: 'inline' }),
        /There are: Change let to const; Change let to var\./,
      );
      stage.close();
      open(() => []);
      assert.match(await stage.fails('not-found', 'apply_code_action', { title: 'inline' }), /offers nothing/);
    });

    it('takes the preferred one of two with the same title', async () => {
      open(document => [
        action('Import y', changing(document, range(0, 0, 0, 0), 'import "wrong";\n')),
        action('Import y', { ...changing(document, range(0, 0, 0, 0), 'import "y";\n'), isPreferred: true }),
      ]);
      await stage.run('apply_code_action', { title: 'import y' });
      assert.match(stage.text('a.ts'), /^import "y";\n/);
    });

    it('does none by a title that is all signs', async () => {
      open(document => [action('Delete it', changing(document, range(1, 0, 2, 0), ''))]);
      await stage.fails('not-found', 'apply_code_action', { title: '???' });
      assert.equal(stage.text('a.ts'), TEXT.replace('‸', ''));
    });

    it('says so where one changes nothing', async () => {
      open(() => [action('Move to a new file')]);
      assert.match(await stage.fails('not-found', 'apply_code_action', { title: 'move' }), /quick fix menu/);
    });

    it('F19: makes no edits of a document that has changed since', async () => {
      open(document => {
        stage.editor.type(stage.path('a.ts'), { line: 0, character: 0 }, 'typed ');
        return [action('Fix', changing(document, range(0, 0, 0, 3), 'const'))];
      });
      await stage.fails('document-changed', 'apply_code_action', { title: 'fix' });
      assert.match(stage.text('a.ts'), /^typed let x/);
    });

    it('A3, A9: makes no edits of protected files, or of files outside, without a yes', async () => {
      let other = '';
      open(
        () => [
          action('Fix', {
            changes: [
              { path: stage.path('a.ts'), version: 1, edits: [{ range: range(0, 0, 0, 3), newText: 'const' }] },
              { path: other, version: 1, edits: [{ range: range(0, 0, 0, 0), newText: 'evil' }] },
            ],
          }),
        ],
        {},
        { 'a.ts': TEXT, '.vscode/tasks.json': '{}' },
      );
      const outside = `${stage.folder}-library/x.ts`;
      stage.editor.files.write(outside, 'x');
      await stage.editor.documents.read(outside);
      for (const path of [stage.path('.vscode/tasks.json'), outside]) {
        other = path;
        await stage.fails('refused', 'apply_code_action', { title: 'fix' });
        assert.match(stage.editor.questions.at(-1)?.detail ?? '', /evil/);
      }
      assert.equal(stage.text('a.ts'), TEXT.replace('‸', ''));
    });

    const byCommand = action('Let it be done', { command: { id: 'x.do', args: ['/', { deep: [1] }] } });

    it('A6: asks each time before a command of the language, with its name and arguments', async () => {
      open(() => [byCommand], { answer: async () => 'always' });
      await stage.fails('refused', 'apply_code_action', { title: 'let it be done' });
      assert.deepEqual(ran, []);
      const [question] = stage.editor.questions;
      assert.equal(question?.title, 'Run "Let it be done"?');
      assert.match(question?.detail ?? '', /x\.do with\n\[\n {2}"\/",\n {2}\{\n {4}"deep": \[\n {6}1\n/);
      assert.equal(question?.always, undefined);
      stage.close();
      open(() => [byCommand], { answer: true });
      await stage.run('apply_code_action', { title: 'let it be done' });
      await stage.run('apply_code_action', { title: 'let it be done' });
      assert.deepEqual(ran, [
        ['/', { deep: [1] }],
        ['/', { deep: [1] }],
      ]);
      assert.equal(stage.editor.questions.length, 2);
    });

    it('A19: runs no command of the language in a workspace without trust', async () => {
      open(() => [byCommand], { answer: true, trusted: false, by: 'user' });
      assert.match(await stage.fails('refused', 'apply_code_action', { title: 'let it be done' }), /not trusted/);
      assert.deepEqual([ran, stage.editor.questions], [[], []]);
    });
  });

  describe('organize_imports', () => {
    it('asks for that alone, about the whole file', async () => {
      open(document => [action('Organize Imports', changing(document, range(0, 0, 1, 0), ''))]);
      assert.equal(await stage.run('organize_imports'), 'Organised the imports of a.ts.');
      assert.deepEqual(asked, [[range(0, 0, 3, 0), 'source.organizeImports']]);
      assert.equal(stage.text('a.ts'), 'let y = 2;\nuse(x, y);\n');
    });

    it('says when they are in order, or nothing can do it', async () => {
      open(() => [action('Organize Imports')]);
      assert.equal(await stage.run('organize_imports'), 'The imports of a.ts are in order.');
      stage.close();
      open(() => []);
      assert.match(await stage.fails('unsupported', 'organize_imports'), /typescript/);
    });

    it('asks before a language does it by a command of its own', async () => {
      open(() => [action('Organize Imports', { command: { id: 'x.do', args: [] } })]);
      await stage.fails('refused', 'organize_imports');
      assert.match(stage.editor.questions[0]?.detail ?? '', /x\.do/);
    });
  });
});
