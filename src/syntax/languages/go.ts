import type { Language } from '../language.ts';

export const go: Language = {
  grammar: 'go',
  languageIds: ['go'],
  query: `
(function_declaration name: (_) @name) @function
(method_declaration name: (_) @name) @method
(type_spec name: (_) @name) @class
(comment) @comment
[(interpreted_string_literal) (raw_string_literal) (rune_literal)] @string
`,
  doc: { line: '//' },
};
