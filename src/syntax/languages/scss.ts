import type { Language } from '../language.ts';
import { SCSS_WRITING } from './stylesWriting.ts';

export const scss: Language = {
  grammar: 'scss',
  languageIds: ['scss'],
  // Members of modules, which the grammar does not know: `@include fonts.small`, `math.div(`, `sizes.$wide`.
  readAs: text =>
    text
      .replace(/(?<=@include[ \t]+[\w-]+)\.(?=[\w-])/g, '_')
      .replace(/(?<=[:(,+*/-][ \t]*[a-z][\w-]*)\.(?=[a-z][\w-]*\()/gi, '_')
      .replace(/(?<=[:(,+*/ \t-])([a-z][\w-]*)\.\$(?=[\w-])/gi, (_, name: string) => `$${name}_`),
  query: `
(rule_set (selectors) @name) @property
(mixin_statement name: (_) @name) @function
(function_statement name: (_) @name) @function
[(comment) (js_comment)] @comment
(string_value) @string
`,
  doc: 'block',
  scopes: {
    argument: '(arguments (argument) @it)',
    'argument list': '(arguments) @it.inside',
    assignment: '((declaration (property_name) @n) @it (#match? @n "^[$]"))',
    'assignment value': '(declaration (property_name) . (_) @it)',
    'assignment variable': '((declaration (property_name) @it) (#match? @it "^[$]"))',
    'at rule': `
      [(media_statement) (supports_statement) (import_statement) (charset_statement) (namespace_statement)] @it.whole
      [(use_statement) (forward_statement) (include_statement) (extend_statement)] @it.whole
      (at_rule (at_keyword) @name) @it.whole (keyframes_statement (keyframes_name) @name) @it`,
    body: '(block) @it.inside',
    call: '(call_expression) @it (include_statement) @it',
    comment: '[(comment) (js_comment)] @it',
    condition: '[(if_statement condition: (_) @it) (else_if_clause condition: (_) @it)]',
    declaration: '(declaration (property_name) @name) @it',
    else: '(else_clause) @it',
    'else if': '(else_if_clause) @it',
    entry: '(declaration (property_name) @name) @it',
    for: '[(for_statement) (each_statement)] @it',
    function: '(function_statement name: (_) @name) @it',
    if: '(if_statement "@if" @it.start . (_) . (block) @it.end)',
    import: '[(import_statement) (use_statement) (forward_statement)] @it.whole',
    include: '(include_statement) @it.whole',
    key: '(declaration (property_name) @it)',
    loop: '[(for_statement) (each_statement) (while_statement)] @it',
    'media query': '(media_statement) @it',
    mixin: '(mixin_statement name: (_) @name) @it',
    name: '(declaration (property_name) @it) (mixin_statement name: (_) @it) (function_statement name: (_) @it)',
    parameter: '(parameters (parameter) @it)',
    'parameter list': '(parameters) @it.inside',
    'parameter value': '(parameter (variable) @removal.from default: (_) @it @removal.end)',
    property: '(declaration (property_name) @name) @it',
    return: '(return_statement) @it',
    'return value': '(return_statement (_) @it)',
    ruleset: '(rule_set (selectors) @name) @it',
    selector: '(selectors) @it',
    string: '(string_value) @it',
    'string text': '(string_value) @it.inside',
    tag: '(tag_name) @it',
    value: `
      (declaration (property_name) @name . (_) @it .)
      (declaration (property_name) @name . (_) @it.start (_) @it.end .)`,
    variable: '(variable) @it',
    while: '(while_statement) @it',
    statements: '(block) @it.inside',
    members: '(block) @it.inside',
  },
  writing: SCSS_WRITING,
};
