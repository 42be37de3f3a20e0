import type { Language } from '../language.ts';

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
