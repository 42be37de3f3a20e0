import type { Language } from '../language.ts';

export const java: Language = {
  grammar: 'java',
  languageIds: ['java'],
  query: `
(method_declaration name: (_) @name) @method
(constructor_declaration name: (_) @name) @method
(class_declaration name: (_) @name) @class
(record_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @interface
(enum_declaration name: (_) @name) @enum
[(line_comment) (block_comment)] @comment
[(string_literal) (character_literal)] @string
`,
  doc: 'block',
};
