import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import type { DocumentSymbol } from '../../../src/editor/languages.ts';
import { position } from '../../../src/editor/position.ts';
import { LANGUAGES } from '../../../src/syntax/languages.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import type { Span } from '../../../src/syntax/scopes.ts';
import type { SyntaxTree } from '../../../src/syntax/syntaxTree.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { longestTurn } from '../../support/longestTurn.ts';
import { sourceOf } from '../../support/sources.ts';

const parsers = new Parsers({ folders: grammarFolders, log: silentLog });

async function withTree<T>(text: string, languageId: string, look: (tree: SyntaxTree) => T): Promise<T> {
  const tree = await parsers.parse(text, languageId);
  assert.ok(tree, languageId);
  try {
    return look(tree);
  } finally {
    tree.dispose();
  }
}

/** `class A(method m)`. */
function drawn(symbols: readonly DocumentSymbol[]): string {
  return symbols
    .map(({ kind, name, children }) => `${kind} ${name}${children.length > 0 ? `(${drawn(children)})` : ''}`)
    .join(', ');
}

describe('the outline of a text', () => {
  const cases: readonly (readonly [languageId: string, text: string, outline: string])[] = [
    [
      'javascript',
      'function a() {}\nconst b = () => {};\nclass C { m() {} }\n',
      'function a, function b, class C(method m)',
    ],
    [
      'typescript',
      'export interface I { m(): void }\ntype T = 1;\nenum E { A }\nabstract class C { f = 1 }\n',
      'interface I(method m), type T, enum E, class C(property f)',
    ],
    ['typescriptreact', 'export function V() { return <b>x</b>; }\n', 'function V'],
    ['python', '@d\ndef f(): pass\nclass C:\n  def m(self): pass\n', 'function f, class C(method m)'],
    [
      'cpp',
      'namespace n { class C { void m() {} }; }\nint *f() { return 0; }\n',
      'module n(class C(function m)), function f',
    ],
    ['c', 'static int f(int a) { return a; }\n', 'function f'],
    [
      'csharp',
      'namespace N { class C { int P { get; set; } void M() {} } }\n',
      'module N(class C(property P, method M))',
    ],
    ['java', 'class C { C() {} void m() {} enum E { A } }\n', 'class C(method C, method m, enum E)'],
    ['php', '<?php function f() {} class C { function m() {} }\n', 'function f, class C(method m)'],
    [
      'rust',
      'fn f() {}\nstruct S;\nimpl S { fn m(&self) {} }\nmod n { fn g() {} }\n',
      'function f, class S, class S(function m), module n(function g)',
    ],
    ['go', 'package p\n\nfunc F() {}\n\ntype T struct{}\n\nfunc (t T) M() {}\n', 'function F, class T, method M'],
    [
      'ruby',
      'module M\n  class C\n    def m; end\n    def self.s; end\n  end\nend\n',
      'module M(class C(method m, method s))',
    ],
    ['shellscript', 'f() { echo; }\nfunction g { echo; }\n', 'function f, function g'],
    ['powershell', 'function F { "a" }\nclass C { }\n', 'function F, class C'],
    ['css', 'a:hover { b: c; }\n', 'property a:hover'],
    ['ini', '[one]\na=b\n', 'property one'],
    ['dockerfile', 'FROM a AS b\nCMD ["c", "d"]\n', ''],
    ['dotenv', 'A=1\n# b\nC=d\n', ''],
    ['kotlin', 'class C { fun m() {} }\nfun f() {}\nenum class E { A }\n', 'class C(function m), function f, class E'],
    ['dart', 'class C { void m() {} }\nint f() => 1;\nenum E { a }\n', 'class C(function m), function f, enum E'],
    ['scss', '@mixin m($a) { }\n.b { .c { d: e; } }\n', 'function m, property .b(property .c)'],
    ['sql', 'CREATE TABLE t (id INTEGER);\nCREATE VIEW v AS SELECT 1;\n', 'class t, class v'],
    ['json', '{ "a": { "b": 1 }, "c": [] }\n', 'property a(property b), property c'],
    ['yaml', 'a:\n  b: 1\n"c": {d: 2}\n', 'property a(property b), property "c"(property d)'],
    ['toml', 'a = 1\n[b.c]\nd = 2\n[[e]]\n', 'property a, module b.c(property d), module e'],
    ['markdown', '# A\n\n## B\n\n```\n# no\n```\n\n# C\n', 'module A(module B), module C'],
    // A page has tags, no declarations.
    ['html', '<p>a</p>\n', ''],
    ['vue', '<template><p>a</p></template>\n<script>b</script>\n', ''],
  ];
  for (const [languageId, text, outline] of cases) {
    it(`has functions and classes, nested (${languageId})`, async () => {
      // Python's methods are functions to its grammar.
      const found = (await withTree(text, languageId, tree => drawn(tree.outline()))).replaceAll(
        languageId === 'python' ? 'function m' : '\0',
        'method m',
      );
      assert.equal(found, outline);
    });
  }

  it('covers every language that has a grammar', () => {
    const covered = new Set(cases.map(([languageId]) => languageId));
    for (const { languageIds } of LANGUAGES)
      assert.ok(
        languageIds.some(id => covered.has(id)),
        languageIds.join(),
      );
  });

  it('stands also in code that is being typed', async () => {
    const broken = 'function a() {\n  if (x {\n}\n\nclass C {\n  m() { return }\n';
    assert.match(
      await withTree(broken, 'javascript', tree => drawn(tree.outline())),
      /function a.*method m|class C\(method m\)/,
    );
  });

  it('counts the export, decorator or template that belongs to a declaration', async () => {
    const starts = async (text: string, languageId: string) =>
      withTree(text, languageId, tree => tree.outline()[0]?.range.start.line);
    assert.equal(await starts('\n@d\n@e\ndef f(): pass\n', 'python'), 1);
    assert.equal(await starts('\nexport const f = () => 1;\n', 'typescript'), 1);
    assert.equal(await starts('\ntemplate <class T>\nT f() { return 1; }\n', 'cpp'), 1);
  });

  it('is undefined without a grammar', async () => {
    assert.equal(await parsers.parse('a', 'plaintext'), undefined);
  });
});

describe('a place in a text', () => {
  const text = 'function f(a) { // note\n  return `x \u0024{a + 1} y`;\n}\n';

  it('is in code, in a comment or in a string', async () => {
    await withTree(text, 'javascript', tree => {
      assert.equal(tree.commentAt(position(0, 3)), undefined);
      assert.deepEqual(tree.commentAt(position(0, 20))?.start, position(0, 16));
      assert.ok(tree.textAt(position(1, 11)));
      assert.equal(tree.textAt(position(1, 15)), undefined, 'code in a template is code');
      assert.ok(tree.outermostTextAt(position(1, 15)), 'but within its text');
      assert.equal(tree.textAt(position(1, 9)), undefined, 'in front of a string');
      assert.deepEqual(
        tree.enclosing(position(1, 4)).map(({ name }) => name),
        ['f'],
      );
    });
  });

  it('counts in UTF-16 units', async () => {
    await withTree('const a = "😀"; // é\n', 'javascript', tree => {
      assert.ok(tree.textAt(position(0, 12)));
      assert.equal(tree.commentAt(position(0, 15)), undefined);
      assert.ok(tree.commentAt(position(0, 17)));
    });
  });
});

describe('occurrences of a name', () => {
  it('are code, not strings or comments', async () => {
    const text = 'let max = 1; // max\nconst s = "max"; use(max, maximum, o.max);\n';
    const lines = await withTree(text, 'javascript', tree =>
      tree.occurrences('max').map(({ start }) => `${start.line}:${start.character}`),
    );
    assert.deepEqual(lines, ['0:4', '1:21', '1:37']);
  });
});

describe('a long text', () => {
  /** So long at most nothing else may have its turn, in ms: what a person does not notice. */
  const UNNOTICED = 16;

  it('F22: is parsed in turns that leave the editor quick, and so is what takes its place', async () => {
    const text = sourceOf('typescript', 20_000);
    await withTree('f();', 'typescript', () => {});
    const longest = await longestTurn(UNNOTICED, async () => {
      const before = await parsers.parse(text, 'typescript');
      const next = await parsers.parse('f();', 'typescript', { before });
      before?.dispose();
      next?.dispose();
    });
    assert.ok(longest <= UNNOTICED, `${longest} ms`);
  });

  it('F22: is searched in such turns too, and again when it has changed', async () => {
    const text = sourceOf('typescript', 5_000);
    const kept = new Parsers({ folders: grammarFolders, log: silentLog });
    const document = { path: '/w/long.ts', languageId: 'typescript' };
    await kept.treeOf({ ...document, text: 'f();' });
    const longest = await longestTurn(UNNOTICED, async () => {
      await kept.treeOf({ ...document, text });
      for (const at of [0.5, 0.9]) {
        const middle = text.indexOf('sum', text.length * at);
        await kept.treeOf({ ...document, text: `${text.slice(0, middle)}x${text.slice(middle)}` });
      }
    });
    kept.dispose();
    assert.ok(longest <= UNNOTICED, `${longest} ms`);
  });

  it('tells what stands at an offset as a search of all of it does', async () => {
    const text = sourceOf('typescript', 3_000);
    const step = 997;
    const offsets = Array.from({ length: Math.floor(text.length / step) }, (_, index) => index * step);
    const around = (found: readonly Span[], offset: number) =>
      found.filter(({ start, end }) => start <= offset && offset <= end);
    const [at, all] = await withTree(text, 'typescript', tree => [
      offsets.map(offset => around(tree.scopesAround('statement', offset), offset)),
      offsets.map(offset => around(tree.scopes('statement'), offset)),
    ]);
    assert.deepEqual(at, all);
    assert.ok(all.some(found => found.length > 1));
  });

  it('F22: stops when it is cancelled', async () => {
    const abort = new AbortController();
    abort.abort();
    await assert.rejects(parsers.parse('a'.repeat(1000), 'javascript', { signal: abort.signal }), {
      code: 'cancelled',
    });
  });
});
