import type { Language } from '../language.ts';
import { TYPED_WRITING, WRITING } from './ecmascriptWriting.ts';

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

/** In JavaScript; TypeScript adds types, JSX tags. */
const SCOPES = {
  argument: '(arguments (_) @it)',
  'argument list': '(arguments) @it.inside',
  assert: '((call_expression function: (_) @f) @it (#match? @f "^(console\\\\.)?assert"))',
  assignment: `
    [(lexical_declaration (variable_declarator value: (_))) (variable_declaration (variable_declarator value: (_)))] @it
    [(assignment_expression) (augmented_assignment_expression)] @it`,
  'assignment value': `
    (variable_declarator name: (_) @removal.from value: (_) @it @removal.end)
    (assignment_expression left: (_) @removal.from right: (_) @it @removal.end)
    (augmented_assignment_expression right: (_) @it)`,
  'assignment variable': `
    (variable_declarator name: (_) @it value: (_))
    (assignment_expression left: (_) @it) (augmented_assignment_expression left: (_) @it)`,
  body: `
    (_ body: [(statement_block) (class_body)] @it.inside)
    (arrow_function body: (expression) @it)
    [(if_statement consequence: (statement_block) @it.inside) (else_clause (statement_block) @it.inside)]`,
  break: '(break_statement) @it',
  call: '[(call_expression function: (_) @name) (new_expression constructor: (_) @name)] @it',
  case: '(switch_case value: (_) @name) @it',
  catch: '(catch_clause) @it',
  class:
    '[(class_declaration name: (_) @name) (class name: (_)? @name)] @it (export_statement (class_declaration name: (_) @name) @it) @removal',
  comment: '(comment) @it',
  condition: `
    [(if_statement condition: (parenthesized_expression) @it.inside)
     (while_statement condition: (parenthesized_expression) @it.inside)
     (do_statement condition: (parenthesized_expression) @it.inside)]
    (for_statement condition: (_) @it) (ternary_expression condition: (_) @it)`,
  initializer: '((method_definition name: (_) @n) @it (#eq? @n "constructor"))',
  continue: '(continue_statement) @it',
  declaration: '[(lexical_declaration) (variable_declaration)] @it',
  decorator: '(decorator) @it',
  default: '(switch_default) @it',
  dictionary: `
    (variable_declarator name: (_) @removal.from value: (object) @it @removal.end)
    (assignment_expression left: (_) @removal.from right: (object) @it @removal.end)
    (object) @it`,
  do: '(do_statement) @it',
  element: '(array (_) @it)',
  else: '((else_clause) @it.whole (#not-match? @it.whole "^else *if"))',
  'else if': '(else_clause (if_statement consequence: (_) @it.end)) @it.start',
  entry: '(object (_) @it)',
  export: '(export_statement) @it',
  finally: '(finally_clause) @it',
  for: '[(for_statement) (for_in_statement)] @it.whole',
  function: `
    [(function_declaration name: (_) @name) (generator_function_declaration name: (_) @name)] @it
    (export_statement declaration: (function_declaration name: (_) @name) @it) @removal
    (lexical_declaration (variable_declarator name: (identifier) @name value: [(arrow_function) (function_expression)])) @it`,
  generator: '[(generator_function_declaration name: (_) @name) (generator_function)] @it',
  getter: '(method_definition "get" name: (_) @name) @it',
  if: '(if_statement "if" @it.start consequence: (_) @it.whole)',
  import: '(import_statement) @it',
  key: '(pair key: (_) @it)',
  lambda: '[(arrow_function) (function_expression)] @it',
  list: '(array) @it',
  loop: '[(for_statement) (for_in_statement) (while_statement) (do_statement)] @it.whole',
  method: '(method_definition name: (_) @name) @it',
  modifier: '(method_definition ["static" "async" "get" "set"] @it)',
  name: `
    [(function_declaration name: (_) @it) (class_declaration name: (_) @it) (method_definition name: (_) @it)
     (variable_declarator name: (_) @it) (pair key: (_) @it)]`,
  operator: '(binary_expression operator: _ @it)',
  parameter: '(formal_parameters (_) @it) (arrow_function parameter: (_) @it)',
  'parameter list': '(formal_parameters) @it.inside',
  'parameter value': '(formal_parameters (assignment_pattern left: (_) @removal.from right: (_) @it @removal.end))',
  parent: '(class_heritage (identifier) @it) @removal',
  property:
    '(field_definition property: (_) @name) @it (pair key: (_) @name) @it (object (method_definition name: (_) @name) @it)',
  return: '(return_statement) @it',
  'return value': '(return_statement "return" @removal.from (_) @it @removal.end)',
  setter: '(method_definition "set" name: (_) @name) @it',
  statement: '(statement) @it',
  string: '[(string) (template_string)] @it',
  'string text': '[(string) (template_string)] @it.inside',
  subscript: '(subscript_expression index: (_) @it)',
  switch: '(switch_statement) @it',
  ternary: '(ternary_expression) @it',
  'then branch': '(if_statement consequence: (_) @it.whole)',
  throw: '(throw_statement) @it',
  try: '(try_statement "try" @it.start body: (_) @it.end)',
  value:
    '(pair value: (_) @it) (variable_declarator name: (_) @removal.from value: (_) @it @removal.end) (assignment_expression right: (_) @it)',
  variable: '(variable_declarator name: (_) @it) (assignment_expression left: (_) @it)',
  while: '(while_statement) @it.whole',
  yield: '(yield_expression) @it',
  statements: '(statement_block) @it.inside',
  members: '(class_body) @it.inside',
  elements: '(array) @it.inside',
  entries: '(object) @it.inside',
  'import names': '[(named_imports) (export_clause)] @it.inside',
} as const satisfies Language['scopes'];

const JSX_SCOPES = {
  attribute: '(jsx_attribute (property_identifier) @name) @it',
  'attribute name': '(jsx_attribute (property_identifier) @it)',
  'attribute value': '(jsx_attribute (property_identifier) (_) @it)',
  'attribute text': '(jsx_attribute (property_identifier) (string) @it.inside)',
  'close tag': '(jsx_closing_element) @it',
  content: '(jsx_element open_tag: (_) @it.from close_tag: (_) @it.to)',
  'empty tag': '(jsx_self_closing_element name: (_) @name) @it',
  'open tag': '(jsx_opening_element name: (_) @name) @it',
  tag: '[(jsx_element open_tag: (_ name: (_) @name)) (jsx_self_closing_element name: (_) @name)] @it',
  'tag name':
    '[(jsx_opening_element name: (_) @it) (jsx_closing_element name: (_) @it) (jsx_self_closing_element name: (_) @it)]',
  children: '(jsx_element open_tag: (_) @it.from close_tag: (_) @it.to)',
} as const satisfies Language['scopes'];

const TYPE_SCOPES = {
  class: `
    [(class_declaration name: (_) @name) (abstract_class_declaration name: (_) @name) (class name: (_)? @name)] @it
    (export_statement [(class_declaration name: (_) @name) (abstract_class_declaration name: (_) @name)] @it) @removal`,
  enum: '(enum_declaration name: (_) @name) @it (export_statement (enum_declaration name: (_) @name) @it) @removal',
  'enum member': '(enum_body [(property_identifier) (enum_assignment) (string)] @it)',
  'enum members': '(enum_body) @it.inside',
  implements: '(implements_clause (_) @it) @removal',
  'implements list':
    '(implements_clause . (_) @it.start (_)? @it.end .) @removal (implements_clause . (_) @it .) @removal',
  interface:
    '(interface_declaration name: (_) @name) @it (export_statement (interface_declaration name: (_) @name) @it) @removal',
  members: '[(class_body) (interface_body)] @it.inside',
  modifier: `
    (method_definition ["static" "async" "get" "set" "readonly" (accessibility_modifier) (override_modifier)] @it)
    (public_field_definition ["static" "readonly" "declare" (accessibility_modifier) (override_modifier)] @it)`,
  namespace: '(internal_module name: (_) @name) @it',
  parent: '(extends_clause value: (_) @it) @removal',
  'parent list': '(extends_clause value: (_) @it) @removal',
  'parameter name': '(formal_parameters (_ pattern: (_) @it))',
  'parameter type': '(formal_parameters (_ type: (type_annotation (_) @it) @removal))',
  'parameter value': `
    (formal_parameters (_ type: (_) @removal.from value: (_) @it @removal.end))
    (formal_parameters (_ pattern: (_) @removal.from !type value: (_) @it @removal.end))`,
  property: `
    (public_field_definition name: (_) @name) @it (property_signature name: (_) @name) @it
    (pair key: (_) @name) @it (object (method_definition name: (_) @name) @it)`,
  'return type': '(_ return_type: (type_annotation (_) @it) @removal)',
  type: '(type_annotation (_) @it) @removal (type_alias_declaration name: (_) @name) @it',
  'type alias': '(type_alias_declaration name: (_) @name) @it',
  'type argument': '(type_arguments (_) @it)',
  'type argument list': '(type_arguments) @it.inside',
  'type parameter': '(type_parameters (_) @it)',
  'type parameter list': '(type_parameters) @it.inside',
} as const satisfies Language['scopes'];

export const javascript: Language = {
  grammar: 'javascript',
  languageIds: ['javascript', 'javascriptreact'],
  query: `${COMMON}${JSX}(field_definition property: (_) @name) @property`,
  doc: 'block',
  scopes: { ...SCOPES, ...JSX_SCOPES },
  writing: WRITING,
};

export const typescript: Language = {
  grammar: 'typescript',
  languageIds: ['typescript'],
  query: COMMON + TYPES,
  doc: 'block',
  scopes: { ...SCOPES, ...TYPE_SCOPES },
  writing: TYPED_WRITING,
};

export const tsx: Language = {
  grammar: 'tsx',
  languageIds: ['typescriptreact'],
  query: COMMON + TYPES + JSX,
  doc: 'block',
  scopes: { ...SCOPES, ...JSX_SCOPES, ...TYPE_SCOPES },
  writing: TYPED_WRITING,
};
