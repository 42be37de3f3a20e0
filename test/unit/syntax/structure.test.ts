import assert from 'node:assert/strict';
import fc from 'fast-check';
import { silentLog } from '../../../src/common/log.ts';
import { Grammars } from '../../../src/syntax/grammars.ts';
import { languageFor } from '../../../src/syntax/languages.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import type { ScopeName } from '../../../src/syntax/scopeNames.ts';
import { Queries } from '../../../src/syntax/structure/queries.ts';
import type { Row } from '../../../src/syntax/structure/rows.ts';
import { rowsIn } from '../../../src/syntax/structure/rowsIn.ts';
import type { SyntaxTree } from '../../../src/syntax/syntaxTree.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { SOURCES, sourceOf } from '../../support/sources.ts';

/** Long enough for several pieces, with a class too long for one. */
const LINES = 220;
const RUNS = 12;

const CLASSES: Readonly<Record<string, readonly [head: string, foot: string]>> = {
  typescript: ['export class Long {\n', '}\n'],
  java: ['class Long {\n', '}\n'],
  csharp: ['namespace Long {\n', '}\n'],
  cpp: ['namespace Long {\n', '}\n'],
  python: ['class Long:\n', ''],
  rust: ['mod long {\n', '}\n'],
  ruby: ['module Long\n', 'end\n'],
};

function textOf(languageId: string): string {
  const source = sourceOf(languageId, LINES);
  const [head, foot] = CLASSES[languageId] ?? [];
  if (head === undefined) return source;
  const inside =
    languageId === 'typescript' ? source.replaceAll('export function ', '') : source.replace(/^(?=.)/gm, '    ');
  return source + head + inside + foot;
}

function scopeNames(languageId: string): readonly ScopeName[] {
  return Object.keys(languageFor(languageId)?.scopes ?? {}) as ScopeName[];
}

/** All that is known of a text: a list for each name of structure, and the declarations. */
function known(tree: SyntaxTree, languageId: string): Readonly<Record<string, unknown>> {
  const scopes = scopeNames(languageId).map(scope => [scope, tree.scopes(scope)] as const);
  return { ...Object.fromEntries(scopes), outline: tree.outline(), top: tree.topLevel(), tokens: tree.tokens() };
}

/** What is typed, or falls away, while somebody writes: also what breaks the code. */
const PIECES = ['x', ' ', '\n', '(', ')', '{', '}', '"', "'", ';', ',', 'if', 'return ', '// n\n', '# n\n', '/*', '😀'];
const EDITS = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    gone: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(30) }, fc.nat(3000)),
    text: fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...PIECES, '', 'first', 'value(1, 2)')),
  }),
  { minLength: 1, maxLength: 5 },
);

describe('structure', function () {
  this.timeout(180_000);
  const parsers = new Parsers({ folders: grammarFolders, log: silentLog });
  after(() => parsers.dispose());

  for (const languageId of Object.keys(SOURCES))
    it(`is that of a fresh parse, whatever was typed before (${languageId})`, async () => {
      const whole = textOf(languageId);
      let number = 0;
      await fc.assert(
        fc.asyncProperty(EDITS, async edits => {
          const path = `/w/${languageId}/${number++}`;
          let text = whole;
          await parsers.treeOf({ path, languageId, text });
          for (const edit of edits) {
            const at = Math.floor(edit.at * text.length);
            text = text.slice(0, at) + edit.text + text.slice(at + edit.gone);
            const document = { path, languageId, text };
            const grown = await parsers.treeOf(document);
            // As it is when someone pauses.
            const tree = (await parsers.renewed(document)) ?? grown;
            const fresh = await parsers.parse(text, languageId);
            assert.ok(tree && fresh);
            assert.deepEqual(known(tree, languageId), known(fresh, languageId));
            fresh.dispose();
          }
          parsers.closed(path);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    });

  it('tells of which kinds things are in long lists too, whatever was typed before', async () => {
    const whole = `${'call(value);\nlet a = 1;\nif (a) b();\n'.repeat(150)}function f() {\n${'  g(1);\n'.repeat(700)}}\n`;
    let number = 0;
    await fc.assert(
      fc.asyncProperty(EDITS, async edits => {
        const path = `/w/lists/${number++}`;
        let text = whole;
        await parsers.treeOf({ path, languageId: 'typescript', text });
        for (const edit of edits) {
          const at = Math.floor(edit.at * text.length);
          text = text.slice(0, at) + edit.text + text.slice(at + edit.gone);
          const document = { path, languageId: 'typescript', text };
          const grown = await parsers.treeOf(document);
          const tree = (await parsers.renewed(document)) ?? grown;
          const fresh = await parsers.parse(text, 'typescript');
          assert.ok(tree && fresh);
          assert.deepEqual(tree.scopes('statement'), fresh.scopes('statement'));
          fresh.dispose();
        }
        parsers.closed(path);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  for (const languageId of Object.keys(SOURCES))
    it(`is what each query finds by itself in all of the text (${languageId})`, async () => {
      const grammars = new Grammars({ folders: grammarFolders, log: silentLog });
      const language = languageFor(languageId);
      const grammar = language && (await grammars.of(language));
      const { Query } = await grammars.library();
      const text = `${textOf(languageId)}${textOf(languageId).slice(0, -7)}`;
      const tree = await parsers.parse(text, languageId);
      assert.ok(language && grammar && tree);
      for (const scope of scopeNames(languageId)) {
        const source = language.scopes?.[scope] ?? '';
        const alone = new Queries(
          {
            grammar: language.grammar,
            languageIds: [],
            query: '(ERROR) @string',
            doc: 'block',
            scopes: { text: source },
          },
          query => new Query(grammar.treeSitter, query),
          {},
        );
        const rows: Row[] = [];
        rowsIn(alone.bundle(alone.bundleOf(1)), tree.tree.rootNode, text, false).addTo(rows, 1, 0, undefined);
        const found = new Map(rows.map(row => [`${row.start}-${row.end}`, row]));
        const expected = [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
        const spans = ({ start, end }: { readonly start: number; readonly end: number }) => [start, end];
        assert.deepEqual(tree.scopes(scope).map(spans), expected.map(spans), scope);
        // Of several at one place, either may have told what it stands in.
        for (const one of tree.scopes(scope)) {
          const owners = rows
            .filter(row => row.start === one.start && row.end === one.end)
            .map(row => row.owner ?? row);
          assert.ok(
            owners.map(spans).some(owner => String(owner) === String(spans(one.owner))),
            `${scope}: owner`,
          );
        }
      }
      tree.dispose();
    });

  it('is searched in what changed alone', async () => {
    const text = sourceOf('typescript', 3000);
    const path = '/w/pieces.ts';
    const tree = await parsers.treeOf({ path, languageId: 'typescript', text });
    assert.ok(tree);
    const { query } = tree.grammar.queries.bundle(0);
    const { matches } = query;
    let searched = 0;
    query.matches = (...given) => {
      searched++;
      return matches.apply(query, given);
    };
    const at = text.length >> 1;
    await parsers.treeOf({ path, languageId: 'typescript', text: `${text.slice(0, at)} ${text.slice(at)}` });
    query.matches = matches;
    // The function that was changed, perhaps the one beside it, and what stands around all of them.
    assert.ok(searched >= 2 && searched <= 4, `${searched} of 300`);
    parsers.closed(path);
  });
});
