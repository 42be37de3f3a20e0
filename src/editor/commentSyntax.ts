/** How a language writes comments; absent members mean that it has none of the kind. */
export interface CommentSyntax {
  readonly line?: string;
  readonly block?: readonly [open: string, close: string];
}

const C_LIKE: CommentSyntax = { line: '//', block: ['/*', '*/'] };
const HASH: CommentSyntax = { line: '#' };
const MARKUP: CommentSyntax = { block: ['<!--', '-->'] };
const DASHES: CommentSyntax = { line: '--' };

const BY_SYNTAX: readonly (readonly [CommentSyntax, string])[] = [
  [
    C_LIKE,
    'c cpp cuda-cpp csharp dart fsharp go groovy java javascript javascriptreact jsonc kotlin less objective-c objective-cpp php rust scala scss solidity swift typescript typescriptreact',
  ],
  [HASH, 'coffeescript dockerfile dotenv elixir env graphql julia makefile perl python r ruby shellscript toml yaml'],
  [MARKUP, 'html markdown svg vue xml xsl'],
  [{ line: '#', block: ['<#', '#>'] }, 'powershell'],
  [{ line: '--', block: ['--[[', ']]'] }, 'lua'],
  [{ line: '--', block: ['/*', '*/'] }, 'sql'],
  [{ line: '--', block: ['{-', '-}'] }, 'haskell'],
  [DASHES, 'ada vhdl'],
  [{ block: ['/*', '*/'] }, 'css'],
  [{ line: ';' }, 'clojure ini lisp properties scheme'],
  [{ line: '%' }, 'erlang latex tex'],
  [{ line: "'" }, 'vb'],
  [{ line: '"' }, 'viml'],
  [{ line: 'REM' }, 'bat'],
];

/** The comments of common languages by VS Code's language id; for where the editor cannot tell. */
export function commentSyntaxOf(languageId: string): CommentSyntax {
  return BY_SYNTAX.find(([, ids]) => ids.split(' ').includes(languageId))?.[0] ?? {};
}
