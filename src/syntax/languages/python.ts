import type { Language } from '../language.ts';

export const python: Language = {
  grammar: 'python',
  languageIds: ['python'],
  query: `
(function_definition name: (_) @name) @function
(class_definition name: (_) @name) @class
(comment) @comment
(string) @string
(interpolation) @code
`,
  doc: 'docstring',
};
