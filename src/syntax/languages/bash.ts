import type { Language } from '../language.ts';

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
