/** Words of the languages' tables that stand between operands; they end a name wherever they are said. */
export const INFIX: ReadonlySet<string> = new Set([
  ...['and', 'or', 'in', 'not in', 'is', 'is not', 'is in', 'if', 'else', 'for', 'as', 'instance of', 'instanceof'],
  ...['from', 'unless', 'then', 'do', 'extends', 'where', 'until', 'down to', 'step', 'async for'],
  ...['like', 'not like', 'is like', 'between', 'matches', 'contains'],
]);

/** Words of the languages' tables that stand in front of an operand. */
export const PREFIX: ReadonlySet<string> = new Set([
  ...[
    'not',
    'new',
    'export default',
    'await',
    'return',
    'throw',
    'raise',
    'delete',
    'del',
    'type of',
    'typeof',
    'yield',
    'async',
  ],
  ...['let', 'mut', 'var', 'const', 'val', 'ref', 'move', 'go', 'defer', 'lambda', 'import', 'void', 'yield from'],
  ...[
    'assert',
    'using',
    'dyn',
    'unsafe',
    'size of',
    'sizeof',
    'range',
    'echo',
    'puts',
    'final',
    'out',
    'auto',
    'case',
    'with',
  ],
]);

/** Words that begin a declaration, where the language's table or modifiers have them. */
export const DECLARING: ReadonlySet<string> = new Set(['let', 'var', 'const', 'val', 'mut', 'final', 'auto', 'late']);

/** Comparisons that bring their own operand. */
export const POSTFIX: ReadonlySet<string> = new Set([
  ...['is none', 'is not none', 'is null', 'is not null', 'is nil', 'is not nil'],
  ...['ascending', 'descending', 'desc'],
]);

/** How a tag is said; `$` is its name, `‸` the cursor. */
export const TAGS: Readonly<Record<string, string>> = {
  tag: '<$@>‸</$>',
  'open tag': '<$@>',
  'opening tag': '<$@>',
  'close tag': '</$>',
  'closing tag': '</$>',
  'empty tag': '<$@ />',
  'self closing tag': '<$@ />',
};
