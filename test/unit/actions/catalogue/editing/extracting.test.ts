import assert from 'node:assert/strict';
import { extractedAs } from '../../../../../src/actions/catalogue/editing/extracting.ts';
import { AloudError } from '../../../../../src/common/errors.ts';
import type { FileEdits, TextDocument } from '../../../../../src/editor/documents.ts';
import { range } from '../../../../../src/editor/position.ts';
import { lineIndexOf } from '../../../../../src/editor/text.ts';
import { asWritten } from '../../../../../src/messages/message.ts';
import { english } from '../../../../../src/messages/text.ts';
import { Stage } from '../../../../support/stage.ts';

describe('what is extracted by a name', () => {
  let stage: Stage;

  afterEach(() => stage.close());

  /** A language that extracts to such lines, and renames these words at so many places, some of them in a file beside too. */
  async function extracted(
    made: string,
    renamed: readonly string[],
    elsewhere: readonly string[] = [],
    most = 9,
  ): Promise<string> {
    stage = new Stage(
      { 'a.ts': '‸show(base * rate);\n', 'b.ts': 'Money\n' },
      {
        services: {
          codeActions: async ({ path, version }) => [
            {
              ...{
                title: 'Extract to constant',
                kind: 'refactor.extract.constant',
                isPreferred: true,
                command: undefined,
              },
              changes: [{ path, version, edits: [{ range: range(0, 0, 0, 18), newText: made }] }],
            },
          ],
          rename: async (document, at, newName) => {
            const lines = lineIndexOf(document);
            const word = /^[\w$]*/.exec(document.text.slice(lines.offsetAt(at)))?.[0] ?? '';
            if (!renamed.includes(word)) throw new AloudError({ code: 'unsupported', message: asWritten('No.') });
            const all = editsOf(document, word, newName);
            const here = { ...all, edits: all.edits.slice(0, most) };
            return elsewhere.includes(word) ? [here, { ...here, path: stage.path('b.ts') }] : [here];
          },
        },
      },
    );
    const document = await stage.access.view.documents.read();
    return english(await extractedAs('saving', 'extract variable', document, range(0, 5, 0, 16), stage.access));
  }

  function editsOf({ path, version, text }: TextDocument, word: string, newText: string): FileEdits {
    const edits = [...text.matchAll(/\w+/g)].flatMap(({ 0: found, index }) =>
      found === word ? [{ range: range(0, index, 0, index + word.length), newText }] : [],
    );
    return { path, version, edits };
  }

  it('has it wherever the language has made one up', async () => {
    assert.equal(await extracted('const newLocal = base * rate; show(newLocal);', ['newLocal']), 'Extracted saving.');
    assert.equal(stage.text('a.ts'), 'const saving = base * rate; show(saving);\n');
  });

  it('has it beside words of the language, and types from elsewhere', async () => {
    const made = 'const it: Money = base * rate as Money; show(it);';
    assert.equal(await extracted(made, ['it', 'Money'], ['Money']), 'Extracted saving.');
    assert.equal(stage.text('a.ts'), 'const saving: Money = base * rate as Money; show(saving);\n');
    assert.equal(stage.text('b.ts'), 'Money\n');
  });

  it('has it where the language has called it so', async () => {
    assert.equal(await extracted('const saving = base * rate; show(saving);', []), 'Extracted saving.');
  });

  it('stays as it is, and that is told, where it could be any of two', async () => {
    const made = 'const it = base; const other = rate; show(it * other);';
    assert.equal(
      await extracted(made, ['it', 'other']),
      'Did "Extract to constant". What it is called could not be changed to saving.',
    );
    assert.equal(stage.text('a.ts'), `${made}\n`);
  });

  it('stays as it is where the language would rename it at some of its places alone, or not at all', async () => {
    const made = 'const newLocal = base * rate; show(newLocal);';
    for (const [renamed, most] of [
      [['newLocal'], 1],
      [[], 2],
    ] as const) {
      assert.match(await extracted(made, renamed, [], most), /could not be changed to saving/);
      assert.equal(stage.text('a.ts'), `${made}\n`);
      stage.close();
    }
  });
});
