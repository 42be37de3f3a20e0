import type { Language } from '../language.ts';
import { CSS_WRITING } from './stylesWriting.ts';

export const css: Language = {
  grammar: 'css',
  languageIds: ['css'],
  query: `
(rule_set (selectors) @name) @property
(comment) @comment
(string_value) @string
`,
  doc: 'block',
  scopes: {
    argument: '(arguments (_) @it)',
    'argument list': '(arguments) @it.inside',
    'at rule':
      '[(media_statement) (supports_statement) (import_statement) (charset_statement) (namespace_statement)] @it.whole (at_rule (at_keyword) @name) @it.whole (keyframes_statement (keyframes_name) @name) @it',
    body: '(block) @it.inside',
    call: '(call_expression (function_name) @name) @it',
    comment: '(comment) @it',
    declaration: '(declaration (property_name) @name) @it @removal',
    entry: '(declaration (property_name) @name) @it @removal',
    import: '(import_statement) @it',
    key: '(declaration (property_name) @it)',
    'media query': '(media_statement) @it',
    name: '(declaration (property_name) @it)',
    property: '(declaration (property_name) @name) @it @removal',
    ruleset: '(rule_set (selectors) @name) @it',
    selector: '(selectors (_) @it)',
    string: '(string_value) @it',
    'string text': '(string_value) @it.inside',
    tag: '(tag_name) @it',
    value: `
      (declaration (property_name) @name . (_) @it .)
      (declaration (property_name) @name . (_) @it.start (_) @it.end .)`,
    variable: '((declaration (property_name) @it) (#match? @it "^--"))',
    statements: '(block) @it.inside',
    members: '(block) @it.inside',
  },
  writing: CSS_WRITING,
};
