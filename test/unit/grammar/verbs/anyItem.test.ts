import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { silentLog } from '../../../../src/common/log.ts';
import { commentSyntaxOf } from '../../../../src/editor/commentSyntax.ts';
import { Lexicon } from '../../../../src/grammar/code/lexicon.ts';
import type { Place } from '../../../../src/grammar/places/place.ts';
import { indentationOf } from '../../../../src/grammar/places/text/layout.ts';
import { applied } from '../../../../src/grammar/places/text/outcome.ts';
import { plan } from '../../../../src/grammar/verbs/verbs.ts';
import { Parsers } from '../../../../src/syntax/parsers.ts';
import type { ScopeName } from '../../../../src/syntax/scopeNames.ts';
import type { SyntaxTree } from '../../../../src/syntax/syntaxTree.ts';
import { grammarFolders } from '../../../support/grammarFolders.ts';
import { languageIdOf } from '../../../support/languageIds.ts';
import { SOURCES, sourceOf } from '../../../support/sources.ts';

/** What stands beside others of its kind. */
const KINDS: readonly ScopeName[] = [
  ...(['argument', 'column', 'element', 'entry', 'enum member', 'parameter', 'property', 'row', 'ruleset'] as const),
  ...(['section', 'selector', 'statement', 'table', 'function', 'method', 'declaration', 'import'] as const),
];

const VERBS = [
  ['delete_target', {}],
  ['duplicate_target', { where: 'below' }],
  ['duplicate_target', { where: 'above' }],
  ['move_target', { direction: 'up', times: '', by_lines: false }],
  ['move_target', { direction: 'down', times: '', by_lines: false }],
] as const;

/** So many of a kind are tried in a file. */
const MOST_OF_A_KIND = 12;

/** What its place needs, or cannot have elsewhere: there nothing is done, since what comes out is looked at before. */
const NEEDED: Readonly<Record<string, RegExp>> = {
  delete_target: /^(statement|selector)$/,
  duplicate_target: /^statement$/,
  move_target: /^statement$/,
};

const parsers = new Parsers({ folders: grammarFolders, log: silentLog });

/** Files that people might have, by their names. */
function files(): ReadonlyMap<string, { readonly languageId: string; readonly text: string }> {
  const found = new Map<string, { readonly languageId: string; readonly text: string }>();
  for (const languageId of Object.keys(SOURCES))
    found.set(`${languageId}, plain`, { languageId, text: sourceOf(languageId, 30) });
  const cases = resolve(import.meta.dirname, '../../../recorded/people/structure.jsonl');
  for (const line of readFileSync(cases, 'utf8').split('\n').filter(Boolean)) {
    const { file, before } = JSON.parse(line) as { readonly file: string; readonly before: string };
    found.set(`${extname(file)}, ${file}`, { languageId: languageIdOf(file), text: before });
  }
  return found;
}

function placeAt(cursor: number, text: string, tree: SyntaxTree, languageId: string): Place {
  return {
    text,
    cursor,
    selection: { start: cursor, end: cursor },
    tree,
    unit: indentationOf(text) ?? '  ',
    comments: commentSyntaxOf(languageId),
    wording: { writing: tree.writing, lexicon: new Lexicon(text) },
  };
}

describe('any item of any list', function () {
  this.timeout(180_000);
  after(() => parsers.dispose());

  for (const [name, { languageId, text }] of files())
    it(`can be deleted, copied and moved, and the text parses no worse (${name})`, async () => {
      const tree = await parsers.parse(text, languageId);
      assert.ok(tree);
      let done = 0;
      let needed = 0;
      for (const kind of KINDS)
        for (const { start } of tree.knows(kind) ? tree.scopes(kind).slice(0, MOST_OF_A_KIND) : [])
          for (const [verb, input] of VERBS) {
            const outcome = plan(verb, { target: kind, ...input }, placeAt(start, text, tree, languageId));
            if (!outcome || outcome.edits.length === 0) continue;
            const changed = applied(text, outcome.edits);
            const after = await parsers.parse(changed, languageId);
            assert.ok(after);
            done++;
            const isWorse = after.faults > tree.faults;
            const what = `${verb} ${JSON.stringify(input)} ${kind} at ${start}`;
            assert.ok(!isWorse || NEEDED[verb]?.test(kind), `${what}:\n${changed}`);
            if (isWorse) needed++;
            after.dispose();
          }
      assert.ok(done > 20 && needed < done / 10, `${needed} of ${done}`);
      tree.dispose();
    });
});
