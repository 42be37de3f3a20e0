import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SessionApprovals } from '../../../src/actions/gate/approvals.ts';
import { Bookmarks } from '../../../src/actions/run/bookmarks.ts';
import { Journal, undoTurn } from '../../../src/actions/run/journal.ts';
import { Trail } from '../../../src/actions/run/trail.ts';
import { AloudError } from '../../../src/common/errors.ts';
import { LineIndex, splitsCharacter } from '../../../src/editor/text.ts';
import { Stage } from '../../support/stage.ts';

const RUNS = 120;
const FILES = ['a.txt', 'b.txt'] as const;

const line = fc.constantFrom(
  '',
  'one',
  '  two two',
  '\tthree;',
  'größe 🙂 end',
  'if (x) {',
  '}',
  '\u05d0\u05d1 rtl',
  'x'.repeat(40),
);
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, eol, hasEnd]) => lines.join(eol) + (hasEnd ? eol : ''));

const number = fc.integer({ min: 1, max: 14 });
const file = fc.constantFrom(...FILES);
const words = fc.constantFrom('one', 'two', 'end', '}', 'x', 'nowhere', '🙂', 'three;\n}');

/** Calls as a model might make them, right or wrong. */
const call = fc.oneof(
  fc.record({
    name: fc.constant('replace_text'),
    arguments: fc.record({ find: words, replace: line, file, all: fc.boolean() }),
  }),
  fc.record({
    name: fc.constant('insert_text'),
    arguments: fc.record({
      text: fc.constantFrom('new', 'a\nb', '\n', '🙂'),
      where: fc.constantFrom('line_above', 'line_below'),
      line: number,
      file,
    }),
  }),
  fc.record({
    name: fc.constant('insert_text'),
    arguments: fc.record({
      text: fc.constantFrom('top', 'a\r\nb\n'),
      where: fc.constantFrom('start_of_file', 'end_of_file'),
      file,
    }),
  }),
  fc.record({
    name: fc.constant('delete_text'),
    arguments: fc.record({ first_line: number, last_line: number, file }),
  }),
  fc.record({
    name: fc.constant('change_lines'),
    arguments: fc.record({
      how: fc.constantFrom('sort', 'join', 'duplicate', 'indent', 'outdent'),
      first_line: number,
      last_line: number,
      file,
    }),
  }),
  fc.record({
    name: fc.constant('move_lines'),
    arguments: fc.record({ first_line: number, last_line: number, to_line: number, file }),
  }),
  fc.record({
    name: fc.constant('apply_edits'),
    arguments: fc.record({
      edits: fc.array(
        fc.oneof(
          fc.record({ file, find: words, replace: line }),
          fc.record({ file, first_line: number, last_line: number, text: line }),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  }),
  fc.record({
    name: fc.constant('create_file'),
    arguments: fc.record({ file: fc.constantFrom('new.txt', 'a.txt'), text: line }),
  }),
);

type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

describe('any turn', function () {
  this.timeout(180_000);

  async function staged(
    texts: readonly string[],
    work: (stage: Stage, journal: Journal) => Promise<void>,
  ): Promise<void> {
    const journal = new Journal();
    const remembered = { journal, bookmarks: new Bookmarks(), trail: new Trail(), approvals: new SessionApprovals() };
    const stage = new Stage({ 'a.txt': texts[0] ?? '', 'b.txt': texts[1] ?? '', 'c.txt': '‸' }, { remembered });
    try {
      for (const name of FILES) await stage.run('read_file', { file: name }).catch(() => {});
      await work(stage, journal);
    } finally {
      stage.close();
    }
  }

  const state = (stage: Stage) => FILES.map(name => stage.text(name));

  /** Does a call, or has it refused; refused it changes nothing. */
  async function tried(stage: Stage, { name, arguments: given }: Call): Promise<boolean> {
    const before = state(stage);
    try {
      await stage.run(name, given);
      return true;
    } catch (thrown) {
      assert.ok(thrown instanceof AloudError, String(thrown));
      assert.notEqual(thrown.code, 'unexpected');
      assert.deepEqual(state(stage), before, `${name} was refused and has changed something`);
      return false;
    }
  }

  it('is applied, or refused whole; one undo brings every file back to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(text, text), fc.array(call, { minLength: 1, maxLength: 5 }), async (texts, calls) => {
        await staged(texts, async (stage, journal) => {
          for (const each of calls) {
            await tried(stage, each);
            stage.exchange.seen.settle();
          }
          if (journal.lastSize > 0) await undoTurn(journal, stage.editor);
          assert.deepEqual(state(stage), texts);
          await assert.rejects(stage.editor.documents.read(stage.path('new.txt')), { code: 'not-found' });
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('F20: never writes over what the user types meanwhile', async () => {
    const typing = fc.record({
      file,
      at: fc.nat(400),
      text: fc.constantFrom('⟪typed⟫', '⟪typed\nmore⟫', '\n⟪typed⟫\n'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(text, text),
        fc.array(fc.tuple(typing, call), { minLength: 1, maxLength: 4 }),
        async (texts, steps) => {
          await staged(texts, async (stage, journal) => {
            for (const [typed, each] of steps) {
              const path = stage.path(typed.file);
              const index = new LineIndex(stage.editor.text(path));
              let at = typed.at % (index.text.length + 1);
              if (splitsCharacter(index.text, at)) at--;
              stage.editor.type(path, index.positionAt(at), typed.text);
              const count = marks(state(stage));
              await tried(stage, each);
              assert.ok(marks(state(stage)) >= count, `${JSON.stringify(each)} took away what was typed`);
            }
            // Taken back whole, or refused with a reason.
            const before = state(stage);
            await undoTurn(journal, stage.editor).catch((thrown: unknown) => {
              assert.ok(
                thrown instanceof AloudError && /^(document-changed|not-found)$/.test(thrown.code),
                String(thrown),
              );
              assert.deepEqual(state(stage), before);
            });
          });
        },
      ),
      { numRuns: RUNS },
    );
  });
});

/** How much of what was typed is still there. */
function marks(texts: readonly string[]): number {
  return texts.join('\n').match(/[⟪⟫]/g)?.length ?? 0;
}
