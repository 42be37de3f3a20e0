import type { Language } from '../language.ts';

export const php: Language = {
  grammar: 'php',
  languageIds: ['php'],
  query: `
(function_definition name: (_) @name) @function
(method_declaration name: (_) @name) @method
(class_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @interface
(trait_declaration name: (_) @name) @class
(enum_declaration name: (_) @name) @enum
(comment) @comment
[(string) (encapsed_string) (heredoc) (nowdoc)] @string
(text) @page
`,
  doc: 'block',
};
