import type { Language } from '../language.ts';
import { CSHARP_MEMBERS, OWNERS } from './libraries.ts';

/** `[1, 2]`, which the grammar takes for a subscript wherever it stands. */
function newList(pattern: string): string {
  return `(variable_declarator ${pattern}) (assignment_expression right: ${pattern}) (return_statement ${pattern})
    (argument ${pattern}) (arrow_expression_clause ${pattern}) (property_declaration value: ${pattern})`;
}

export const csharp: Language = {
  grammar: 'c-sharp',
  languageIds: ['csharp'],
  query: `
(method_declaration name: (_) @name) @method
(constructor_declaration name: (_) @name) @method
(local_function_statement name: (_) @name) @function
(class_declaration name: (_) @name) @class
(struct_declaration name: (_) @name) @class
(record_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @interface
(enum_declaration name: (_) @name) @enum
(property_declaration name: (_) @name) @property
(namespace_declaration name: (_) @name) @module
(comment) @comment
[(string_literal) (verbatim_string_literal) (raw_string_literal) (interpolated_string_expression) (character_literal)] @string
(interpolation) @code
`,
  doc: 'xml',
  scopes: {
    argument: '(argument_list (_) @it)',
    'argument list': '(argument_list) @it.inside',
    assignment:
      '(local_declaration_statement (variable_declaration (variable_declarator (_) (_)))) @it (assignment_expression) @it (field_declaration (variable_declaration (variable_declarator (_) (_)))) @it',
    'assignment value': `
      (variable_declarator name: (_) @removal.from . (_) @it @removal.end)
      (assignment_expression left: (_) @removal.from right: (_) @it @removal.end)`,
    'assignment variable': '(variable_declarator name: (_) @it . (_)) (assignment_expression left: (_) @it)',
    body: `
      (_ body: [(block) (declaration_list) (enum_member_declaration_list)] @it.inside)
      (if_statement consequence: (block) @it.inside) (if_statement alternative: (block) @it.inside)
      (lambda_expression body: (expression) @it)`,
    break: '(break_statement) @it',
    call: '[(invocation_expression function: (_) @name) (object_creation_expression type: (_) @name)] @it',
    case: '(switch_section) @it',
    catch: '(catch_clause) @it',
    class: '[(class_declaration name: (_) @name) (record_declaration name: (_) @name)] @it',
    comment: '(comment) @it',
    condition: `
      [(if_statement condition: (_) @it) (while_statement condition: (_) @it) (do_statement condition: (_) @it)
       (for_statement condition: (_) @it) (conditional_expression condition: (_) @it)]`,
    continue: '(continue_statement) @it',
    declaration: '[(local_declaration_statement) (field_declaration)] @it',
    decorator: '(attribute_list) @it',
    delegate: '(delegate_declaration name: (_) @name) @it',
    do: '(do_statement) @it',
    element: `(initializer_expression (_) @it) ${newList('(element_binding_expression (argument) @it)')}`,
    else: '((if_statement "else" @it.start alternative: (_) @it.whole) (#not-match? @it.whole "^if[ (]"))',
    'else if': '(if_statement "else" @it.start alternative: (if_statement consequence: (_) @it.end))',
    enum: '(enum_declaration name: (_) @name) @it',
    'enum member': '(enum_member_declaration name: (_) @name) @it',
    finally: '(finally_clause) @it',
    for: '[(for_statement) (foreach_statement)] @it.whole',
    function: '[(method_declaration name: (_) @name) (local_function_statement name: (_) @name)] @it',
    getter: '((accessor_declaration) @it (#match? @it "^\\\\s*get"))',
    if: '(if_statement "if" @it.start consequence: (_) @it.whole)',
    implements: '(base_list (_) @removal.from . (_) @it @removal.end) (base_list . (_) @it .) @removal',
    'implements list': '(base_list . (_) @it.start (_)? @it.end .) @removal',
    import: '(using_directive) @it.whole',
    initializer: '(constructor_declaration name: (_) @name) @it',
    interface: '(interface_declaration name: (_) @name) @it',
    lambda: '[(lambda_expression) (anonymous_method_expression)] @it',
    list: `(initializer_expression) @it ${newList('(element_binding_expression) @it')}`,
    loop: '[(for_statement) (foreach_statement) (while_statement) (do_statement)] @it.whole',
    method: '[(method_declaration name: (_) @name) (constructor_declaration name: (_) @name)] @it',
    modifier: '(modifier) @it',
    name: `
      [(method_declaration name: (_) @it) (class_declaration name: (_) @it) (interface_declaration name: (_) @it)
       (enum_declaration name: (_) @it) (struct_declaration name: (_) @it) (variable_declarator name: (_) @it)
       (property_declaration name: (_) @it) (parameter name: (_) @it)]`,
    namespace: '[(namespace_declaration name: (_) @name) (file_scoped_namespace_declaration name: (_) @name)] @it',
    parameter: '(parameter_list (parameter) @it) (lambda_expression parameters: (implicit_parameter) @it)',
    'parameter list': '(parameter_list) @it.inside',
    'parameter name': '(parameter name: (_) @it)',
    'parameter type': '(parameter type: (_) @it)',
    'parameter value': '(parameter name: (_) @removal.from (_) @it @removal.end .)',
    parent: '(base_list . (_) @it .) @removal (base_list . (_) @it)',
    'parent list': '(base_list . (_) @it.start (_)? @it.end .) @removal (base_list . (_) @it .) @removal',
    property: `
      (property_declaration name: (_) @name) @it
      (field_declaration (variable_declaration (variable_declarator name: (_) @name))) @it`,
    return: '(return_statement) @it',
    'return type': '[(method_declaration returns: (_) @it) (local_function_statement type: (_) @it)]',
    'return value': '(return_statement "return" @removal.from (_) @it @removal.end)',
    setter: '((accessor_declaration) @it (#match? @it "^\\\\s*set"))',
    statement: '(statement) @it',
    string: '[(string_literal) (verbatim_string_literal) (interpolated_string_expression)] @it',
    'string text': '(string_literal) @it.inside',
    struct: '(struct_declaration name: (_) @name) @it',
    switch: '(switch_statement) @it',
    ternary: '(conditional_expression) @it',
    'then branch': '(if_statement consequence: (_) @it.whole)',
    throw: '(throw_statement) @it',
    try: '(try_statement "try" @it.start body: (_) @it.end)',
    type: `
      [(parameter type: (_) @it) (method_declaration returns: (_) @it) (variable_declaration type: (_) @it)
       (property_declaration type: (_) @it) (foreach_statement type: (_) @it)]`,
    'type argument': '(type_argument_list (_) @it)',
    'type argument list': '(type_argument_list) @it.inside',
    'type parameter': '(type_parameter_list (_) @it)',
    'type parameter list': '(type_parameter_list) @it.inside',
    using: '(using_statement) @it (using_directive) @it.whole',
    value:
      '(variable_declarator name: (_) @removal.from . (_) @it @removal.end) (assignment_expression right: (_) @it)',
    variable: '(variable_declarator name: (_) @it) (assignment_expression left: (_) @it)',
    while: '(while_statement) @it.whole',
    statements: '(block) @it.inside',
    members: `
      [(class_declaration body: (declaration_list) @it.inside) (struct_declaration body: (declaration_list) @it.inside)
       (interface_declaration body: (declaration_list) @it.inside) (record_declaration body: (declaration_list) @it.inside)]`,
    declarations: '(namespace_declaration body: (declaration_list) @it.inside)',
    elements: `(initializer_expression) @it.inside ${newList('(element_binding_expression) @it.inside')}`,
    'enum members': '(enum_member_declaration_list) @it.inside',
  },
  writing: {
    names: {
      variable: 'camel',
      function: 'pascal',
      method: 'pascal',
      class: 'pascal',
      constant: 'pascal',
      property: 'camel',
      'enum member': 'pascal',
      decorator: 'pascal',
      module: 'pascal',
    },
    words: {
      true: 'true',
      false: 'false',
      null: 'null',
      none: 'null',
      nil: 'null',
      this: 'this',
      base: 'base',
      new: 'new',
      'console dot': 'Console.',
      await: 'await',
      async: 'async',
      return: 'return',
      throw: 'throw',
      arrow: '=>',
      var: 'var',
      const: 'const',
      in: 'in',
      is: '==',
      'is null': 'is null',
      'empty string': '""',
    },
    types: {
      ...{ int: 'int', integer: 'int', long: 'long', short: 'short', byte: 'byte', float: 'float', double: 'double' },
      ...{ boolean: 'bool', bool: 'bool', char: 'char', character: 'char', string: 'string', void: 'void' },
      ...{ object: 'object', decimal: 'decimal', var: 'var', dynamic: 'dynamic', task: 'Task', list: 'List' },
      ...{ dictionary: 'Dictionary', exception: 'Exception', 'io exception': 'IOException' },
    },
    modifiers: [
      ...[
        'public',
        'private',
        'protected',
        'internal',
        'static',
        'readonly',
        'abstract',
        'virtual',
        'override',
        'sealed',
      ],
      ...['async', 'partial', 'const', 'extern', 'ref', 'out', 'params', 'unsafe', 'volatile'],
    ],
    conventions: { 'name of': 'nameof' },
    members: CSHARP_MEMBERS,
    owners: OWNERS.csharp,
    spacedBraces: true,
    terminator: ';',
    defaultsLast: true,
    optional: '$type?',
    quote: '"',
    indent: 2,
    typeStands: 'before',
    throwsNew: true,
    also: { using: 'import', function: 'method', field: 'property', attribute: 'decorator' },
    code: {
      lambda: '($parameters) =>\n{\n$0\n}',
      method: '⟨$modifiers ⟩${type:void} $name$0($parameters)\n{\n$body\n}',
      'interface method': '⟨$modifiers ⟩${type:void} $name$0($parameters);',
      'main method': 'public static void Main(string[] args)\n{\n$body\n}',
      initializer: '${modifiers:public} $owner$0($parameters)\n{\n$body\n}',
      class: '⟨$modifiers ⟩class $name⟨ : $bases⟩\n{\n$body\n}',
      interface: '⟨$modifiers ⟩interface $name⟨ : $parent⟩\n{\n$body\n}',
      enum: '⟨$modifiers ⟩enum $name\n{\n$body\n}',
      struct: '⟨$modifiers ⟩struct $name\n{\n$body\n}',
      record: '⟨$modifiers ⟩record $name$0();',
      namespace: 'namespace $name\n{\n$body\n}',
      import: 'using $value;',
      'accessed property': '⟨$modifiers ⟩${type:var} $name { get; set; }⟨ = $value;⟩',
      property: '⟨$modifiers ⟩${type:var} $name⟨ = $value⟩;',
      variable: '⟨$modifiers ⟩${type:var} $name⟨ = $value⟩;',
      constant: 'const ${type:var} $name⟨ = $value⟩;',
      parameter: '⟨$modifiers ⟩${type:int} $name⟨ = $value⟩',
      argument: '$value',
      element: '$value',
      'enum member': '$name⟨ = $value⟩',
      'type parameter': [
        { code: '$type' },
        {
          after: `
            (class_declaration name: (_) @it . body: (_)) (class_declaration name: (_) @it . (base_list))
            (interface_declaration name: (_) @it . body: (_)) (struct_declaration name: (_) @it . body: (_))
            (method_declaration name: (_) @it . parameters: (_))`,
          code: '<$type>',
        },
      ],
      'type argument': '$type',
      if: 'if ($condition)\n{\n$body\n}',
      'else if': { after: '(if_statement consequence: (_) @it)', code: '\nelse if ($condition)\n{\n$body\n}' },
      else: { after: '(if_statement consequence: (_) @it !alternative)', code: '\nelse$0\n{\n$body\n}' },
      while: 'while ($condition)\n{\n$body\n}',
      do: 'do$0\n{\n$body\n} while (true);',
      for: 'for ($header)\n{\n$body\n}',
      'for each': 'foreach (${type:var} $name⟨ in $value⟩)\n{\n$body\n}',
      switch: 'switch ($value)\n{\n}',
      case: [
        { after: '(switch_body (switch_section) @it.whole)', code: '\ncase $value:\n\tbreak;', isBeside: true },
        { instead: '(switch_body . "{" @it.from . "}" @it.to)', code: '\n\tcase $value:\n\t\tbreak;\n' },
      ],
      default: [
        { after: '(switch_body (switch_section) @it.whole .)', code: '\ndefault:$0\n\tbreak;', isBeside: true },
        { instead: '(switch_body . "{" @it.from . "}" @it.to)', code: '\n\tdefault:$0\n\t\tbreak;\n' },
      ],
      try: 'try$0\n{\n$body\n}\ncatch (Exception ex)\n{\n}',
      catch: {
        after: '(catch_clause) @it (try_statement body: (_) @it . (finally_clause)?)',
        code: '\ncatch (${type:Exception}⟨ $name⟩)\n{\n$body\n}',
      },
      finally: {
        after: '(try_statement (catch_clause) @it .) (try_statement body: (_) @it .)',
        code: '\nfinally$0\n{\n$body\n}',
      },
      return: 'return⟨ $value⟩;',
      'return value': { instead: '(return_statement) @it.whole', code: 'return $value;' },
      throw: 'throw $value;',
      print: 'Console.WriteLine($value);',
      assert: 'Debug.Assert($condition);',
      yield: 'yield return $value;',
      break: 'break;',
      continue: 'continue;',
      parent: [
        { after: '(base_list) @it', code: ', $type' },
        {
          after: `
            (class_declaration name: (_) @it . body: (_)) (class_declaration (type_parameter_list) @it . body: (_))
            (interface_declaration name: (_) @it . body: (_)) (struct_declaration name: (_) @it . body: (_))`,
          code: ' : $type',
        },
      ],
      implements: [
        { after: '(base_list) @it', code: ', $type' },
        {
          after: `
            (class_declaration name: (_) @it . body: (_)) (class_declaration (type_parameter_list) @it . body: (_))
            (interface_declaration name: (_) @it . body: (_)) (struct_declaration name: (_) @it . body: (_))`,
          code: ' : $type',
        },
      ],
      'return type': { instead: '(method_declaration returns: (_) @it)', code: '$type' },
      type: {
        instead: '(method_declaration returns: (_) @it) (parameter type: (_) @it) (variable_declaration type: (_) @it)',
        code: '$type',
      },
      decorator: {
        before: `
          (method_declaration) @it (constructor_declaration) @it (class_declaration) @it (field_declaration) @it
          (property_declaration) @it (interface_declaration) @it (enum_declaration) @it (struct_declaration) @it`,
        code: '[$value$0]\n',
      },
      modifier: [
        {
          after:
            '(_ (modifier) @it . returns: (_)) (_ (modifier) @it . (variable_declaration)) (_ (modifier) @it . "class") (property_declaration (modifier) @it . type: (_))',
          code: ' $value',
        },
        {
          before:
            '(method_declaration . returns: (_) @it) (field_declaration . (variable_declaration) @it) (class_declaration . "class" @it) (property_declaration . type: (_) @it)',
          code: '$value ',
        },
      ],
      comment: '// $value',
    },
  },
};
