import assert from 'node:assert/strict';
import { silentLog } from '../../../src/common/log.ts';
import { commentEdit } from '../../../src/dictate/comment.ts';
import { columns } from '../../../src/dictate/wrap.ts';
import { commentSyntaxOf } from '../../../src/editor/commentSyntax.ts';
import { type Position, position } from '../../../src/editor/position.ts';
import { applyEdits, LineIndex } from '../../../src/editor/text.ts';
import { Parsers } from '../../../src/syntax/parsers.ts';
import { grammarFolders } from '../../support/grammarFolders.ts';
import { InMemoryEditor } from '../../support/inMemoryEditor.ts';
import { SOURCES } from './sources.ts';

const parsers = new Parsers({
  folders: grammarFolders,
  log: silentLog,
});

/** A document with the cursor where `|` stands, or at `at`. */
async function comment(
  name: string,
  marked: string,
  words: string,
  options: { at?: Position; width?: number; tabs?: boolean } = {},
): Promise<string> {
  const index = marked.indexOf('|');
  const text = options.at || index < 0 ? marked : marked.slice(0, index) + marked.slice(index + 1);
  const path = `/w/a${name}`;
  const editor = new InMemoryEditor({ open: { [path]: text } });
  const document = await editor.documents.read(path);
  const lines = new LineIndex(text);
  const tree = await parsers.parse(text, document.languageId);
  try {
    const { edit } = commentEdit({
      text: words,
      document,
      at: options.at ?? lines.positionAt(index),
      syntax: commentSyntaxOf(document.languageId),
      tree,
      indentation: { insertSpaces: !options.tabs, size: 4 },
      width: options.width ?? 80,
    });
    return applyEdits(lines, [edit]);
  } finally {
    tree?.dispose();
  }
}

describe('a dictated comment', () => {
  const cases: readonly (readonly [rule: string, file: string, before: string, words: string, after: string])[] = [
    ['goes onto a blank line', '.ts', 'f();\n|\ng();\n', 'begins here', 'f();\n// Begins here\ng();\n'],
    [
      'takes the indentation of what follows',
      '.ts',
      'if (a) {\n|\n  b();\n}\n',
      'begins',
      'if (a) {\n  // Begins\n  b();\n}\n',
    ],
    [
      'documents the function it stands above',
      '.ts',
      'a();\n|\nfunction f() {}\n',
      'does it',
      'a();\n\n/** Does it */\nfunction f() {}\n',
    ],
    [
      'documents the function whose line it is on',
      '.ts',
      'export function f|() {\n}\n',
      'does it',
      '/** Does it */\nexport function f() {\n}\n',
    ],
    [
      'documents a method with its indentation',
      '.java',
      'class A {\n  void f|() {}\n}\n',
      'does it',
      'class A {\n  /** Does it */\n  void f() {}\n}\n',
    ],
    [
      'writes docstrings in Python',
      '.py',
      'def f|():\n    return 1\n',
      'does it',
      'def f():\n    """Does it"""\n    return 1\n',
    ],
    [
      'writes XML in C#',
      '.cs',
      'class A {\n  void F|() {}\n}\n',
      'a < b',
      'class A {\n  /// <summary>\n  /// A &lt; b\n  /// </summary>\n  void F() {}\n}\n',
    ],
    ['writes three slashes in Rust', '.rs', 'fn f|() {}\n', 'does it', '/// Does it\nfn f() {}\n'],
    ['writes two in Go', '.go', 'package a\n\nfunc F|() {}\n', 'F does it', 'package a\n\n// F does it\nfunc F() {}\n'],
    ['stands behind code at the end of a line', '.ts', 'call();|\n', 'why', 'call(); // Why\n'],
    ['with two spaces in Python', '.py', 'call()|\n', 'why', 'call()  # Why\n'],
    ['goes above when the cursor is within the line', '.ts', 'ca|ll();\n', 'why', '// Why\ncall();\n'],
    ['continues a line comment', '.ts', '// One|\ncall();\n', 'two', '// One two\ncall();\n'],
    ['continues a block with its stars', '.ts', '/**\n * One|\n */\nf();\n', 'two', '/**\n * One two\n */\nf();\n'],
    ['stays out of a template literal', '.ts', 'const a = `x\ny|\n`;\n', 'why', '// Why\nconst a = `x\ny\n`;\n'],
    ['stays out of a heredoc', '.sh', 'cat <<END\nhe|llo\nEND\n', 'why', '# Why\ncat <<END\nhello\nEND\n'],
    ['stays out of continued lines', '.sh', 'echo one \\\n  tw|o\n', 'why', '# Why\necho one \\\n  two\n'],
    [
      'stays out of JSX text',
      '.tsx',
      'const a = (\n  <b>\n    te|xt\n  </b>\n);\n',
      'why',
      'const a = (\n  // Why\n  <b>\n    text\n  </b>\n);\n',
    ],
    ['uses blocks where there are no line comments', '.css', '|\na { b: c; }\n', 'why', '/* Why */\na { b: c; }\n'],
    ['and in HTML', '.html', '<p>\n|\n</p>\n', 'why', '<p>\n<!-- Why -->\n</p>\n'],
    ['cannot close its own block', '.css', '|\n', 'a */ b', '/* A * / b */\n'],
    ['cannot swallow the next line', '.c', '|\nint a;\n', 'ends in \\', '// Ends in \\.\nint a;\n'],
    ['keeps CRLF', '.ts', 'f();\r\n|\r\ng();\r\n', 'one\ntwo', 'f();\r\n// One\r\n// Two\r\ng();\r\n'],
    [
      'keeps tabs',
      '.go',
      'package a\n\nfunc f() {\n\tca|ll()\n}\n',
      'why',
      'package a\n\nfunc f() {\n\t// Why\n\tcall()\n}\n',
    ],
  ];
  for (const [rule, file, before, words, after] of cases) {
    it(`${rule} (${file})`, async () => {
      assert.equal(await comment(file, before, words), after);
    });
  }

  it('is refused where the language has none', async () => {
    await assert.rejects(comment('.json', '{|}', 'why'), { code: 'unsupported' });
  });

  it('wraps at the width, indentation and tabs counted', async () => {
    const words = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen';
    const after = await comment('.go', 'package a\n\nfunc f() {\n\tca|ll()\n}\n', words, { width: 40, tabs: true });
    const lines = after.split('\n').filter(line => line.includes('//'));
    assert.ok(lines.length > 2);
    for (const line of lines) assert.ok(columns(line, 4) <= 40, line);
    // No line could have taken the next one's first word.
    lines.slice(0, -1).forEach((line, i) => {
      const next = lines[i + 1]?.trim().split(' ')[1] ?? '';
      assert.ok(columns(`${line} ${next}`, 4) > 40, line);
    });
    assert.equal(lines.map(line => line.replace(/\t\/\/ /, '')).join(' '), `One${words.slice(3)}`);
  });

  for (const [file, source] of Object.entries(SOURCES)) {
    it(`never breaks code, at any position (${file})`, async () => {
      const lines = new LineIndex(source);
      const languageId = (await new InMemoryEditor({ open: { [`/w/a${file}`]: source } }).documents.read(`/w/a${file}`))
        .languageId;
      const before = await parsers.parse(source, languageId);
      assert.ok(before);
      const tokens = meaning(before.tokens(), file);
      const { isBroken } = before;
      before.dispose();
      for (let line = 0; line < lines.lineCount; line++) {
        for (let character = 0; character <= lines.line(line).length; character++) {
          const after = await comment(file, source, 'some words that say why, and then some more of them', {
            at: position(line, character),
            width: 50,
          });
          const tree = await parsers.parse(after, languageId);
          assert.ok(tree);
          const place = `at ${line + 1}:${character + 1}:\n${after}`;
          assert.equal(tree.isBroken, isBroken, place);
          assert.deepEqual(meaning(tree.tokens(), file), tokens, place);
          tree.dispose();
        }
      }
    });
  }
});

/** What the code says: without docstrings, which are documentation, and without comments of a page around it. */
function meaning(tokens: readonly string[], file: string): readonly string[] {
  const plain = tokens
    .map(token => token.replace(/<!--[\s\S]*?-->\n?/g, ''))
    .filter(token => !/^(text\s*|\\?n?\s*)$/.test(token));
  if (file !== '.py') return plain;
  return plain.filter((token, i) => !/^string_(start|content|end)/.test(token) || !isDocstring(plain, i));
}

/** Whether a token belongs to a string in triple quotes that nothing is done with. */
function isDocstring(tokens: readonly string[], at: number): boolean {
  const start = tokens.findLastIndex((token, i) => i <= at && token.startsWith('string_start'));
  return tokens[start] === 'string_start """' && !/^(=|\(|,|return) /.test(tokens[start - 1] ?? '');
}
