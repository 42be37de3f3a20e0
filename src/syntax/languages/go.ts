import type { Language } from '../language.ts';
import { GO_MEMBERS } from './libraries.ts';

export const go: Language = {
  grammar: 'go',
  languageIds: ['go'],
  query: `
(function_declaration name: (_) @name) @function
(method_declaration name: (_) @name) @method
(type_spec name: (_) @name) @class
(comment) @comment
[(interpreted_string_literal) (raw_string_literal) (rune_literal)] @string
`,
  doc: { line: '//' },
  scopes: {
    argument: '(argument_list (_) @it)',
    'argument list': '(argument_list) @it.inside',
    assignment: `
      [(short_var_declaration) (assignment_statement)] @it
      (var_declaration (var_spec value: (_))) @it (const_declaration (const_spec value: (_))) @it`,
    'assignment value': `
      (var_spec value: (_) @it) (const_spec value: (_) @it)
      (short_var_declaration left: (_) @removal.from right: (_) @it @removal.end)
      (assignment_statement left: (_) @removal.from right: (_) @it @removal.end)`,
    'assignment variable':
      '[(var_spec name: (_) @it) (const_spec name: (_) @it) (short_var_declaration left: (_) @it) (assignment_statement left: (_) @it)]',
    body: `
      (_ body: [(block) (literal_value)] @it.inside) (if_statement consequence: (block) @it.inside)
      (if_statement alternative: (block) @it.inside) (struct_type (field_declaration_list) @it.inside)`,
    break: '(break_statement) @it',
    call: '(call_expression function: (_) @name) @it',
    case: '[(expression_case) (type_case) (communication_case)] @it',
    class: '(type_declaration (type_spec name: (_) @name type: (struct_type))) @it',
    comment: '(comment) @it',
    condition: `
      (if_statement condition: (_) @it) (for_clause condition: (_) @it)
      (for_statement . [(identifier) (binary_expression) (unary_expression) (call_expression) (true) (false)] @it)`,
    continue: '(continue_statement) @it',
    declaration: '[(var_declaration) (const_declaration) (short_var_declaration)] @it',
    default: '(default_case) @it',
    defer: '(defer_statement) @it',
    dictionary: '(composite_literal type: (map_type)) @it',
    element: '(literal_value (literal_element) @it)',
    else: '(if_statement "else" @it.start alternative: (block) @it.end)',
    'else if': '(if_statement "else" @it.start alternative: (if_statement consequence: (_) @it.end))',
    entry: '(literal_value (keyed_element) @it)',
    for: '(for_statement) @it',
    function: '(function_declaration name: (_) @name) @it',
    if: '(if_statement "if" @it.start consequence: (_) @it.end)',
    import: '(import_declaration) @it',
    interface: '(type_declaration (type_spec name: (_) @name type: (interface_type))) @it',
    key: '(keyed_element key: (_) @it)',
    lambda: '(func_literal) @it',
    list: '(composite_literal type: [(slice_type) (array_type)]) @it',
    loop: '(for_statement) @it',
    method: '(method_declaration name: (_) @name) @it',
    name: `
      [(function_declaration name: (_) @it) (method_declaration name: (_) @it) (type_spec name: (_) @it) (var_spec name: (_) @it)
       (parameter_declaration name: (_) @it) (field_declaration name: (_) @it)]`,
    operator: '(binary_expression operator: _ @it)',
    package: '(package_clause) @it',
    parameter: `
      (function_declaration parameters: (parameter_list (_) @it)) (method_declaration parameters: (parameter_list (_) @it))
      (func_literal parameters: (parameter_list (_) @it))`,
    'parameter list': `
      (function_declaration parameters: (parameter_list) @it.inside) (method_declaration parameters: (parameter_list) @it.inside)
      (func_literal parameters: (parameter_list) @it.inside)`,
    'parameter name': '(parameter_declaration name: (_) @it)',
    'parameter type': '(parameter_declaration type: (_) @it)',
    property: '(field_declaration name: (_) @name) @it',
    'receiver argument': '(method_declaration receiver: (parameter_list (_) @it) @removal)',
    return: '(return_statement) @it',
    'return type': '(_ parameters: (_) @removal.from result: (_) @it @removal.end)',
    'return value': '(return_statement "return" @removal.from (_) @it @removal.end)',
    'return value name': '(_ result: (parameter_list (parameter_declaration) @it))',
    'return value name list': '(_ result: (parameter_list) @it.inside @removal)',
    statement: '(statement_list (_) @it)',
    string: '[(interpreted_string_literal) (raw_string_literal)] @it',
    'string text': '[(interpreted_string_literal) (raw_string_literal)] @it.inside',
    struct: '(type_declaration (type_spec name: (_) @name type: (struct_type))) @it',
    subscript: '(index_expression index: (_) @it)',
    switch: '[(expression_switch_statement) (type_switch_statement) (select_statement)] @it',
    tag: '(field_declaration tag: (_) @it)',
    'then branch': '(if_statement consequence: (_) @it)',
    throw: '((call_expression function: (identifier) @f) @it (#eq? @f "panic"))',
    type: `
      [(var_spec type: (_) @it) (const_spec type: (_) @it) (parameter_declaration type: (_) @it) (field_declaration type: (_) @it)]
      (_ parameters: (_) @removal.from result: (_) @it @removal.end)`,
    'type alias': '(type_declaration (type_alias name: (_) @name)) @it',
    'type argument': '(type_arguments (_) @it)',
    'type parameter': '(type_parameter_list (_) @it)',
    'type parameter list': '(type_parameter_list) @it.inside',
    value:
      '(keyed_element value: (_) @it) (var_spec value: (_) @it) (short_var_declaration right: (_) @it) (assignment_statement right: (_) @it)',
    variable: '(var_spec name: (_) @it) (short_var_declaration left: (_) @it) (assignment_statement left: (_) @it)',
    while: '(for_statement) @it',
    statements: '(block) @it.inside',
    members: '[(field_declaration_list) (interface_type)] @it.inside',
    elements: '(literal_value) @it.inside',
  },
  writing: {
    names: { variable: 'camel', function: 'camel', class: 'camel', module: 'flat' },
    words: {
      true: 'true',
      false: 'false',
      nil: 'nil',
      null: 'nil',
      none: 'nil',
      return: 'return',
      range: 'range',
      go: 'go',
      defer: 'defer',
      var: 'var',
      const: 'const',
      make: 'make',
      'fmt dot': 'fmt.',
      'fmt dot println': 'fmt.Println',
      'fmt dot print line': 'fmt.Println',
      'fmt dot print f': 'fmt.Printf',
      'fmt dot s print f': 'fmt.Sprintf',
      'fmt dot error f': 'fmt.Errorf',
      'empty string': '""',
    },
    types: {
      ...{ context: 'context.Context', 'wait group': 'sync.WaitGroup', mutex: 'sync.Mutex' },
      ...{ int: 'int', integer: 'int', 'int sixty four': 'int64', 'int thirty two': 'int32', string: 'string' },
      ...{ bool: 'bool', boolean: 'bool', float: 'float64', byte: 'byte', rune: 'rune', error: 'error' },
      ...{
        'list of': '[]$1',
        'slice of': '[]$1',
        'map of': 'map[$1]$2',
        'pointer to': '*$1',
        star: '*$1',
        'channel of': 'chan $1',
      },
    },
    modifiers: ['var', 'const'],
    members: GO_MEMBERS,
    terminator: '',
    quote: '"',
    indent: 2,
    typeStands: 'after',
    typeMark: ' ',
    conventions: { error: 'err' },
    tightArguments: true,
    also: { println: 'println', 'print line': 'println', func: 'function', field: 'property' },
    code: {
      lambda: 'func($parameters) {\n$0\n}',
      function: 'func $name$0($parameters)⟨ $type⟩ {\n$body\n}',
      'interface method': '$name$0($parameters)⟨ $type⟩',
      method: 'func (${receiver:r} ${owner:receiver}) $name$0($parameters)⟨ $type⟩ {\n$body\n}',
      struct: 'type $name$0 struct {\n$body\n}',
      class: 'type $name$0 struct {\n$body\n}',
      interface: 'type $name$0 interface {\n$body\n}',
      'type alias': 'type $name = ${value:any}',
      import: [
        { after: '(import_spec_list (import_spec) @it)', code: '\n"$value"$0', isBeside: true },
        { code: 'import "$value"$0' },
      ],
      property: '$name$0 ${type:string}',
      variable: 'var $name⟨ $type⟩⟨ = $value⟩',
      constant: 'const $name⟨ = $value⟩',
      parameter: '$name⟨ $type⟩',
      'receiver argument': { before: '(function_declaration name: (_) @it)', code: '($value$0) ' },
      argument: '$value',
      element: '$value',
      entry: '$value',
      'type parameter': '$type any',
      if: 'if $condition {\n$body\n}',
      'else if': { after: '(if_statement consequence: (_) @it)', code: ' else if $condition {\n$body\n}' },
      else: { after: '(if_statement consequence: (_) @it !alternative)', code: ' else {$0\n$body\n}' },
      while: 'for $condition {\n$body\n}',
      loop: 'for {$0\n$body\n}',
      for: 'for $header {\n$body\n}',
      'for each': 'for $name := range $value {\n$body\n}',
      switch: 'switch $value {\n}',
      case: [
        { after: '(expression_switch_statement (expression_case) @it)', code: '\ncase $value:', isBeside: true },
        { instead: '(expression_switch_statement "{" @it.from . "}" @it.to)', code: '\ncase $value:\n' },
      ],
      default: [
        { after: '(expression_switch_statement (expression_case) @it . "}")', code: '\ndefault:$0', isBeside: true },
        { instead: '(expression_switch_statement "{" @it.from . "}" @it.to)', code: '\ndefault:$0\n' },
      ],
      return: 'return⟨ $value⟩',
      'return value': { instead: '(return_statement) @it', code: 'return $value' },
      throw: 'panic($value)',
      panic: 'panic("$value")$0',
      defer: 'defer $value',
      println: 'fmt.Println($value)$0',
      package: 'package $value',
      print: 'fmt.Printf($value)$0',
      break: 'break',
      continue: 'continue',
      type: [
        {
          after: '(function_declaration parameters: (_) @it !result) (method_declaration parameters: (_) @it !result)',
          code: ' $type',
        },
        { after: '(var_spec name: (_) @it !type)', code: ' $type' },
      ],
      'return type': {
        after: '(function_declaration parameters: (_) @it !result) (method_declaration parameters: (_) @it !result)',
        code: ' $type',
      },
      comment: '// $value',
    },
  },
};
