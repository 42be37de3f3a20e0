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
