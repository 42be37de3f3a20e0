import type { Language } from '../language.ts';

export const json: Language = {
  grammar: 'json',
  languageIds: ['json', 'jsonc', 'jsonl', 'snippets'],
  query: `
(pair key: (string (string_content) @name)) @property
(comment) @comment
(string) @string
`,
  doc: { line: '//' },
  scopes: {
    comment: '(comment) @it',
    dictionary: '(object) @it',
    element: '(array (_) @it)',
    entry: '(pair key: (string (string_content) @name)) @it',
    key: '(pair key: (string (string_content) @name) @it)',
    list: '(array) @it',
    object: '(object) @it',
    string: '(string) @it',
    'string text': '(string) @it.inside',
    value: '(pair key: (string (string_content) @name) value: (_) @it)',
    elements: '(array) @it.inside',
    entries: '(object) @it.inside',
  },
  data: { entry: '$key: $value', quotes: 'always', quotesKeys: true, keys: 'camel', nothing: 'null' },
};
