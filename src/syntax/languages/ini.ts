import type { Language } from '../language.ts';

export const ini: Language = {
  grammar: 'ini',
  languageIds: ['ini', 'properties'],
  query: `
(section (section_name (text) @name)) @property
(comment) @comment
`,
  doc: { line: ';' },
  scopes: {
    comment: '(comment) @it',
    entry: '(setting (setting_name) @name) @it',
    heading: '(section (section_name (text) @it @name))',
    key: '(setting (setting_name) @it)',
    section: '(section (section_name (text) @name)) @it',
    value: '(setting (setting_name) @name (setting_value) @it)',
  },
};
