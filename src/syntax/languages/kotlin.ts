import type { Language } from '../language.ts';
import { KOTLIN_MEMBERS } from './libraries.ts';

export const kotlin: Language = {
  grammar: 'kotlin',
  languageIds: ['kotlin'],
  query: `
(function_declaration (simple_identifier) @name) @function
(class_declaration (type_identifier) @name) @class
(object_declaration (type_identifier) @name) @class
(type_alias (type_identifier) @name) @type
[(line_comment) (multiline_comment)] @comment
[(string_literal) (character_literal)] @string
[(interpolated_expression) (interpolated_identifier)] @code
`,
  doc: 'block',
  scopes: {
    argument: '(value_arguments (value_argument) @it)',
    'argument list': '(value_arguments "(") @it.inside',
    assignment: '(property_declaration "=") @it (assignment) @it',
    'assignment value': `
      (property_declaration (variable_declaration) @removal.from "=" (_) @it @removal.end)
      (assignment (directly_assignable_expression) @removal.from (_) @it @removal.end .)`,
    'assignment variable':
      '(property_declaration (variable_declaration (simple_identifier) @it) "=") (assignment (directly_assignable_expression) @it)',
    block: '[(annotated_lambda) (control_structure_body "{")] @it',
    body: `
      [(function_body "{") @it.inside (class_body "{") @it.inside (enum_class_body "{") @it.inside
       (control_structure_body "{") @it.inside]
      (lambda_literal (statements) @it) (catch_block "{" @it.from "}" @it.to) (finally_block "{" @it.from "}" @it.to)
      (try_expression "{" @it.from "}" @it.to)`,
    call: '(call_expression . (_) @name) @it',
    case: '(when_entry) @it',
    catch: '(catch_block) @it',
    class:
      '[(class_declaration . "class" (type_identifier) @name) (class_declaration (modifiers) . "class" (type_identifier) @name) (object_declaration (type_identifier) @name)] @it',
    comment: '[(line_comment) (multiline_comment)] @it',
    condition: `
      [(if_expression "(" . (_) @it) (while_statement "(" . (_) @it) (do_while_statement "(" . (_) @it)]`,
    declaration: '(property_declaration) @it',
    decorator: '(annotation) @it',
    default: '((when_entry) @it (#match? @it "^else"))',
    do: '(do_while_statement) @it',
    element: '(collection_literal (_) @it)',
    else: `
      ((if_expression "else" @it.start (control_structure_body) @it.end .) (#not-match? @it.end "^if[ (]"))
      ((when_entry) @it (#match? @it "^else"))`,
    'else if':
      '(if_expression "else" @it.start (control_structure_body (if_expression ")" . (control_structure_body) @it.end)))',
    enum: '(class_declaration "enum" (type_identifier) @name) @it',
    'enum member': '(enum_entry (simple_identifier) @name) @it',
    finally: '(finally_block) @it',
    for: '(for_statement) @it.whole',
    function: `
      (source_file (function_declaration (simple_identifier) @name) @it) (statements (function_declaration (simple_identifier) @name) @it)`,
    getter: '(getter) @it',
    if: '(if_expression "if" @it.start ")" . (control_structure_body) @it.end)',
    import: '(import_header) @it',
    initializer: '[(secondary_constructor) (primary_constructor)] @it',
    interface: '(class_declaration "interface" (type_identifier) @name) @it',
    lambda: '[(lambda_literal) (anonymous_function)] @it',
    list: '(collection_literal) @it',
    loop: '[(for_statement) (while_statement) (do_while_statement)] @it.whole',
    match: '(when_expression) @it',
    method: '(class_body (function_declaration (simple_identifier) @name) @it)',
    modifier: '(modifiers (_) @it)',
    'modifier list': '(modifiers) @it',
    name: `
      [(function_declaration (simple_identifier) @it) (class_declaration (type_identifier) @it)
       (variable_declaration (simple_identifier) @it) (parameter (simple_identifier) @it)]`,
    object: '(object_declaration (type_identifier) @name) @it',
    package: '(package_header) @it',
    parameter:
      '(function_value_parameters (parameter) @it) (primary_constructor (class_parameter) @it) (lambda_parameters (_) @it)',
    'parameter list': '(function_value_parameters "(") @it.inside (primary_constructor "(") @it.inside',
    'parameter name': '(parameter (simple_identifier) @it)',
    'parameter type': '(parameter (simple_identifier) (_) @it)',
    parent:
      '(class_declaration ":" @removal.start . (delegation_specifier) @it @removal.end . (class_body)) (class_declaration (delegation_specifier) @it)',
    'parent list':
      '(class_declaration ":" @removal.start . (delegation_specifier) @it.start (delegation_specifier)? @it.end @removal.end)',
    property:
      '(class_body (property_declaration (variable_declaration (simple_identifier) @name)) @it.start @it.end . [(getter) (setter)]* @it.end) (class_parameter (binding_pattern_kind) (simple_identifier) @name) @it',
    return: '((jump_expression) @it (#match? @it "^return"))',
    'return type': '(function_declaration (function_value_parameters) @removal.from ":" . (_) @it @removal.end)',
    'return value': '(jump_expression "return" @removal.from (_) @it @removal.end)',
    setter: '(setter) @it',
    statement: '(statements (_) @it)',
    string: '(string_literal) @it',
    'string text': '(string_literal) @it.inside',
    switch: '(when_expression) @it',
    'then branch': '(if_expression ")" . (control_structure_body) @it)',
    throw: '((jump_expression) @it (#match? @it "^throw"))',
    try: '(try_expression "try" @it.start . "{" "}" @it.end . (catch_block)) (try_expression "try" @it.start "}" @it.end . (finally_block))',
    type: `
      (variable_declaration (simple_identifier) @removal.from (_) @it @removal.end)
      (function_declaration (function_value_parameters) @removal.from ":" . (_) @it @removal.end)
      (parameter (simple_identifier) (_) @it) (class_parameter (simple_identifier) (_) @it)`,
    'type alias': '(type_alias (type_identifier) @name) @it',
    'type argument': '(type_arguments (_) @it)',
    'type argument list': '(type_arguments) @it.inside',
    'type parameter': '(type_parameters (_) @it)',
    'type parameter list': '(type_parameters) @it.inside',
    value:
      '(property_declaration (variable_declaration) @removal.from "=" (_) @it @removal.end) (assignment (directly_assignable_expression) (_) @it)',
    variable: '(variable_declaration (simple_identifier) @it) (assignment (directly_assignable_expression) @it)',
    while: '(while_statement) @it.whole',
    statements: `
      [(function_body "{") @it.inside (control_structure_body "{") @it.inside]
      (catch_block "{" @it.from "}" @it.to) (finally_block "{" @it.from "}" @it.to) (try_expression "{" @it.from "}" @it.to)`,
    members: '[(class_body "{") @it.inside (enum_class_body "{") @it.inside]',
    elements: '(collection_literal) @it.inside',
    'enum members': '(enum_class_body "{") @it.inside',
  },
  writing: {
    names: {
      variable: 'camel',
      function: 'camel',
      class: 'pascal',
      constant: 'constant',
      'enum member': 'constant',
      decorator: 'pascal',
    },
    words: {
      true: 'true',
      false: 'false',
      null: 'null',
      none: 'null',
      nil: 'null',
      this: 'this',
      super: 'super',
      return: 'return',
      throw: 'throw',
      val: 'val',
      var: 'var',
      in: 'in',
      as: 'as',
      'empty list': 'emptyList()',
      'empty string': '""',
    },
    types: {
      ...{ int: 'Int', integer: 'Int', long: 'Long', short: 'Short', byte: 'Byte', float: 'Float', double: 'Double' },
      ...{ boolean: 'Boolean', bool: 'Boolean', char: 'Char', character: 'Char', string: 'String', unit: 'Unit' },
      ...{ void: 'Unit', any: 'Any', nothing: 'Nothing', list: 'List', map: 'Map', set: 'Set', array: 'Array' },
    },
    modifiers: [
      ...['public', 'private', 'protected', 'internal', 'open', 'abstract', 'final', 'override', 'data', 'sealed'],
      ...['inner', 'suspend', 'inline', 'const', 'lateinit', 'var', 'val', 'vararg', 'companion', 'operator', 'infix'],
    ],
    interpolates: true,
    members: KOTLIN_MEMBERS,
    spacedBraces: true,
    throwsCalled: true,
    terminator: '',
    optional: '$type?',
    quote: '"',
    indent: 2,
    typeStands: 'after',
    conventions: {
      ...{ 'list of': 'listOf', 'set of': 'setOf', 'map of': 'mapOf', 'array of': 'arrayOf' },
      ...{ 'mutable list of': 'mutableListOf', 'mutable set of': 'mutableSetOf', 'mutable map of': 'mutableMapOf' },
    },
    also: {
      when: 'switch',
      'enum class': 'enum',
      println: 'println',
      'print line': 'println',
      fun: 'function',
      annotation: 'decorator',
      field: 'property',
      element: 'argument',
      item: 'argument',
    },
    code: {
      lambda: '{⟨ $parameters ->⟩\n$0\n}',
      'companion object': 'companion object {$0\n$body\n}',
      println: 'println($value)',
      function: '⟨$modifiers ⟩fun $name$0($parameters)⟨: $type⟩ {\n$body\n}',
      method: '⟨$modifiers ⟩fun $name$0($parameters)⟨: $type⟩ {\n$body\n}',
      'interface method': '⟨$modifiers ⟩fun $name$0($parameters)⟨: $type⟩',
      initializer: 'constructor($parameters) {$0\n$body\n}',
      class: '⟨$modifiers ⟩class $name⟨ : $bases⟩ {\n$body\n}',
      interface: '⟨$modifiers ⟩interface $name⟨ : $parent⟩ {\n$body\n}',
      enum: '⟨$modifiers ⟩enum class $name {\n$body\n}',
      object: 'object $name {\n$body\n}',
      'type alias': 'typealias $name = ${value:Any}',
      package: 'package $value',
      import: 'import $value',
      property: '${modifiers:val} $name$0⟨: $type⟩⟨ = $value⟩',
      variable: '${modifiers:val} $name⟨: $type⟩⟨ = $value⟩',
      constant: 'const val $name⟨: $type⟩⟨ = $value⟩',
      'own constant': 'val $name⟨: $type⟩⟨ = $value⟩',
      parameter: '⟨$modifiers ⟩$name: ${type:Any}⟨ = $value⟩',
      argument: '$value',
      element: '$value',
      'enum member': '$name',
      'type parameter': [
        { code: '$type' },
        {
          after: `
            (class_declaration (type_identifier) @it . (class_body)) (class_declaration (type_identifier) @it .)
            (class_declaration (type_identifier) @it . (primary_constructor))`,
          code: '<$type>',
        },
      ],
      'type argument': '$type',
      if: 'if ($condition) {\n$body\n}',
      'else if': {
        after: '(if_expression ")" . (control_structure_body) @it)',
        code: ' else if ($condition) {\n$body\n}',
      },
      else: { after: '(if_expression ")" . (control_structure_body) @it .)', code: ' else {$0\n$body\n}' },
      while: 'while ($condition) {\n$body\n}',
      do: 'do {$0\n$body\n} while (true)',
      for: 'for ($header$name⟨ in $value⟩) {\n$body\n}',
      switch: 'when ($value) {\n}',
      match: 'when ($value) {\n}',
      case: [
        { after: '(when_expression (when_entry) @it)', code: '\n$value -> {}', isBeside: true },
        { instead: '(when_expression "{" @it.from . "}" @it.to)', code: '\n\t$value -> {}\n' },
      ],
      default: [
        { after: '(when_expression (when_entry) @it . "}")', code: '\nelse -> {}', isBeside: true },
        { instead: '(when_expression "{" @it.from . "}" @it.to)', code: '\n\telse -> {}\n' },
      ],
      try: 'try {$0\n$body\n} catch (e: Exception) {\n}',
      catch: { after: '(catch_block) @it', code: ' catch (${name:e}: ${type:Exception}) {\n$body\n}' },
      finally: { after: '(try_expression (catch_block) @it .)', code: ' finally {$0\n$body\n}' },
      return: 'return⟨ $value⟩',
      'return value': { instead: '((jump_expression) @it (#match? @it "^return"))', code: 'return $value' },
      throw: 'throw $value',
      print: 'print($value)',
      assert: 'assert($condition)',
      break: 'break',
      continue: 'continue',
      parent: [
        { after: '(class_declaration (delegation_specifier) @it . (class_body))', code: ', $type' },
        {
          after:
            '(class_declaration (type_identifier) @it . (class_body)) (class_declaration (primary_constructor) @it . (class_body)) (class_declaration (type_identifier) @it .) (class_declaration (primary_constructor) @it .)',
          code: ' : $type',
        },
      ],
      implements: [
        { after: '(class_declaration (delegation_specifier) @it . (class_body))', code: ', $type' },
        {
          after:
            '(class_declaration (type_identifier) @it . (class_body)) (class_declaration (primary_constructor) @it . (class_body)) (class_declaration (type_identifier) @it .) (class_declaration (primary_constructor) @it .)',
          code: ' : $type',
        },
      ],
      type: [
        { after: '(function_declaration (function_value_parameters) @it . (function_body))', code: ': $type' },
        { after: '(variable_declaration . (simple_identifier) @it .)', code: ': $type' },
      ],
      'return type': {
        after: '(function_declaration (function_value_parameters) @it . (function_body))',
        code: ': $type',
      },
      decorator: {
        before: '(function_declaration) @it (class_declaration) @it (property_declaration) @it',
        code: '@$value$0\n',
      },
      modifier: [
        {
          after:
            '(_ (modifiers) @it . "fun") (_ (modifiers) @it . "class") (_ (modifiers) @it . (binding_pattern_kind))',
          code: ' $value',
        },
        {
          before:
            '(function_declaration . "fun" @it) (class_declaration . "class" @it) (property_declaration . (binding_pattern_kind) @it)',
          code: '$value ',
        },
      ],
      comment: '// $value',
    },
  },
};
