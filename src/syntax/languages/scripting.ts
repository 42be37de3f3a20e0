import type { Language } from '../language.ts';

export const ruby: Language = {
  grammar: 'ruby',
  languageIds: ['ruby'],
  query: `
(method name: (_) @name) @method
(singleton_method name: (_) @name) @method
(class name: (_) @name) @class
(module name: (_) @name) @module
(comment) @comment
[(string) (heredoc_body) (regex) (symbol_array) (string_array) (subshell)] @string
(interpolation) @code
`,
  doc: { line: '#' },
};

export const bash: Language = {
  grammar: 'bash',
  languageIds: ['shellscript'],
  query: `
(function_definition name: (_) @name) @function
(comment) @comment
[(string) (raw_string) (ansi_c_string) (heredoc_redirect)] @string
(command_substitution) @code
`,
  doc: { line: '#' },
};

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

export const css: Language = {
  grammar: 'css',
  languageIds: ['css'],
  query: `
(rule_set (selectors) @name) @property
(comment) @comment
(string_value) @string
`,
  doc: 'block',
};

export const ini: Language = {
  grammar: 'ini',
  languageIds: ['ini', 'properties'],
  query: `
(section (section_name (text) @name)) @property
(comment) @comment
`,
  doc: { line: ';' },
};
