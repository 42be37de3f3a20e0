import type { Language } from '../language.ts';

export const rust: Language = {
  grammar: 'rust',
  languageIds: ['rust'],
  query: `
(function_item name: (_) @name) @function
(function_signature_item name: (_) @name) @function
(struct_item name: (_) @name) @class
(enum_item name: (_) @name) @enum
(trait_item name: (_) @name) @interface
(impl_item type: (_) @name) @class
(mod_item name: (_) @name) @module
(type_item name: (_) @name) @type
[(line_comment) (block_comment)] @comment
[(string_literal) (raw_string_literal) (char_literal)] @string
`,
  doc: { line: '///' },
};
