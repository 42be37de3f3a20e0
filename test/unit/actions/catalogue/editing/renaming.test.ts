import assert from 'node:assert/strict';
import type { FileEdits } from '../../../../../src/editor/documents.ts';
import { range } from '../../../../../src/editor/position.ts';
import { Stage, type StageOptions } from '../../../../support/stage.ts';

const FILES = {
  'src/cart.ts': 'export const to‸tal = 1;\nuse(total);\n',
  'src/main.ts': "import { total } from '../cart';\nprint(total, totals);\n",
  'docs/notes.md': 'The total is kept in `total`.\n',
};

describe('F26: a rename', () => {
  let stage: Stage;

  afterEach(() => stage.close());

  function open(names: readonly string[], more: Partial<StageOptions> = {}): void {
    const places: Readonly<Record<string, FileEdits['edits']>> = {
      'src/cart.ts': [range(0, 13, 0, 18), range(1, 4, 1, 9)].map(at => ({ range: at, newText: 'sum' })),
      'src/main.ts': [range(0, 9, 0, 14), range(1, 6, 1, 11)].map(at => ({ range: at, newText: 'sum' })),
    };
    stage = new Stage(FILES, {
      services: {
        rename: async () =>
          Promise.all(
            names.map(async name => ({
              path: stage.path(name),
              version: (await stage.editor.documents.read(stage.path(name))).version,
              edits: places[name] ?? [],
            })),
          ),
      },
      ...more,
    });
  }

  it('that reaches this file alone is told as that, with where the name still stands', async () => {
    open(['src/cart.ts']);
    const { forModel, forUser } = await stage.report('rename_symbol', { new_name: 'sum' });
    assert.equal(forUser, 'Renamed total to sum: 2 places in cart.ts. total still stands in 2 files.');
    assert.equal(
      forModel,
      [
        'Renamed total to sum: 2 places in cart.ts. The language knows no more uses, but the word still stands here:',
        'src/main.ts:',
        "1| import { total } from '../cart';",
        'src/main.ts:',
        '2| print(total, totals);',
        'docs/notes.md:',
        '1| The total is kept in `total`.',
      ].join('\n'),
    );
  });

  it('that reaches all of them is told with what is text and no code', async () => {
    open(['src/cart.ts', 'src/main.ts']);
    const { forUser } = await stage.report('rename_symbol', { new_name: 'sum' });
    assert.equal(forUser, 'Renamed total to sum: 4 places in 2 files. total still stands in docs/notes.md.');
    assert.equal(stage.text('src/main.ts'), "import { sum } from '../cart';\nprint(sum, totals);\n");
  });

  it('F28: of which a file is left out in the preview is told as what was done', async () => {
    open(['src/cart.ts', 'src/main.ts'], {
      preview: { files: 1, lines: 400 },
      editor: { preview: async changes => changes.map(({ path }) => path).filter(path => /cart/.test(path)) },
    });
    const { forModel, forUser } = await stage.report('rename_symbol', { new_name: 'sum' });
    for (const told of [forModel, forUser]) {
      assert.match(told, /^Renamed total to sum: 2 places in cart\.ts\./);
      assert.match(told, /The user left main\.ts as it was\.$/);
    }
    assert.match(stage.text('src/main.ts'), /total/);
  });

  it('F28: so are several edits', async () => {
    open([], {
      preview: { files: 1, lines: 400 },
      editor: { preview: async changes => changes.map(({ path }) => path).filter(path => /main/.test(path)) },
    });
    const { forModel, forUser } = await stage.report('apply_edits', {
      edits: [
        { file: 'src/cart.ts', find: 'use', replace: 'take' },
        { file: 'src/main.ts', find: 'print', replace: 'log' },
        { file: 'src/main.ts', find: 'totals', replace: 'all' },
      ],
    });
    for (const told of [forModel, forUser])
      assert.match(told, /^Made 2 edits in 1 file\.\s+The user left cart\.ts as it was\.$/);
    assert.match(stage.text('src/cart.ts'), /use/);
  });
});
