import type { Language } from '../language.ts';

export const csharp: Language = {
  grammar: 'c-sharp',
  languageIds: ['csharp'],
  query: `
(method_declaration name: (_) @name) @method
(constructor_declaration name: (_) @name) @method
(local_function_statement name: (_) @name) @function
(class_declaration name: (_) @name) @class
(struct_declaration name: (_) @name) @class
(record_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @interface
(enum_declaration name: (_) @name) @enum
(property_declaration name: (_) @name) @property
(namespace_declaration name: (_) @name) @module
(comment) @comment
[(string_literal) (verbatim_string_literal) (raw_string_literal) (interpolated_string_expression) (character_literal)] @string
(interpolation) @code
`,
  doc: 'xml',
};
