import type { Language } from '../language.ts';

export const powershell: Language = {
  grammar: 'powershell',
  languageIds: ['powershell'],
  query: `
(function_statement (function_name) @name) @function
(class_statement (simple_name) @name) @class
(comment) @comment
[(expandable_string_literal) (verbatim_string_characters) (expandable_here_string_literal) (verbatim_here_string_characters)] @string
`,
  doc: { line: '#' },
};
