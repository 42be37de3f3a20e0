import type { Language } from '../language.ts';

export const ini: Language = {
  grammar: 'ini',
  languageIds: ['ini', 'properties'],
  query: `
(section (section_name (text) @name)) @property
(comment) @comment
`,
  doc: { line: ';' },
};
