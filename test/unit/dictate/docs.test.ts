import assert from 'node:assert/strict';
import { dictated } from '../../support/dictatedCase.ts';

const ts = (doc: string) => `${doc}function f(first: number, maxDepth: number) {\n}\n`;
const py = (doc: string) => `def f(first, max_depth):\n${doc}    return 1\n`;

/** Where the cursor is in the code, what was said, and the documentation then. */
const CASES: readonly (readonly [rule: string, file: string, before: string, said: string, after: string])[] = [
  [
    'JSDoc',
    'a.ts',
    ts('').replace('f(', 'f¦('),
    'param max depth is how deep',
    ts('/** @param maxDepth how deep */\n'),
  ],
  [
    'JSDoc with a summary',
    'a.ts',
    ts('').replace('f(', 'f¦('),
    'Summary: walks the tree. Param first: where it begins. Returns the sum.',
    ts('/**\n * Walks the tree.\n *\n * @param first where it begins\n * @returns the sum\n */\n'),
  ],
  [
    'a tag in its place, in the style of the others',
    'a.ts',
    ts(
      '/**\n * Walks.\n *\n * @param {number} first - The first one.\n * @returns {number} The sum of all.\n * @see other\n */\n',
    ).replace('f(', 'f¦('),
    'param max depth is how deep',
    ts(
      '/**\n * Walks.\n *\n * @param {number} first - The first one.\n * @param maxDepth - How deep.\n * @returns {number} The sum of all.\n * @see other\n */\n',
    ),
  ],
  [
    'a tag brought up to date, with its type',
    'a.ts',
    ts('/**\n * Walks.\n *\n * @param {number} first - old\n *   and long\n * @returns x\n */\n').replace('f(', 'f¦('),
    'param first is new',
    ts('/**\n * Walks.\n *\n * @param {number} first - new\n * @returns x\n */\n'),
  ],
  [
    'from within the comment',
    'a.ts',
    ts('/** Walks.¦ */\n'),
    'returns the sum',
    ts('/**\n * Walks.\n *\n * @returns the sum\n */\n'),
  ],
  [
    'what is thrown',
    'a.ts',
    ts('/** Walks.¦ */\n'),
    'throws range error if it is too deep',
    ts('/**\n * Walks.\n *\n * @throws {RangeError} if it is too deep\n */\n'),
  ],
  [
    'a sentence as such',
    'a.ts',
    ts('').replace('f(', 'f¦('),
    'Returns the index, or minus one if there is none.',
    ts('/** Returns the index, or minus one if there is none. */\n'),
  ],
  [
    'a relative clause as such',
    'a.ts',
    ts('').replace('f(', 'f¦('),
    'param first is a function that returns true',
    ts('/** @param first a function that returns true */\n'),
  ],
  [
    'Javadoc',
    'A.java',
    'class A {\n  int f¦(int left) throws E { return 1; }\n}\n',
    'summary adds it param left is the left one returns the sum throws io exception if closed',
    'class A {\n  /**\n   * Adds it\n   *\n   * @param left the left one\n   * @return the sum\n   * @throws IOException if closed\n   */\n  int f(int left) throws E { return 1; }\n}\n',
  ],
  [
    'KDoc',
    'a.kt',
    'fun f¦(left: Int): Int {\n    return 1\n}\n',
    'param left is the left one',
    '/** @param left the left one */\nfun f(left: Int): Int {\n    return 1\n}\n',
  ],
  [
    'PHPDoc with types',
    'a.php',
    '<?php\nfunction f¦(?int $left): int {\n}\n',
    'param left is the left one returns the sum',
    '<?php\n/**\n * @param ?int $left the left one\n * @return int the sum\n */\nfunction f(?int $left): int {\n}\n',
  ],
  [
    'Doxygen with the backslashes of the file',
    'a.cpp',
    '/**\n * \\brief Adds.\n * \\param left the left\n */\nint f¦(int left, int right) {\n}\n',
    'param right is the right returns the sum',
    '/**\n * \\brief Adds.\n * \\param left the left\n * \\param right the right\n * \\return the sum\n */\nint f(int left, int right) {\n}\n',
  ],
  [
    'YARD',
    'a.rb',
    '# Adds.\ndef f¦(left)\n  1\nend\n',
    'param left is the left one',
    '# Adds.\n#\n# @param left the left one\ndef f(left)\n  1\nend\n',
  ],
  [
    'XML',
    'A.cs',
    'class A {\n  /// <summary>Adds.</summary>\n  /// <returns>x</returns>\n  int F¦(int left) { return 1; }\n}\n',
    'param left is a < b',
    'class A {\n  /// <summary>Adds.</summary>\n  /// <param name="left">a &lt; b</param>\n  /// <returns>x</returns>\n  int F(int left) { return 1; }\n}\n',
  ],
  [
    "Google's",
    'a.py',
    py('').replace('f(', 'f¦('),
    'summary adds it param max depth is how deep returns the sum',
    py('    """Adds it\n\n    Args:\n        max_depth: how deep\n\n    Returns:\n        the sum\n    """\n'),
  ],
  [
    "Google's, brought up to date",
    'a.py',
    py(
      '    """Adds.\n\n    Args:\n        max_depth (int): Old one.\n\n    Raises:\n        ValueError: If bad.\n    """\n',
    ).replace('f(', 'f¦('),
    'param first is the first. param max depth is how deep. returns the sum',
    py(
      '    """Adds.\n\n    Args:\n        first: The first.\n        max_depth (int): How deep.\n\n    Returns:\n        The sum.\n\n    Raises:\n        ValueError: If bad.\n    """\n',
    ),
  ],
  [
    "NumPy's",
    'a.py',
    py(
      '    """Adds.\n\n    Parameters\n    ----------\n    first : int\n        the first\n\n    Returns\n    -------\n    int\n        the old\n    """\n',
    ).replace('f(', 'f¦('),
    'param max depth is how deep returns the new sum',
    py(
      '    """Adds.\n\n    Parameters\n    ----------\n    first : int\n        the first\n    max_depth\n        how deep\n\n    Returns\n    -------\n    int\n        the new sum\n    """\n',
    ),
  ],
  [
    "Sphinx's",
    'a.py',
    py('    """Adds.\n\n    :param first: the first\n    :returns: the sum\n    """\n').replace('f(', 'f¦('),
    'param max depth is how deep',
    py('    """Adds.\n\n    :param first: the first\n    :param max_depth: how deep\n    :returns: the sum\n    """\n'),
  ],
  [
    'from within the docstring',
    'a.py',
    py('    """Adds.¦"""\n'),
    'param first is the first',
    py('    """Adds.\n\n    Args:\n        first: the first\n    """\n'),
  ],
  [
    "Rust's",
    'a.rs',
    '/// Adds.\n///\n/// # Examples\n///\n/// ```\n/// f(1);\n/// ```\nfn f¦(left: i32) -> R {\n}\n',
    'param left is the left one. errors if it overflows',
    '/// Adds.\n///\n/// # Arguments\n///\n/// * `left` - the left one\n///\n/// # Errors\n///\n/// If it overflows\n///\n/// # Examples\n///\n/// ```\n/// f(1);\n/// ```\nfn f(left: i32) -> R {\n}\n',
  ],
  [
    "Go's",
    'a.go',
    'package a\n\n// F adds.\nfunc F¦(left int) int {\n\treturn 1\n}\n',
    'deprecated use g instead',
    'package a\n\n// F adds.\n//\n// Deprecated: use g instead\nfunc F(left int) int {\n\treturn 1\n}\n',
  ],
  [
    "Dart's",
    'a.dart',
    '/// Adds.\nint f¦(int left) {\n  return 1;\n}\n',
    'param left is the left one',
    '/// Adds.\n///\n/// [left] is the left one\nint f(int left) {\n  return 1;\n}\n',
  ],
  [
    'of the function around, for a parameter of it',
    'a.ts',
    ts('').replace('{\n}', '{\n  ¦g();\n}'),
    'param max depth is how deep',
    ts('/** @param maxDepth how deep */\n').replace('{\n}', '{\n  g();\n}'),
  ],
  [
    'nothing that ends the comment',
    'a.ts',
    ts('').replace('f(', 'f¦('),
    'param first is a */ b',
    ts('/** @param first a * / b */\n'),
  ],
];

describe('documentation that is said', () => {
  for (const [rule, file, before, said, after] of CASES)
    it(`${rule}: “${said}” (${file})`, async () => {
      assert.equal(await dictated({ id: rule, file, before, mode: 'comment', said, want: after }), after);
    });

  it('is the same when it is said twice', async () => {
    for (const [, file, before, said, after] of CASES) {
      if (
        !/^(?:param|returns) /.test(said) ||
        /returns|errors/.test(said.slice(8)) ||
        !/f\u00a6?\(|F\u00a6?\(/.test(before)
      )
        continue;
      const again = after.replace(/([fF])\((?=[\w?])/, '$1¦(');
      assert.equal(await dictated({ id: said, file, before: again, mode: 'comment', said, want: after }), after, said);
    }
  });
});
