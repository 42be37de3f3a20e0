import type { Language } from '../language.ts';

const COMMON = `
(function_declaration name: (_) @name) @function
(generator_function_declaration name: (_) @name) @function
(variable_declarator name: (identifier) @name value: [(arrow_function) (function_expression)]) @function
(method_definition name: (_) @name) @method
(class_declaration name: (_) @name) @class
(comment) @comment
[(string) (template_string) (regex)] @string
(template_substitution) @code
`;

const JSX = `
[(jsx_element) (jsx_self_closing_element)] @string
(jsx_expression) @code
`;

const TYPES = `
(abstract_class_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @interface
(enum_declaration name: (_) @name) @enum
(type_alias_declaration name: (_) @name) @type
(internal_module name: (_) @name) @module
(function_signature name: (_) @name) @function
(method_signature name: (_) @name) @method
(public_field_definition name: (_) @name) @property
`;

export const javascript: Language = {
  grammar: 'javascript',
  languageIds: ['javascript', 'javascriptreact'],
  query: `${COMMON}${JSX}(field_definition property: (_) @name) @property`,
  doc: 'block',
};

export const typescript: Language = {
  grammar: 'typescript',
  languageIds: ['typescript'],
  query: COMMON + TYPES,
  doc: 'block',
};

export const tsx: Language = {
  grammar: 'tsx',
  languageIds: ['typescriptreact'],
  query: COMMON + TYPES + JSX,
  doc: 'block',
};
