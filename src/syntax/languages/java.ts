import type { Language } from '../language.ts';
import { JAVA_MEMBERS, OWNERS } from './libraries.ts';

export const java: Language = {
  grammar: 'java',
  languageIds: ['java'],
  query: `
(method_declaration name: (_) @name) @method
(constructor_declaration name: (_) @name) @method
(class_declaration name: (_) @name) @class
(record_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @interface
(enum_declaration name: (_) @name) @enum
[(line_comment) (block_comment)] @comment
[(string_literal) (character_literal)] @string
`,
  doc: 'block',
  scopes: {
    argument: '(argument_list (_) @it)',
    'argument list': '(argument_list) @it.inside',
    assert: '(assert_statement) @it',
    assignment:
      '(local_variable_declaration declarator: (variable_declarator value: (_))) @it (assignment_expression) @it (field_declaration declarator: (variable_declarator value: (_))) @it',
    'assignment value': `
      (variable_declarator name: (_) @removal.from value: (_) @it @removal.end)
      (assignment_expression left: (_) @removal.from right: (_) @it @removal.end)`,
    'assignment variable': '(variable_declarator name: (_) @it value: (_)) (assignment_expression left: (_) @it)',
    body: `
      (_ body: [(block) (class_body) (interface_body) (enum_body) (constructor_body)] @it.inside)
      (if_statement consequence: (block) @it.inside) (if_statement alternative: (block) @it.inside)
      (lambda_expression body: (expression) @it)`,
    break: '(break_statement) @it',
    call: '[(method_invocation name: (_) @name) (object_creation_expression type: (_) @name)] @it',
    case: '(switch_block_statement_group) @it (switch_rule) @it',
    catch: '(catch_clause) @it',
    class: '[(class_declaration name: (_) @name) (record_declaration name: (_) @name)] @it',
    comment: '[(line_comment) (block_comment)] @it',
    condition: `
      [(if_statement condition: (parenthesized_expression) @it.inside) (while_statement condition: (parenthesized_expression) @it.inside)
       (do_statement condition: (parenthesized_expression) @it.inside)]
      (for_statement condition: (_) @it) (ternary_expression condition: (_) @it)`,
    continue: '(continue_statement) @it',
    declaration: '(local_variable_declaration) @it (field_declaration) @it',
    decorator: '[(marker_annotation name: (_) @name) (annotation name: (_) @name)] @it',
    default: '(switch_block_statement_group (switch_label "default")) @it',
    do: '(do_statement) @it',
    element: '(array_initializer (_) @it)',
    else: '((if_statement "else" @it.start alternative: (_) @it.whole) (#not-match? @it.whole "^if[ (]"))',
    'else if': '(if_statement "else" @it.start alternative: (if_statement consequence: (_) @it.end))',
    enum: '(enum_declaration name: (_) @name) @it',
    'enum member': '(enum_body (enum_constant name: (_) @name) @it)',
    finally: '(finally_clause) @it',
    for: '[(for_statement) (enhanced_for_statement)] @it.whole',
    function: '(method_declaration name: (_) @name) @it',
    if: '(if_statement "if" @it.start consequence: (_) @it.whole)',
    implements: '(super_interfaces (type_list (_) @it)) @removal',
    'implements list': '(super_interfaces (type_list) @it) @removal',
    import: '(import_declaration) @it.whole',
    initializer: '(constructor_declaration name: (_) @name) @it',
    interface: '(interface_declaration name: (_) @name) @it',
    lambda: '(lambda_expression) @it',
    list: '(array_initializer) @it',
    loop: '[(for_statement) (enhanced_for_statement) (while_statement) (do_statement)] @it.whole',
    method: '[(method_declaration name: (_) @name) (constructor_declaration name: (_) @name)] @it',
    modifier:
      '(modifiers [(marker_annotation) (annotation)]* ["public" "private" "protected" "static" "final" "abstract" "synchronized" "native" "transient" "volatile" "default"] @it)',
    'modifier list': '(modifiers) @it',
    name: `
      [(method_declaration name: (_) @it) (class_declaration name: (_) @it) (interface_declaration name: (_) @it)
       (enum_declaration name: (_) @it) (variable_declarator name: (_) @it) (formal_parameter name: (_) @it)]`,
    package: '(package_declaration) @it.whole',
    parameter:
      '(formal_parameters [(formal_parameter) (spread_parameter)] @it) (inferred_parameters (_) @it) (lambda_expression parameters: (identifier) @it)',
    'parameter list': '[(formal_parameters) (inferred_parameters)] @it.inside',
    'parameter name': '(formal_parameter name: (_) @it)',
    'parameter type': '(formal_parameter type: (_) @it)',
    parent: '(superclass (_) @it) @removal (extends_interfaces (type_list (_) @it)) @removal',
    'parent list': '(superclass (_) @it) @removal (extends_interfaces (type_list) @it) @removal',
    property: '(class_body (field_declaration declarator: (variable_declarator name: (_) @name)) @it)',
    return: '(return_statement) @it',
    'return type': '(method_declaration type: (_) @it)',
    'return value': '(return_statement "return" @removal.from (_) @it @removal.end)',
    statement: '(statement) @it',
    string: '(string_literal) @it',
    'string text': '(string_literal) @it.inside',
    subscript: '(array_access index: (_) @it)',
    switch: '(switch_expression) @it',
    synchronized: '(synchronized_statement) @it',
    ternary: '(ternary_expression) @it',
    'then branch': '(if_statement consequence: (_) @it.whole)',
    throw: '(throw_statement) @it',
    throws: '(throws (_) @it) @removal',
    try: '[(try_statement "try" @it.start body: (_) @it.end) (try_with_resources_statement "try" @it.start body: (_) @it.end)]',
    type: `
      [(formal_parameter type: (_) @it) (method_declaration type: (_) @it) (field_declaration type: (_) @it)
       (local_variable_declaration type: (_) @it) (enhanced_for_statement type: (_) @it)]`,
    'type argument': '(type_arguments (_) @it)',
    'type argument list': '(type_arguments) @it.inside',
    'type parameter': '(type_parameters (_) @it)',
    'type parameter list': '(type_parameters) @it.inside',
    value:
      '(variable_declarator name: (_) @removal.from value: (_) @it @removal.end) (assignment_expression right: (_) @it)',
    variable: '(variable_declarator name: (_) @it) (assignment_expression left: (_) @it)',
    while: '(while_statement) @it.whole',
    statements: '[(block) (constructor_body)] @it.inside',
    members: '[(class_body) (interface_body)] @it.inside (enum_body) @it.inside',
    elements: '(array_initializer) @it.inside',
    'enum members': '(enum_body) @it.inside',
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
      new: 'new',
      'system dot': 'System.',
      'print line': 'println',
      return: 'return',
      throw: 'throw',
      final: 'final',
      static: 'static',
      'instance of': 'instanceof',
      instanceof: 'instanceof',
      'empty string': '""',
    },
    types: {
      ...{
        int: 'int',
        integer: 'Integer',
        long: 'long',
        short: 'short',
        byte: 'byte',
        float: 'float',
        double: 'double',
      },
      ...{ boolean: 'boolean', bool: 'boolean', char: 'char', character: 'Character', string: 'String', void: 'void' },
      ...{ object: 'Object', list: 'List', map: 'Map', set: 'Set', var: 'var', 'array list': 'ArrayList' },
      ...{ 'hash map': 'HashMap', 'hash set': 'HashSet', optional: 'Optional', exception: 'Exception' },
      ...{ 'string builder': 'StringBuilder', 'linked list': 'LinkedList', 'tree map': 'TreeMap', deque: 'Deque' },
      ...{ 'big decimal': 'BigDecimal', 'local date': 'LocalDate', thread: 'Thread', scanner: 'Scanner' },
      ...{ 'io exception': 'IOException', 'sql exception': 'SQLException' },
    },
    modifiers: [
      ...['public', 'private', 'protected', 'static', 'final', 'abstract', 'synchronized', 'native', 'transient'],
      ...['volatile', 'default', 'sealed'],
    ],
    members: JAVA_MEMBERS,
    owners: OWNERS.java,
    terminator: ';',
    quote: '"',
    indent: 2,
    typeStands: 'before',
    typesInBrackets: {
      ...{ int: 'Integer', long: 'Long', short: 'Short', byte: 'Byte', float: 'Float', double: 'Double' },
      ...{ boolean: 'Boolean', char: 'Character' },
    },
    throwsNew: true,
    getters: true,
    also: {
      function: 'method',
      'main function': 'main method',
      field: 'property',
      annotation: 'decorator',
      package: 'package',
    },
    code: {
      lambda: '($parameters) -> {\n$0\n}',
      method: '⟨$modifiers ⟩${type:void} $name$0($parameters) {\n$body\n}',
      'main method': 'public static void main(String[] args) {\n$body\n}',
      initializer: '${modifiers:public} $owner$0($parameters) {\n$body\n}',
      class: '⟨$modifiers ⟩class $name⟨ extends $parent⟩⟨ implements $interfaces⟩ {\n$body\n}',
      interface: '⟨$modifiers ⟩interface $name⟨ extends $parent⟩ {\n$body\n}',
      enum: '⟨$modifiers ⟩enum $name⟨ implements $interfaces⟩ {\n$body\n}',
      record: '⟨$modifiers ⟩record $name$0() {\n$body\n}',
      'interface method': '⟨$modifiers ⟩${type:void} $name$0($parameters);',
      package: 'package $value;',
      import: 'import ⟨$modifiers ⟩$value;',
      property: '⟨$modifiers ⟩${type:int} $name⟨ = $value⟩;',
      variable: '⟨$modifiers ⟩${type:var} $name⟨ = $value⟩;',
      constant: 'final ${type:var} $name⟨ = $value⟩;',
      parameter: '⟨$modifiers ⟩${type:int} $name',
      argument: '$value',
      element: '$value',
      'enum member': '$name',
      'type parameter': [
        { code: '$type' },
        {
          after:
            '(class_declaration name: (_) @it !type_parameters) (interface_declaration name: (_) @it !type_parameters)',
          code: '<$type>',
        },
      ],
      'type argument': '$type',
      if: 'if ($condition) {\n$body\n}',
      'else if': { after: '(if_statement consequence: (_) @it)', code: ' else if ($condition) {\n$body\n}' },
      else: { after: '(if_statement consequence: (_) @it !alternative)', code: ' else {$0\n$body\n}' },
      while: 'while ($condition) {\n$body\n}',
      do: 'do {$0\n$body\n} while (true);',
      for: 'for ($header⟨$modifiers ⟩⟨${type:var} $name : $value⟩) {\n$body\n}',
      switch: 'switch ($value) {\n}',
      case: [
        {
          after: '(switch_block (switch_block_statement_group) @it.whole)',
          code: '\ncase $value:\n\tbreak;',
          isBeside: true,
        },
        { instead: '(switch_block . "{" @it.from . "}" @it.to)', code: '\n\tcase $value:\n\t\tbreak;\n' },
      ],
      default: [
        {
          after: '(switch_block (switch_block_statement_group) @it.whole .)',
          code: '\ndefault:$0\n\tbreak;',
          isBeside: true,
        },
        { instead: '(switch_block . "{" @it.from . "}" @it.to)', code: '\n\tdefault:$0\n\t\tbreak;\n' },
      ],
      try: 'try {$0\n$body\n} catch (Exception e) {\n}',
      catch: {
        after: '(catch_clause) @it (try_statement body: (_) @it . (finally_clause)?)',
        code: ' catch (${type:Exception} ${name:e}) {\n$body\n}',
      },
      finally: {
        after: '(try_statement (catch_clause) @it .) (try_statement body: (_) @it .)',
        code: ' finally {$0\n$body\n}',
      },
      return: 'return⟨ $value⟩;',
      'return value': { instead: '(return_statement) @it.whole', code: 'return $value;' },
      throw: 'throw $value;',
      print: 'System.out.println($value);',
      assert: 'assert $condition;',
      break: 'break;',
      continue: 'continue;',
      parent: [
        {
          after:
            '(class_declaration name: (_) @it !superclass !type_parameters) (class_declaration type_parameters: (_) @it !superclass)',
          code: ' extends $type',
        },
      ],
      implements: [
        { after: '(super_interfaces (type_list) @it)', code: ', $type' },
        {
          after: `
            (class_declaration superclass: (_) @it !interfaces)
            (class_declaration name: (_) @it !superclass !interfaces !type_parameters)
            (class_declaration type_parameters: (_) @it !superclass !interfaces)`,
          code: ' implements $type',
        },
      ],
      throws: { after: '(method_declaration parameters: (_) @it . body: (_))', code: ' throws $type' },
      'return type': { instead: '(method_declaration type: (_) @it)', code: '$type' },
      type: {
        instead:
          '(method_declaration type: (_) @it) (formal_parameter type: (_) @it) (local_variable_declaration type: (_) @it) (field_declaration type: (_) @it)',
        code: '$type',
      },
      decorator: [
        {
          after:
            '(_ (modifiers [(marker_annotation) (annotation)] @it .) ) (_ (modifiers [(marker_annotation) (annotation)] @it . "public"))',
          code: '\n@$value',
        },
        {
          before: `
            (method_declaration) @it (constructor_declaration) @it (class_declaration) @it (field_declaration) @it
            (interface_declaration) @it (enum_declaration) @it`,
          code: '@$value$0\n',
        },
      ],
      modifier: [
        {
          after: '(_ (modifiers ["public" "private" "protected" "static" "final" "abstract"] @it .))',
          code: ' $value',
        },
        {
          before:
            '(method_declaration . type: (_) @it) (field_declaration . type: (_) @it) (class_declaration . "class" @it)',
          code: '$value ',
        },
      ],
      comment: '// $value',
    },
  },
};
