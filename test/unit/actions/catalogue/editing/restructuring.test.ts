import assert from 'node:assert/strict';
import type { CodeAction } from '../../../../../src/editor/languages.ts';
import { type Range, range } from '../../../../../src/editor/position.ts';
import { Stage } from '../../../../support/stage.ts';

describe('restructure', () => {
  let stage: Stage;
  let asked: [range: Range, kind: string | undefined][];

  afterEach(() => stage.close());

  function open(...offered: readonly (readonly [title: string, kind: string, isPreferred?: boolean])[]): void {
    asked = [];
    stage = new Stage(
      { 'a.ts': 'one();\n  two‸(1 + 2);\n' },
      {
        services: {
          codeActions: async ({ path, version }, where, kind) => {
            asked.push([where, kind]);
            return offered.map(
              ([title, of, isPreferred = false]): CodeAction => ({
                ...{ title, kind: of, isPreferred, command: undefined },
                changes: [{ path, version, edits: [{ range: range(0, 0, 0, 0), newText: `${title}\n` }] }],
              }),
            );
          },
        },
      },
    );
  }

  it('takes what the language offers of the kind', async () => {
    open(
      ['Extract to constant', 'refactor.extract.constant'],
      ['Extract to inner function', 'refactor.extract.function'],
      ['Extract to global function', 'refactor.extract.function'],
    );
    assert.equal(await stage.run('restructure', { what: 'extract function' }), 'Did "Extract to inner function".');
    assert.match(stage.text('a.ts'), /^Extract to inner function\n/);
    assert.deepEqual(asked, [[range(1, 2, 1, 13), 'refactor.extract']]);
  });

  it('prefers what the language does, and asks about what is selected', async () => {
    open(
      ['Extract to constant in enclosing scope', 'refactor.extract'],
      ['Extract to local variable', 'refactor.extract', true],
    );
    await stage.run('select', { text: '1 + 2' });
    await stage.run('restructure', { what: 'extract variable' });
    assert.match(stage.text('a.ts'), /^Extract to local variable\n/);
    assert.deepEqual(asked.at(-1), [range(1, 6, 1, 11), 'refactor.extract']);
  });

  it('does nothing where nothing of the kind is offered', async () => {
    open(['Extract to constant', 'refactor.extract.constant'], ['Inline function', 'quickfix']);
    await stage.fails('not-found', 'restructure', { what: 'extract function' });
    await stage.fails('not-found', 'restructure', { what: 'inline' });
    await stage.fails('not-found', 'restructure', { what: 'move to file' });
    assert.match(stage.text('a.ts'), /^one/);
  });
});
