import type { Language } from '../language.ts';

/** The C++ grammar reads C as well. */
export const cpp: Language = {
  grammar: 'cpp',
  languageIds: ['cpp', 'c', 'cuda-cpp', 'objective-c', 'objective-cpp'],
  query: `
(function_definition declarator: (function_declarator declarator: (_) @name)) @function
(function_definition declarator: (pointer_declarator declarator: (function_declarator declarator: (_) @name))) @function
(function_definition declarator: (reference_declarator (function_declarator declarator: (_) @name))) @function
(class_specifier name: (_) @name body: (_)) @class
(struct_specifier name: (_) @name body: (_)) @class
(enum_specifier name: (_) @name body: (_)) @enum
(namespace_definition name: (_) @name) @module
(comment) @comment
[(string_literal) (raw_string_literal) (char_literal) (preproc_def) (preproc_function_def)] @string
`,
  doc: 'block',
};

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
