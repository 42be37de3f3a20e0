import type { Language } from '../language.ts';
import { CPP_MEMBERS } from './libraries.ts';

/** A class with a macro in front of its name, which the grammar takes for a function: `class EXPORT Shape { … };`. */
function marked(kind: string): string {
  const pattern = `(function_definition type: ${kind} declarator: (identifier) @name body: (_)) @it @removal.start
    . (expression_statement . ";") @removal.end`;
  return `(translation_unit ${pattern}) (declaration_list ${pattern})`;
}

/** The C++ grammar reads C as well. */
export const cpp: Language = {
  grammar: 'cpp',
  languageIds: ['cpp', 'c', 'cuda-cpp', 'objective-c', 'objective-cpp'],
  query: `
(function_definition declarator: (function_declarator declarator: (_) @name)) @function
(function_definition declarator: (pointer_declarator declarator: (function_declarator declarator: (_) @name))) @function
(function_definition declarator: (reference_declarator (function_declarator declarator: (_) @name))) @function
(class_specifier name: (_) @name body: (_)) @class
(struct_specifier name: (_) @name body: (_)) @class
(enum_specifier name: (_) @name body: (_)) @enum
(namespace_definition name: (_) @name) @module
(comment) @comment
[(string_literal) (raw_string_literal) (char_literal) (preproc_def) (preproc_function_def)] @string
`,
  doc: 'block',
  scopes: {
    argument: '(argument_list (_) @it)',
    'argument list':
      '(call_expression arguments: (argument_list) @it.inside) (new_expression arguments: (argument_list) @it.inside)',
    assignment: '(init_declarator) @it (assignment_expression) @it',
    'assignment value': `
      (init_declarator declarator: (_) @removal.from value: (_) @it @removal.end)
      (assignment_expression left: (_) @removal.from right: (_) @it @removal.end)`,
    'assignment variable': `
      (init_declarator declarator: [(identifier) (qualified_identifier)] @it)
      (init_declarator declarator: [(pointer_declarator (identifier) @it) (reference_declarator (identifier) @it)])
      (assignment_expression left: (_) @it)`,
    body: `
      (_ body: [(compound_statement) (field_declaration_list) (enumerator_list) (declaration_list)] @it.inside)
      (if_statement consequence: (compound_statement) @it.inside) (else_clause (compound_statement) @it.inside)`,
    break: '(break_statement) @it',
    call: '(call_expression function: (_) @name) @it',
    case: '(case_statement) @it',
    catch: '(catch_clause) @it',
    class: `
      [(class_specifier name: (_) @name body: (_)) (struct_specifier name: (_) @name body: (_))] @it
      ${marked('[(class_specifier !body) (struct_specifier !body)]')}`,
    comment: '(comment) @it',
    condition: `
      [(if_statement condition: (condition_clause) @it.inside) (while_statement condition: (condition_clause) @it.inside)
       (do_statement condition: (parenthesized_expression) @it.inside) (switch_statement condition: (condition_clause) @it.inside)]
      (for_statement condition: (_) @it) (conditional_expression condition: (_) @it)`,
    continue: '(continue_statement) @it',
    declaration: '[(declaration) (field_declaration)] @it',
    decorator: '(attribute_declaration) @it',
    default: '(case_statement "default") @it',
    do: '(do_statement) @it',
    element: '(initializer_list (_) @it)',
    else: '((else_clause) @it.whole (#not-match? @it.whole "^else *if"))',
    'else if': '(else_clause (if_statement consequence: (_) @it.end)) @it.start',
    enum: `(enum_specifier name: (_) @name body: (_)) @it
      (type_definition type: (enum_specifier !name body: (_)) declarator: (_) @name) @it.whole`,
    'enum member': '(enumerator name: (_) @name) @it',
    for: '[(for_statement) (for_range_loop)] @it.whole',
    function: `
      (translation_unit (function_definition declarator: (function_declarator declarator: (_) @name)) @it)
      (declaration_list (function_definition declarator: (function_declarator declarator: (_) @name)) @it)
      (function_definition declarator: (pointer_declarator (function_declarator declarator: (_) @name))) @it
      (template_declaration (function_definition declarator: (function_declarator declarator: (_) @name))) @it`,
    if: '(if_statement "if" @it.start consequence: (_) @it.whole)',
    import: '(preproc_include) @it.whole',
    initializer: `
      (field_declaration_list (function_definition !type declarator: (function_declarator declarator: (identifier) @name)) @it)
      (field_declaration_list (declaration !type declarator: (function_declarator declarator: (identifier) @name)) @it)`,
    lambda: '(lambda_expression) @it',
    list: '(initializer_list) @it',
    loop: '[(for_statement) (for_range_loop) (while_statement) (do_statement)] @it.whole',
    method:
      '(field_declaration_list (function_definition declarator: (function_declarator declarator: (_) @name)) @it)',
    modifier: `
      (function_declarator [(type_qualifier) (virtual_specifier)] @it) (function_definition [(storage_class_specifier) (type_qualifier)] @it)
      (function_definition "virtual" @it) (field_declaration [(storage_class_specifier) (type_qualifier)] @it)
      (declaration [(storage_class_specifier) (type_qualifier)] @it) (parameter_declaration (type_qualifier) @it)`,
    name: `
      [(function_declarator declarator: (_) @it) (class_specifier name: (_) @it) (struct_specifier name: (_) @it)
       (enum_specifier name: (_) @it) (namespace_definition name: (_) @it) (init_declarator declarator: (identifier) @it)]`,
    namespace: '(namespace_definition name: (_) @name) @it',
    operator: '(binary_expression operator: _ @it)',
    parameter: '(parameter_list (_) @it)',
    'parameter list':
      '(function_declarator parameters: (parameter_list) @it.inside) (lambda_declarator parameters: (parameter_list) @it.inside)',
    'parameter name': '(parameter_declaration declarator: (_) @it)',
    'parameter type': '(parameter_declaration type: (_) @it)',
    'parameter value':
      '(optional_parameter_declaration declarator: (_) @removal.from default_value: (_) @it @removal.end)',
    parent: '(base_class_clause (type_identifier) @it)',
    'parent list': '(base_class_clause ":" @it.from (_) @it.end .) @removal',
    property: '(field_declaration_list (field_declaration declarator: (_) @name) @it)',
    prototype: `
      (declaration declarator: (function_declarator declarator: (_) @name)) @it
      (field_declaration declarator: (function_declarator declarator: (_) @name)) @it`,
    return: '(return_statement) @it',
    'return type':
      '(function_definition type: (_) @it declarator: (_)) (declaration type: (_) @it declarator: (function_declarator))',
    'return value': '(return_statement "return" @removal.from (_) @it @removal.end)',
    statement: '(statement) @it (declaration) @it',
    string: '[(string_literal) (raw_string_literal)] @it',
    'string text': '(string_literal) @it.inside',
    struct: `(struct_specifier name: (_) @name body: (_)) @it
      (type_definition type: (struct_specifier !name body: (_)) declarator: (_) @name) @it.whole ${marked('(struct_specifier !body)')}`,
    subscript: '(subscript_argument_list (_) @it)',
    switch: '(switch_statement) @it',
    ternary: '(conditional_expression) @it',
    'then branch': '(if_statement consequence: (_) @it.whole)',
    throw: '(throw_statement) @it',
    try: '(try_statement "try" @it.start body: (_) @it.end)',
    type: `
      [(parameter_declaration type: (_) @it) (optional_parameter_declaration type: (_) @it) (function_definition type: (_) @it)
       (declaration type: (_) @it) (field_declaration type: (_) @it) (for_range_loop type: (_) @it)]`,
    'type alias': '(type_definition declarator: (_) @name) @it.whole (alias_declaration name: (_) @name) @it.whole',
    'type argument': '(template_argument_list (_) @it)',
    'type argument list': '(template_argument_list) @it.inside',
    'type parameter': '(template_parameter_list (_) @it)',
    'type parameter list': '(template_parameter_list) @it.inside',
    using: '(using_declaration) @it.whole',
    value:
      '(init_declarator declarator: (_) @removal.from value: (_) @it @removal.end) (assignment_expression right: (_) @it)',
    variable: '(init_declarator declarator: (_) @it) (assignment_expression left: (_) @it)',
    while: '(while_statement) @it.whole',
    statements: '(compound_statement) @it.inside',
    members: '(field_declaration_list) @it.inside',
    declarations: '(namespace_definition body: (declaration_list) @it.inside)',
    elements: '(initializer_list) @it.inside',
    'enum members': '(enumerator_list) @it.inside',
  },
  writing: {
    names: {
      variable: 'snake',
      function: 'camel',
      class: 'pascal',
      constant: 'constant',
      property: 'snake',
      namespace: 'snake',
      'enum member': 'snake',
    },
    words: {
      true: 'true',
      false: 'false',
      null: 'nullptr',
      'null pointer': 'nullptr',
      nullptr: 'nullptr',
      none: 'nullptr',
      new: 'new',
      return: 'return',
      throw: 'throw',
      this: 'this',
      arrow: '->',
      auto: 'auto',
      delete: 'delete',
      'size of': 'sizeof',
      'standard colon colon': 'std::',
    },
    members: CPP_MEMBERS,
    types: {
      ...{ int: 'int', integer: 'int', long: 'long', short: 'short', float: 'float', double: 'double', char: 'char' },
      ...{ character: 'char', byte: 'byte', void: 'void', bool: 'bool', boolean: 'bool', string: 'string' },
      ...{ vector: 'std::vector', map: 'std::map', set: 'std::set', 'unsigned int': 'unsigned int', auto: 'auto' },
      ...{ 'std colon colon string': 'std::string', 'standard colon colon string': 'std::string' },
      ...{ 'std colon colon vector': 'std::vector', 'standard colon colon vector': 'std::vector' },
      ...{ 'std colon colon map': 'std::map', 'standard colon colon map': 'std::map' },
      ...{ 'unique pointer': 'std::unique_ptr', 'shared pointer': 'std::shared_ptr' },
      ...{ 'long long': 'long long', 'size t': 'size_t' },
    },
    modifiers: [
      ...['static', 'const', 'constexpr', 'virtual', 'inline', 'explicit', 'extern', 'mutable', 'volatile', 'unsigned'],
      ...['friend', 'public', 'private', 'protected', 'override', 'final'],
    ],
    throwsCalled: true,
    terminator: ';',
    defaultsLast: true,
    quote: '"',
    indent: 2,
    typeStands: 'before',
    also: { field: 'property', using: 'using', 'enum class': 'enum class' },
    code: {
      lambda: '[]($parameters) {\n$0\n}',
      function: '⟨$modifiers ⟩${type:void} $name$0($parameters) {\n$body\n}',
      method: '⟨$modifiers ⟩${type:void} $name$0($parameters) {\n$body\n}',
      prototype: '⟨$modifiers ⟩${type:void} $name$0($parameters);',
      initializer: '$owner$0($parameters) {\n$body\n}',
      class: 'class $name⟨: public $parent⟩ {\n$body\n};',
      struct: 'struct $name⟨: $parent⟩ {\n$body\n};',
      enum: 'enum $name {\n$body\n};',
      namespace: 'namespace $name {\n$body\n}',
      import: '#include <$value>$0',
      'own import': '#include "$value"$0',
      using: 'using $value;',
      'enum class': 'enum class $name {\n$body\n};',
      destructor: '~$owner$0() {\n$body\n}',
      property: '⟨$modifiers ⟩${type:int} $name⟨ = $value⟩;',
      variable: '⟨$modifiers ⟩${type:auto} $name⟨ = $value⟩;',
      constant: 'const ${type:auto} $name⟨ = $value⟩;',
      parameter: '⟨$modifiers ⟩${type:int} $name⟨ = $value⟩',
      argument: '$value',
      element: '$value',
      'enum member': '$name⟨ = $value⟩',
      'type parameter': 'typename $type',
      'type argument': '$type',
      if: 'if ($condition) {\n$body\n}',
      'else if': { after: '(if_statement consequence: (_) @it)', code: ' else if ($condition) {\n$body\n}' },
      else: { after: '(if_statement consequence: (_) @it !alternative)', code: ' else {$0\n$body\n}' },
      while: 'while ($condition) {\n$body\n}',
      do: 'do {$0\n$body\n} while (true);',
      for: 'for ($header) {\n$body\n}',
      'for each': 'for (⟨$modifiers ⟩${type:auto} $name⟨ : $value⟩) {\n$body\n}',
      switch: 'switch ($value) {\n}',
      case: [
        { after: '(compound_statement (case_statement) @it.whole)', code: '\ncase $value:\n\tbreak;', isBeside: true },
        {
          instead: '(switch_statement body: (compound_statement . "{" @it.from . "}" @it.to))',
          code: '\n\tcase $value:\n\t\tbreak;\n',
        },
      ],
      default: [
        { after: '(compound_statement (case_statement) @it.whole .)', code: '\ndefault:$0\n\tbreak;', isBeside: true },
        {
          instead: '(switch_statement body: (compound_statement . "{" @it.from . "}" @it.to))',
          code: '\n\tdefault:$0\n\t\tbreak;\n',
        },
      ],
      try: 'try {$0\n$body\n} catch (const std::exception& e) {\n}',
      catch: { after: '(catch_clause) @it', code: ' catch (${type:std::exception} ${name:e}) {\n$body\n}' },
      return: 'return⟨ $value⟩;',
      'return value': { instead: '(return_statement) @it.whole', code: 'return $value;' },
      throw: 'throw $value;',
      print: 'std::cout << $value << std::endl;',
      assert: 'assert($condition);',
      break: 'break;',
      continue: 'continue;',
      parent: [
        { after: '(base_class_clause (type_identifier) @it .)', code: ', ⟨$modifiers ⟩$type' },
        {
          after: '(class_specifier name: (_) @it . body: (_)) (struct_specifier name: (_) @it . body: (_))',
          code: ': ⟨$modifiers ⟩$type',
        },
      ],
      'return type': { instead: '(function_definition type: (_) @it)', code: '$type' },
      type: {
        instead:
          '(function_definition type: (_) @it) (parameter_declaration type: (_) @it) (declaration type: (_) @it)',
        code: '$type',
      },
      modifier: {
        before: '(function_definition type: (_) @it) (declaration type: (_) @it) (field_declaration type: (_) @it)',
        code: '$value ',
      },
      'trailing modifier': {
        after:
          '(function_definition declarator: (function_declarator) @it) (field_declaration (function_declarator) @it)',
        code: ' $value',
      },
      comment: '// $value',
    },
  },
};
