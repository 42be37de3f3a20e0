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
    entries: '(section (section_name) @it.from (setting) @it.end .)',
  },
  data: { entry: '$key = $value', quotes: 'never', quotesKeys: false, keys: 'snake' },
};

/** Variables of an environment, a line each. */
export const dotenv: Language = {
  ...ini,
  languageIds: ['dotenv', 'env'],
  doc: { line: '#' },
  data: { entry: '$key=$value', quotes: 'spaced', quotesKeys: false, keys: 'constant' },
};
