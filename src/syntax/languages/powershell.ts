import type { Language } from '../language.ts';
import { POWERSHELL_WRITING } from './powershellWriting.ts';

export const powershell: Language = {
  grammar: 'powershell',
  languageIds: ['powershell'],
  query: `
(function_statement (function_name) @name) @function
(class_statement (simple_name) @name) @class
(class_method_definition (simple_name) @name) @method
(comment) @comment
[(expandable_string_literal) (verbatim_string_characters) (expandable_here_string_literal) (verbatim_here_string_characters)] @string
`,
  doc: { line: '#' },
  scopes: {
    argument: `
      (argument_expression_list (argument_expression) @it)
      (command_elements (array_literal_expression) @it) (command_elements (generic_token) @it)`,
    'argument list': '(argument_list) @it.inside',
    assignment: '(assignment_expression) @it',
    'assignment value':
      '(assignment_expression (left_assignment_expression) @removal.from value: (_) @it @removal.end)',
    'assignment variable': '(assignment_expression (left_assignment_expression) @it)',
    body: `
      (statement_block) @it.inside (function_statement "{" @it.from . "}" @it.to)
      (function_statement "{" @it.from . (script_block . (script_block_body)) . "}" @it.to)
      (function_statement (script_block (param_block) @it.from) . "}" @it.to)
      (class_method_definition "{" @it.from "}" @it.to)`,
    break: '((flow_control_statement) @it (#match? @it "^[Bb]reak"))',
    call: '(command command_name: (_) @name) @it (invokation_expression) @it',
    case: '(switch_clause) @it',
    catch: '(catch_clause) @it',
    class: '(class_statement . (simple_name) @name) @it',
    comment: '(comment) @it',
    condition:
      '(if_statement condition: (_) @it) (elseif_clause condition: (_) @it) (while_statement condition: (_) @it)',
    continue: '((flow_control_statement) @it (#match? @it "^[Cc]ontinue"))',
    dictionary: '(hash_literal_expression) @it',
    element: `
      (array_literal_expression (unary_expression) @it ",") (array_literal_expression "," (unary_expression) @it)`,
    else: '(else_clause) @it',
    'else if': '(elseif_clause) @it',
    entry: '(hash_entry (key_expression) @name) @it',
    enum: '(enum_statement (simple_name) @name) @it',
    'enum member': '(enum_member) @it',
    finally: '(finally_clause) @it',
    for: '[(for_statement) (foreach_statement)] @it',
    function: '(function_statement (function_name) @name) @it',
    if: '(if_statement) @it',
    key: '(hash_entry (key_expression) @it)',
    lambda: '(script_block_expression) @it',
    list: '(array_expression) @it',
    loop: '[(for_statement) (foreach_statement) (while_statement) (do_statement)] @it',
    method: '(class_method_definition (simple_name) @name) @it',
    name: '(function_statement (function_name) @it) (class_statement . (simple_name) @it)',
    object: '(hash_literal_expression) @it',
    parameter: '(script_parameter (variable) @name) @it (class_method_parameter (variable) @name) @it',
    'parameter list': '(parameter_list) @it (class_method_parameter_list) @it',
    'parameter name': '(script_parameter (variable) @it)',
    'parameter type': '(script_parameter (attribute_list) @it)',
    'parameter value': '(script_parameter (variable) @removal.from (script_parameter_default (_) @it) @removal.end)',
    property: '(class_property_definition (variable) @name) @it',
    return: '((flow_control_statement) @it (#match? @it "^[Rr]eturn"))',
    'return value': '((flow_control_statement (pipeline) @it) @r (#match? @r "^[Rr]eturn"))',
    statement: `
      (program (statement_list (_) @it)) (statement_block (statement_list (_) @it))
      (script_block_body (statement_list (_) @it)) (named_block_list (_) @it)`,
    string: '(string_literal) @it',
    'string text': '(expandable_string_literal) @it.inside (verbatim_string_characters) @it.inside',
    switch: '(switch_statement) @it',
    throw: '((flow_control_statement) @it (#match? @it "^[Tt]hrow"))',
    try: '(try_statement "try" @it.start . (statement_block) @it.end)',
    type: '(script_parameter (attribute_list) @it)',
    value: `
      (hash_entry (key_expression) @name (pipeline) @it)
      (assignment_expression (left_assignment_expression) @removal.from @name value: (_) @it @removal.end)`,
    variable: '(assignment_expression (left_assignment_expression) @it)',
    while: '(while_statement) @it',
    statements: `
      (statement_block) @it.inside (function_statement "{" @it.from "}" @it.to)
      (class_method_definition "{" @it.from "}" @it.to)`,
    entries: '(hash_literal_expression "@{" @it.from "}" @it.to)',
    elements: '(array_expression "@(" @it.from ")" @it.to)',
  },
  writing: POWERSHELL_WRITING,
};
