import type { Language } from '../language.ts';

export const ruby: Language = {
  grammar: 'ruby',
  languageIds: ['ruby'],
  query: `
(method name: (_) @name) @method
(singleton_method name: (_) @name) @method
(class name: (_) @name) @class
(module name: (_) @name) @module
(comment) @comment
[(string) (heredoc_body) (regex) (symbol_array) (string_array) (subshell)] @string
(interpolation) @code
`,
  doc: { line: '#' },
};
