/**
 * What can be pointed at by structure, as people say it; the words that they say instead are in grammar/places/said/kinds.ts. An
 * `initializer` is a constructor, a name that every object has in JavaScript.
 */
export const SCOPES = [
  ...['argument', 'argument list', 'assert', 'assignment', 'assignment value', 'assignment variable'],
  ...['attribute', 'attribute name', 'attribute value', 'attribute text', 'begin', 'body', 'break', 'call', 'case'],
  ...['catch', 'class', 'close tag', 'comment', 'comment text', 'condition', 'content', 'continue'],
  ...['declaration', 'decorator', 'default', 'defer', 'delegate', 'dictionary', 'do', 'element', 'else', 'else if'],
  ...['empty tag', 'entry', 'enum', 'enum member', 'export', 'finally', 'for', 'function', 'generator', 'getter'],
  ...[
    'if',
    'implementation',
    'implements',
    'implements list',
    'import',
    'initializer',
    'interface',
    'key',
    'keyword argument',
  ],
  ...['lambda', 'list', 'loop', 'match', 'method', 'mixin', 'modifier', 'modifier list', 'name', 'named parameter'],
  ...['named parameter list', 'namespace', 'object', 'open tag', 'operator', 'package', 'parameter'],
  ...['parameter list', 'parameter name', 'parameter type', 'parameter value', 'parent', 'parent list', 'pass'],
  ...['positional parameter', 'positional parameter list', 'property', 'prototype', 'receiver argument'],
  ...['record', 'rescue modifier', 'return', 'return type', 'return value', 'return value name'],
  ...['return value name list', 'ruleset', 'selector', 'set', 'setter', 'statement', 'string', 'string text', 'struct'],
  ...['subscript', 'switch', 'synchronized', 'tag', 'tag name', 'text', 'throw', 'throws', 'trait', 'try', 'tuple'],
  ...['type', 'type alias', 'type argument', 'type argument list', 'type parameter', 'type parameter list', 'unless'],
  ...['until', 'using', 'value', 'variable', 'while', 'with', 'with alias', 'with item', 'yield'],
  // Of documents and data, queries and sheets of styles.
  ...['block', 'cell', 'clause', 'code block', 'column', 'from clause', 'group by clause', 'heading', 'join clause'],
  ...[
    'limit clause',
    'media query',
    'order by clause',
    'quote',
    'row',
    'section',
    'select clause',
    'subquery',
    'table',
  ],
  ...['where clause', 'at rule', 'include', 'ternary', 'then branch'],
] as const;

/** Where things can be added, empty or not: what is between the brackets, or the indented lines. Never said aloud. */
export const CONTAINERS = [
  /** Statements of a block; `@name` is not needed. */
  'statements',
  /** Of a class, an interface, a struct. */
  'members',
  /** Of a list or tuple. */
  'elements',
  /** Of a dictionary or object. */
  'entries',
  'enum members',
  /** Of a struct whose fields are a list with commas. */
  'fields',
  /** Functions and classes of a namespace. */
  'declarations',
  /** Names that an import brings: `{ a, b }`. */
  'import names',
  /** Of a tag: what is between its name and its end. */
  'attributes',
  /** Children of a tag, or the page. */
  'children',
] as const;

export type ScopeName = (typeof SCOPES)[number] | (typeof CONTAINERS)[number];
