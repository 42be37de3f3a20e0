import type { Language } from '../language.ts';

export const python: Language = {
  grammar: 'python',
  languageIds: ['python'],
  query: `
(function_definition name: (_) @name) @function
(class_definition name: (_) @name) @class
(comment) @comment
(string) @string
(interpolation) @code
`,
  doc: 'docstring',
  scopes: {
    argument: '(argument_list (_) @it)',
    'argument list': '(call arguments: (argument_list) @it.inside)',
    assert: '(assert_statement) @it',
    assignment: '[(assignment) (augmented_assignment)] @it',
    'assignment value':
      '(assignment left: (_) @removal.from right: (_) @it @removal.end) (augmented_assignment right: (_) @it)',
    'assignment variable': '[(assignment left: (_) @it) (augmented_assignment left: (_) @it)]',
    body: '(_ body: (block) @it) (if_statement consequence: (_) @it) (elif_clause consequence: (_) @it) (lambda body: (_) @it)',
    break: '(break_statement) @it',
    call: '(call function: (_) @name) @it',
    case: '(case_clause) @it',
    catch: '(except_clause) @it',
    class:
      '(class_definition name: (_) @name) @it (decorated_definition definition: (class_definition name: (_) @name)) @it',
    comment: '(comment) @it',
    condition: `
      [(if_statement condition: (_) @it) (elif_clause condition: (_) @it) (while_statement condition: (_) @it)]
      (conditional_expression (_) (_) @it (_))`,
    initializer: '((function_definition name: (_) @n) @it (#eq? @n "__init__"))',
    continue: '(continue_statement) @it',
    declaration: '[(assignment)] @it',
    decorator: '(decorator) @it',
    dictionary: '[(dictionary) (dictionary_comprehension)] @it',
    element: '[(list (_) @it) (tuple (_) @it) (set (_) @it)]',
    else: '(else_clause) @it',
    'else if': '(elif_clause) @it',
    entry: '(dictionary (_) @it)',
    enum: '((class_definition name: (_) @name superclasses: (argument_list (_) @p)) @it (#match? @p "Enum|Flag"))',
    finally: '(finally_clause) @it',
    for: '(for_statement "for" @it.start body: (_) @it.end)',
    function: `
      (module (function_definition name: (_) @name) @it)
      (module (decorated_definition definition: (function_definition name: (_) @name)) @it)
      (function_definition body: (block (function_definition name: (_) @name) @it))
      (if_statement consequence: (block (function_definition name: (_) @name) @it))`,
    generator: '(generator_expression) @it',
    if: '(if_statement "if" @it.start consequence: (_) @it.end)',
    import: '[(import_statement) (import_from_statement) (future_import_statement)] @it',
    key: '(pair key: (_) @it)',
    'keyword argument': '(keyword_argument name: (_) @name) @it',
    lambda: '(lambda) @it',
    list: '[(list) (list_comprehension)] @it',
    loop: '[(for_statement) (while_statement)] @it',
    match: '(match_statement) @it',
    method: `
      (class_definition body: (block (function_definition name: (_) @name) @it))
      (class_definition body: (block (decorated_definition definition: (function_definition name: (_) @name)) @it))`,
    modifier: '(function_definition "async" @it)',
    name: `
      [(function_definition name: (_) @it) (class_definition name: (_) @it) (assignment left: (_) @it)
       (pair key: (_) @it) (keyword_argument name: (_) @it)]`,
    operator:
      '[(binary_operator operator: _ @it) (comparison_operator operators: _ @it) (boolean_operator operator: _ @it)]',
    parameter: '(parameters (_) @it) (lambda_parameters (_) @it)',
    'parameter list': '(parameters) @it.inside (lambda_parameters) @it',
    'parameter name': '(parameters [(identifier) @it (_ name: (_) @it) (typed_parameter . (_) @it)])',
    'parameter type':
      '(parameters [(typed_parameter (_) @removal.from type: (_) @it @removal.end) (typed_default_parameter name: (_) @removal.from type: (_) @it @removal.end)])',
    'parameter value':
      '(parameters [(default_parameter name: (_) @removal.from value: (_) @it @removal.end) (typed_default_parameter type: (_) @removal.from value: (_) @it @removal.end)])',
    parent:
      '(class_definition superclasses: (argument_list . (_) @it .) @removal) (class_definition superclasses: (argument_list (_) @it))',
    'parent list': '(class_definition superclasses: (argument_list) @it.inside @removal)',
    pass: '(pass_statement) @it',
    property: '(class_definition body: (block (expression_statement (assignment left: (_) @name) @it)))',
    return: '(return_statement) @it',
    'return type': '(function_definition parameters: (_) @removal.from return_type: (_) @it @removal.end)',
    'return value': '(return_statement "return" @removal.from (_) @it @removal.end)',
    set: '[(set) (set_comprehension)] @it',
    statement: '(block (_) @it) (module (_) @it)',
    string: '(string) @it',
    'string text': '(string (string_start) @it.from (string_end) @it.to)',
    subscript: '(subscript subscript: (_) @it)',
    switch: '(match_statement) @it',
    throw: '(raise_statement) @it',
    try: '(try_statement "try" @it.start body: (_) @it.end)',
    tuple: '(tuple) @it',
    type: `
      (assignment left: (_) @removal.from type: (_) @it @removal.end)
      (typed_parameter . (_) @removal.from type: (_) @it @removal.end)
      (typed_default_parameter name: (_) @removal.from type: (_) @it @removal.end)
      (function_definition parameters: (_) @removal.from return_type: (_) @it @removal.end)`,
    value: '(pair value: (_) @it) (keyword_argument value: (_) @it) (assignment right: (_) @it)',
    variable: '(assignment left: (_) @it)',
    while: '(while_statement "while" @it.start body: (_) @it.end)',
    with: '(with_statement) @it',
    'with alias': '(with_item value: (as_pattern (_) @removal.from alias: (_) @it @removal.end))',
    'with item': '(with_item) @it',
    yield: '(yield) @it',
    statements:
      '(_ body: (block) @it) (if_statement consequence: (_) @it) (elif_clause consequence: (_) @it) [(finally_clause (block) @it) (except_clause (block) @it)]',
    members: '(class_definition body: (block) @it)',
    elements: '[(list) (tuple) (set)] @it.inside',
    entries: '(dictionary) @it.inside',
    'import names': '(import_from_statement "import" name: (_) @it.start name: (_)? @it.end .)',
  },
};
