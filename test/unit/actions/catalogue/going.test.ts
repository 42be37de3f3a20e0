import assert from 'node:assert/strict';
import type { TextDocument } from '../../../../src/editor/documents.ts';
import type { DocumentSymbol } from '../../../../src/editor/languages.ts';
import { position, range } from '../../../../src/editor/position.ts';
import { Stage } from '../../../support/stage.ts';

const CART = `export class Cart {
  total(): number {
    return sum(this.prices);
  }
}

export class Basket {
  total(): number {
    return 0;
  }
}

function calculateShipping() {}
const _ = 1;
‸`;

/** The symbols of the text above. */
async function symbols(document: TextDocument): Promise<readonly DocumentSymbol[]> {
  const at = (line: number, character: number, name: string) => range(line, character, line, character + name.length);
  const make = (
    kind: DocumentSymbol['kind'],
    line: number,
    last: number,
    name: string,
    children: readonly DocumentSymbol[] = [],
  ) => {
    const nameRange = at(line, document.line(line).indexOf(name), name);
    return { name, kind, nameRange, range: range(line, 0, last, document.line(last).length), children };
  };
  return [
    make('class', 0, 4, 'Cart', [make('method', 1, 3, 'total')]),
    make('class', 6, 10, 'Basket', [make('method', 7, 9, 'total')]),
    make('function', 12, 12, 'calculateShipping'),
    make('variable', 13, 13, '_'),
  ];
}

describe('going and selecting', () => {
  let stage: Stage;

  const open = (text = CART): Stage => {
    stage = new Stage({ 'cart.ts': text }, { services: { symbols } });
    return stage;
  };
  const cursor = () => stage.exchange.here().selection.active;

  afterEach(() => stage.close());

  describe('go_to_line', () => {
    it('goes to the first character that is no space, or to a column', async () => {
      open();
      assert.equal(await stage.run('go_to', { line: 3 }), 'The cursor is in line 3 of cart.ts.');
      assert.deepEqual(cursor(), position(2, 4));
      assert.deepEqual(stage.editor.documents.active()?.selections[0]?.active, position(2, 4));
      await stage.run('go_to', { line: 3, column: 12 });
      assert.deepEqual(cursor(), position(2, 11));
      await stage.run('go_to', { line: 1, column: 500 });
      assert.deepEqual(cursor(), position(0, 19));
    });

    it('F22: never goes between the halves of a character', async () => {
      open('a👍b‸');
      await stage.run('go_to', { line: 1, column: 3 });
      assert.deepEqual(cursor(), position(0, 1));
    });

    it('refuses lines that are not there', async () => {
      open();
      assert.match(await stage.fails('bad-arguments', 'go_to', { line: 99 }), /cart\.ts has 15 lines/);
      assert.match(await stage.fails('bad-arguments', 'go_to', { line: 0 }), /line must be at least 1/);
      assert.match(await stage.fails('bad-arguments', 'go_to', { line: 1.5 }), /line must be of type int/);
    });

    it('makes it the place of what comes after', async () => {
      open();
      await stage.run('go_to', { line: 14 });
      await stage.run('insert_text', { text: 'export ' });
      assert.match(stage.text('cart.ts'), /\nexport const _ = 1;\n/);
    });
  });

  describe('go_to_symbol', () => {
    const found: readonly (readonly [string, string, number])[] = [
      ['as written', 'Cart', 0],
      ['by its full name', 'Basket.total', 7],
      ['as spoken', 'calculate shipping', 12],
      ['as spoken, with the class', 'cart total', 1],
      ['by a part of it', 'shipping', 12],
      ['but for a slip', 'calculate shiping', 12],
      ['that is all signs', '_', 13],
    ];
    for (const [how, name, line] of found) {
      it(`finds a name ${how}`, async () => {
        open();
        await stage.run('go_to', { symbol: name });
        assert.equal(cursor().line, line);
      });
    }

    it('names the candidates, or what there is', async () => {
      open();
      assert.match(
        await stage.fails('ambiguous', 'go_to', { symbol: 'total' }),
        /"total" can be: Cart\.total in line 2, Basket\.total in line 8\./,
      );
      assert.match(
        await stage.fails('not-found', 'go_to', { symbol: 'refund' }),
        /There are: Cart, Cart\.total, Basket, Basket\.total, calculateShipping, _\./,
      );
      await stage.fails('not-found', 'go_to', { symbol: '?!' });
      await stage.fails('not-found', 'go_to', { symbol: 'sh' });
    });

    it('A33: shows what hides in names', async () => {
      stage = new Stage(
        { 'a.ts': '‸x' },
        {
          services: {
            symbols: async () => [
              {
                name: 'a\u202Eb',
                kind: 'variable',
                range: range(0, 0, 0, 1),
                nameRange: range(0, 0, 0, 1),
                children: [],
              },
            ],
          },
        },
      );
      assert.match(await stage.fails('not-found', 'go_to', { symbol: 'nothing' }), /a⟨U\+202E⟩b/);
      assert.match(await stage.run('list_symbols'), /^variable a⟨U\+202E⟩b, lines 1-1$/);
    });
  });

  describe('go_to_definition', () => {
    it('goes from a name, or from the cursor, to another file', async () => {
      stage = new Stage(
        { 'main.ts': 'import { f } from "../f";\nff();\n‸f();\n', 'f.ts': 'export function f() {}\n' },
        {
          services: {
            definition: async (document, at) => {
              assert.deepEqual([document.line(at.line), at.character], ['f();', 0]);
              return [{ path: stage.path('f.ts'), range: range(0, 16, 0, 17) }];
            },
          },
        },
      );
      assert.equal(await stage.run('go_to_definition', { name: 'f' }), 'The cursor is on the definition, f.ts line 1.');
      assert.equal(stage.exchange.here().path, stage.path('f.ts'));
      await stage.run('insert_text', { text: 'new' });
      assert.equal(stage.text('f.ts'), 'export function newf() {}\n');
    });

    it('A9: shows what is outside the workspace, and lets nothing be read or changed there without a yes', async () => {
      let outside = '';
      stage = new Stage(
        { 'main.ts': '‸f();\n' },
        { services: { definition: async () => [{ path: outside, range: range(0, 0, 0, 0) }] } },
      );
      outside = `${stage.folder}-library/f.ts`;
      stage.editor.files.write(outside, 'secret');
      await stage.run('go_to_definition');
      assert.equal(stage.editor.documents.active()?.document.path, outside);
      await stage.fails('refused', 'read_file');
      assert.match(stage.editor.questions[0]?.title ?? '', /outside the workspace/);
      await stage.fails('refused', 'insert_text', { text: 'x' });
      await stage.fails('refused', 'list_symbols');
      await stage.run('read_file', { file: 'main.ts' });
    });

    it('says what it did not find', async () => {
      stage = new Stage({ 'main.ts': '‸f();\n' }, { services: { definition: async () => [] } });
      assert.match(await stage.fails('not-found', 'go_to_definition'), /under the cursor/);
      assert.match(await stage.fails('not-found', 'go_to_definition', { name: 'gone' }), /"gone" does not stand in/);
    });
  });

  describe('select', () => {
    const selected: readonly (readonly [string, object, string])[] = [
      ['lines', { first_line: 2, last_line: 3 }, '  total(): number {\n    return sum(this.prices);'],
      ['one line', { first_line: 6 }, ''],
      ['a text', { text: 'sum(this.prices)' }, 'sum(this.prices)'],
      ['a text near a line', { text: 'return', near_line: 9 }, 'return'],
      ['a symbol with its body', { symbol: 'Basket.total' }, '  total(): number {\n    return 0;\n  }'],
      ['everything', { all: true }, CART.slice(0, -1)],
    ];
    for (const [what, args, text] of selected) {
      it(`selects ${what}`, async () => {
        open();
        await stage.run('select', args);
        assert.equal(/«([\s\S]*)»/.exec(stage.marked())?.[1] ?? '', text);
      });
    }

    it('F6: wants one thing', async () => {
      open();
      assert.match(await stage.fails('bad-arguments', 'select'), /exactly one of first_line, text, symbol, all; none/);
      await stage.fails('bad-arguments', 'select', { first_line: 1, all: true });
    });
  });

  describe('select, every place', () => {
    const selected = (): readonly (readonly number[])[] =>
      stage.editor.documents
        .active()
        ?.selections.map(({ anchor, active }) => [anchor.line, anchor.character, active.character]) ?? [];

    it('puts a cursor at each, and the turn goes on at the first', async () => {
      open('total = totals;\n  use(total);‸\n');
      assert.equal(await stage.run('select', { text: 'total', every: 'text' }), 'Selected 3 places.');
      assert.deepEqual(selected(), [
        [0, 0, 5],
        [0, 8, 13],
        [1, 6, 11],
      ]);
      assert.equal(stage.marked(), '«total» = totals;\n  use(total);\n');
      assert.deepEqual(stage.edited, []);
    });

    it('takes only whole words where that is wanted', async () => {
      open('total totals _total $total total2 a.total größe-total‸\n');
      assert.equal(await stage.run('select', { text: 'total', every: 'word' }), 'Selected 3 places.');
      assert.deepEqual(
        selected().map(([, from]) => from),
        [0, 36, 48],
      );
      assert.equal(await stage.run('select', { text: 'totals', every: 'text' }), 'Selected 1 place.');
    });

    it('refuses what stands nowhere, or in more places than there can be cursors', async () => {
      open(`${'x '.repeat(1001)}‸`);
      assert.match(await stage.fails('unsupported', 'select', { text: 'x', every: 'text' }), /1001 places/);
      await stage.fails('not-found', 'select', { text: 'y', every: 'text' });
    });

    it('selects in another file, which is shown', async () => {
      stage = new Stage({ 'a.ts': '‸', 'b.ts': 'x x' });
      await stage.run('select', { text: 'x', every: 'text', file: 'b.ts' });
      assert.equal(stage.editor.documents.active()?.document.path, stage.path('b.ts'));
    });
  });
});
