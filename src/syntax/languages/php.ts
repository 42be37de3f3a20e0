import type { Language } from '../language.ts';
import { PHP_WRITING } from './phpWriting.ts';

export const php: Language = {
  grammar: 'php',
  languageIds: ['php'],
  query: `
(function_definition name: (_) @name) @function
(method_declaration name: (_) @name) @method
(class_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @interface
(trait_declaration name: (_) @name) @class
(enum_declaration name: (_) @name) @enum
(comment) @comment
[(string) (encapsed_string) (heredoc) (nowdoc)] @string
(text) @page
`,
  doc: 'block',
  scopes: {
    argument: '(arguments (argument) @it)',
    'argument list': '(arguments) @it.inside',
    assignment: '[(assignment_expression) (augmented_assignment_expression)] @it',
    'assignment value': `
      (assignment_expression left: (_) @removal.from right: (_) @it @removal.end)
      (augmented_assignment_expression right: (_) @it)
      (property_element name: (_) @removal.from default_value: (_) @it @removal.end)
      (const_element (name) @removal.from . (_) @it @removal.end)`,
    'assignment variable': `
      (assignment_expression left: (_) @it) (augmented_assignment_expression left: (_) @it)
      (property_element name: (_) @it)`,
    attribute: '(attribute_list (attribute_group) @it)',
    body: '(_ body: [(compound_statement) (declaration_list) (enum_declaration_list)] @it.inside)',
    break: '(break_statement) @it',
    call: `
      (function_call_expression function: (_) @name) @it (member_call_expression name: (_) @name) @it
      (scoped_call_expression name: (_) @name) @it (nullsafe_member_call_expression name: (_) @name) @it
      (object_creation_expression [(name) (qualified_name)] @name) @it`,
    case: '(case_statement) @it',
    catch: '(catch_clause) @it',
    class: '(class_declaration name: (_) @name) @it',
    comment: '(comment) @it',
    condition: `
      (if_statement condition: (parenthesized_expression) @it.inside)
      (else_if_clause condition: (parenthesized_expression) @it.inside)
      (while_statement condition: (parenthesized_expression) @it.inside)
      (do_statement condition: (parenthesized_expression) @it.inside)
      (for_statement condition: (_) @it) (conditional_expression condition: (_) @it)`,
    continue: '(continue_statement) @it',
    default: '(default_statement) @it',
    dictionary: '(array_creation_expression (array_element_initializer "=>")) @it',
    do: '(do_statement) @it',
    element: '(array_creation_expression (array_element_initializer) @it)',
    else: '(else_clause) @it.whole',
    'else if': '(else_if_clause) @it',
    entry: '(array_element_initializer . (_) @name "=>") @it',
    enum: '(enum_declaration name: (_) @name) @it',
    'enum member': '(enum_case name: (_) @name) @it',
    finally: '(finally_clause) @it',
    for: '[(for_statement) (foreach_statement)] @it.whole',
    function: '(function_definition name: (_) @name) @it',
    if: '(if_statement "if" @it.start . condition: (_) . body: (_) @it.whole)',
    'implements list': '(class_interface_clause) @it',
    implements: '(class_interface_clause (_) @it)',
    import: '(namespace_use_declaration) @it',
    initializer: '((method_declaration name: (name) @n) @it (#eq? @n "__construct"))',
    interface: '(interface_declaration name: (_) @name) @it',
    key: '(array_element_initializer . (_) @it "=>")',
    lambda: '[(arrow_function) (anonymous_function)] @it',
    list: '(array_creation_expression) @it',
    loop: '[(for_statement) (foreach_statement) (while_statement) (do_statement)] @it.whole',
    match: '(match_expression) @it',
    method: '(method_declaration name: (_) @name) @it',
    modifier: '[(visibility_modifier) (static_modifier) (final_modifier) (abstract_modifier) (readonly_modifier)] @it',
    name: `
      [(function_definition name: (_) @it) (method_declaration name: (_) @it) (class_declaration name: (_) @it)
       (interface_declaration name: (_) @it) (trait_declaration name: (_) @it) (enum_declaration name: (_) @it)]`,
    namespace: '(namespace_definition name: (_) @name) @it',
    parameter: `
      (formal_parameters (simple_parameter name: (_) @name) @it) (formal_parameters (variadic_parameter name: (_) @name) @it)
      (formal_parameters (property_promotion_parameter name: (_) @name) @it)`,
    'parameter list': '(formal_parameters) @it.inside',
    'parameter name': '(simple_parameter name: (_) @it) (property_promotion_parameter name: (_) @it)',
    'parameter type': '(simple_parameter type: (_) @it) (property_promotion_parameter type: (_) @it)',
    'parameter value': `
      (simple_parameter name: (_) @removal.from default_value: (_) @it @removal.end)
      (property_promotion_parameter name: (_) @removal.from default_value: (_) @it @removal.end)`,
    parent: '(base_clause (_) @it) @removal',
    property: '(property_declaration (property_element name: (_) @name)) @it',
    return: '(return_statement) @it',
    'return type': '(_ parameters: (_) @removal.from return_type: (_) @it @removal.end)',
    'return value': '(return_statement "return" @removal.from . (_) @it @removal.end)',
    statement:
      '((program (_) @it) (#not-match? @it "^(<[?]|[?]>)")) (compound_statement (_) @it) (colon_block (_) @it)',
    string: '[(string) (encapsed_string)] @it',
    'string text': '[(string) (encapsed_string)] @it.inside',
    subscript: '(subscript_expression . (_) . (_) @it)',
    switch: '(switch_statement) @it',
    ternary: '(conditional_expression) @it',
    'then branch': '(if_statement body: (_) @it.whole)',
    throw: '(expression_statement (throw_expression)) @it',
    trait: '(trait_declaration name: (_) @name) @it',
    try: '(try_statement "try" @it.start body: (_) @it.end)',
    type: `
      (simple_parameter type: (_) @it) (property_declaration type: (_) @it) (property_promotion_parameter type: (_) @it)
      (_ parameters: (_) @removal.from return_type: (_) @it @removal.end)`,
    value: `
      (array_element_initializer . (_) @name "=>" . (_) @it)
      (assignment_expression left: (_) @removal.from right: (_) @it @removal.end)
      (property_element name: (_) @removal.from default_value: (_) @it @removal.end)`,
    variable: '(assignment_expression left: (_) @it) (property_element name: (_) @it)',
    while: '(while_statement) @it.whole',
    statements: '(compound_statement) @it.inside',
    members: '(declaration_list) @it.inside',
    elements: '(array_creation_expression "[") @it.inside',
    entries: '(array_creation_expression "[" (array_element_initializer "=>")) @it.inside',
    'enum members': '(enum_declaration_list) @it.inside',
  },
  writing: PHP_WRITING,
};
