import type { Language } from '../language.ts';

const NAME = '[(bare_key) (quoted_key) (dotted_key)]';

export const toml: Language = {
  grammar: 'toml',
  languageIds: ['toml'],
  query: `
(table . ${NAME} @name) @module
(table_array_element . ${NAME} @name) @module
(pair . ${NAME} @name) @property
(comment) @comment
(string) @string
`,
  doc: { line: '#' },
  scopes: {
    comment: '(comment) @it',
    dictionary: '(inline_table) @it',
    element: '(array (_) @it)',
    entry: `(pair . ${NAME} @name) @it`,
    heading: `(table . ${NAME} @it @name) (table_array_element . ${NAME} @it @name)`,
    key: `(pair . ${NAME} @name @it)`,
    list: '(array) @it',
    object: '(inline_table) @it',
    section: `(table . ${NAME} @name) @it (table_array_element . ${NAME} @name) @it`,
    string: '(string) @it',
    'string text': '((string) @it.inside (#not-match? @it.inside "^\\"{3}|^\'{3}"))',
    table: `(table . ${NAME} @name) @it (table_array_element . ${NAME} @name) @it`,
    value: `(pair . ${NAME} @name "=" . (_) @it)`,
    elements: '(array) @it.inside',
    entries: `
      (inline_table) @it.inside
      (table "]" @it.from (pair) @it.end .) (table_array_element "]]" @it.from (pair) @it.end .)`,
  },
  data: { entry: '$key = $value', quotes: 'always', quotesKeys: false, keys: 'snake' },
};
