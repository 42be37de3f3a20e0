import type { Language } from '../language.ts';
import { DART_MEMBERS } from './libraries.ts';

export const dart: Language = {
  grammar: 'dart',
  languageIds: ['dart'],
  query: `
(function_signature name: (_) @name) @function
(class_definition name: (_) @name) @class
(mixin_declaration (identifier) @name) @class
(enum_declaration name: (_) @name) @enum
[(comment) (documentation_comment)] @comment
(string_literal) @string
(template_substitution) @code
`,
  doc: { line: '///' },
  scopes: {
    argument: '(arguments (_) @it)',
    'argument list': '(arguments) @it.inside',
    assert: '(assert_statement) @it',
    assignment:
      '(local_variable_declaration (initialized_variable_definition value: (_))) @it (assignment_expression) @it',
    'assignment value': `
      (initialized_variable_definition name: (_) @removal.from value: (_) @it @removal.end)
      (initialized_identifier (identifier) @removal.from (_) @it @removal.end .)
      (assignment_expression left: (_) @removal.from right: (_) @it @removal.end)`,
    'assignment variable':
      '(initialized_variable_definition name: (_) @it value: (_)) (assignment_expression left: (_) @it)',
    body: `
      [(function_body (block) @it.inside) (class_body "{") @it.inside (enum_body "{") @it.inside]
      (if_statement consequence: (block) @it.inside) (if_statement alternative: (block) @it.inside) (_ body: (block) @it.inside)`,
    break: '(break_statement) @it',
    case: '(switch_statement_case) @it',
    catch: `
      (try_statement (catch_clause) @it.start . (block) @it.end)
      (try_statement "on" @it.start . (_) . (catch_clause)? . (block) @it.end)`,
    class: '(class_definition name: (_) @name) @it',
    comment: '[(comment) (documentation_comment)] @it',
    condition: `
      (if_statement "(" . (_) @it) (while_statement condition: (parenthesized_expression) @it.inside)
      (do_statement condition: (parenthesized_expression) @it.inside) (for_loop_parts condition: (_) @it) (conditional_expression . (_) @it)`,
    continue: '(continue_statement) @it',
    declaration: '(local_variable_declaration) @it (class_body (declaration) @it)',
    decorator: '(annotation) @it',
    default: '(switch_statement_default) @it',
    dictionary: '((set_or_map_literal (pair)) @it)',
    do: '(do_statement) @it',
    element: '(list_literal (_) @it)',
    else: '((if_statement "else" @it.start alternative: (_) @it.whole) (#not-match? @it.whole "^if[ (]"))',
    'else if': '(if_statement "else" @it.start alternative: (if_statement consequence: (_) @it.end))',
    entry: '(set_or_map_literal (pair) @it)',
    enum: '(enum_declaration name: (_) @name) @it',
    'enum member': '(enum_constant name: (_) @name) @it',
    finally: '(finally_clause) @it',
    for: '(for_statement) @it.whole',
    function: `
      (program (function_signature name: (_) @name) @it.start . (function_body) @it.end)
      (class_body (method_signature (function_signature name: (_) @name)) @it.start . (function_body) @it.end)`,
    getter: '(class_body (method_signature (getter_signature name: (_) @name)) @it.start . (function_body) @it.end)',
    if: '(if_statement "if" @it.start consequence: (_) @it.whole)',
    implements: '(interfaces (type_identifier) @it) @removal',
    'implements list': '(interfaces (type_identifier) @it.start (type_identifier)? @it.end .) @removal',
    import: '(import_or_export) @it.whole',
    initializer: `
      (class_body (method_signature (constructor_signature name: (_) @name)) @it.start . (function_body) @it.end)
      (class_body (declaration (constructor_signature name: (_) @name)) @it)`,
    key: '(pair key: (_) @it)',
    lambda: '(function_expression) @it',
    list: '(list_literal "[") @it.inside',
    loop: '[(for_statement) (while_statement) (do_statement)] @it.whole',
    method: '(class_body (method_signature (function_signature name: (_) @name)) @it.start . (function_body) @it.end)',
    mixin: '(mixins (type_identifier) @it) @removal (mixin_declaration (identifier) @name) @it',
    modifier:
      '(class_definition (abstract) @it) (declaration [(final_builtin) (const_builtin) "static" "late"] @it) (method_signature "static" @it)',
    name: `
      [(function_signature name: (_) @it) (class_definition name: (_) @it) (enum_declaration name: (_) @it)
       (initialized_variable_definition name: (_) @it) (formal_parameter name: (_) @it) (initialized_identifier (identifier) @it)]`,
    'named parameter': '((optional_formal_parameters "{" (formal_parameter) @it))',
    'named parameter list': '(optional_formal_parameters "{" @it.from "}" @it.to) @removal',
    parameter: `
      (formal_parameter_list (formal_parameter) @it)
      (optional_formal_parameters "required" @it.start . (formal_parameter) @it.end)
      (optional_formal_parameters (formal_parameter) @it)`,
    'parameter list': `
      (formal_parameter_list . (formal_parameter) @it.start @removal.start (formal_parameter) @it.end . (optional_formal_parameters) @removal.to)
      (formal_parameter_list . (formal_parameter) @it @removal.start . (optional_formal_parameters) @removal.to)
      (formal_parameter_list . (optional_formal_parameters)) @it.inside
      (formal_parameter_list . (formal_parameter) @it.start (formal_parameter) @it.end .)
      (formal_parameter_list . (formal_parameter) @it .)
      (formal_parameter_list "(" @it.from . ")" @it.to)`,
    'parameter name': '(formal_parameter name: (_) @it)',
    'parameter type': '(formal_parameter . (_) @it name: (_))',
    parent: '(superclass (type_identifier) @it) @removal',
    'parent list': '(superclass (type_identifier) @it) @removal',
    'positional parameter': `
      (formal_parameter_list (formal_parameter) @removal.from (optional_formal_parameters "[" . (formal_parameter) @it . "]") @removal.end)
      (optional_formal_parameters "[" (formal_parameter) @it)`,
    'positional parameter list': `
      (formal_parameter_list (formal_parameter) @removal.from . (optional_formal_parameters "[" @it.from "]" @it.to) @removal.end)
      (optional_formal_parameters "[" @it.from "]" @it.to) @removal`,
    property: `
      (class_body (declaration (initialized_identifier_list (initialized_identifier (identifier) @name))) @it)
      (class_body (method_signature (getter_signature name: (_) @name)) @it.start . (function_body) @it.end)`,
    return: '(return_statement) @it',
    'return type': '(function_signature . [(type_identifier) (void_type)] @it)',
    'return value': '(return_statement "return" @removal.from (_) @it @removal.end)',
    setter: '(class_body (method_signature (setter_signature name: (_) @name)) @it.start . (function_body) @it.end)',
    set: '(set_or_map_literal) @it',
    statement: '(block (_) @it)',
    string: '(string_literal) @it',
    'string text': '(string_literal) @it.inside',
    switch: '(switch_statement) @it',
    ternary: '(conditional_expression) @it',
    'then branch': '(if_statement consequence: (_) @it.whole)',
    throw: '(throw_expression) @it',
    try: '(try_statement "try" @it.start body: (_) @it.end)',
    type: `
      [(initialized_variable_definition . (type_identifier) @it) (formal_parameter . (type_identifier) @it)
       (function_signature . [(type_identifier) (void_type)] @it) (declaration (type_identifier) @it)]`,
    'type argument': '(type_arguments (_) @it)',
    'type argument list': '(type_arguments) @it.inside',
    'type parameter': '(type_parameters (_) @it)',
    'type parameter list': '(type_parameters) @it.inside',
    value:
      '(pair value: (_) @it) (initialized_variable_definition name: (_) @removal.from value: (_) @it @removal.end) (assignment_expression right: (_) @it)',
    variable: '(initialized_variable_definition name: (_) @it) (assignment_expression left: (_) @it)',
    while: '(while_statement) @it.whole',
    with: '(mixins (type_identifier) @it) @removal',
    statements: '(block "{") @it.inside',
    members: '(class_body "{") @it.inside',
    elements: '(list_literal "[") @it.inside',
    entries: '(set_or_map_literal (pair)) @it.inside',
    'enum members': '(enum_body "{") @it.inside',
  },
  writing: {
    names: {
      variable: 'camel',
      function: 'camel',
      class: 'pascal',
      constant: 'camel',
      'enum member': 'camel',
      decorator: 'camel',
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
      new: 'new',
      await: 'await',
      var: 'var',
      final: 'final',
      const: 'const',
      in: 'in',
      as: 'as',
      'theme dot': 'Theme.',
      'media query dot': 'MediaQuery.',
      'navigator dot': 'Navigator.',
      'scaffold messenger dot': 'ScaffoldMessenger.',
      'date time dot': 'DateTime.',
      'edge insets dot': 'EdgeInsets.',
      'colors dot': 'Colors.',
      'icons dot': 'Icons.',
      'future dot': 'Future.',
      'duration dot': 'Duration.',
      'empty list': '[]',
      'empty string': '""',
    },
    types: {
      ...{ int: 'int', integer: 'int', double: 'double', float: 'double', num: 'num', number: 'num', bool: 'bool' },
      ...{ boolean: 'bool', string: 'String', void: 'void', object: 'Object', dynamic: 'dynamic', var: 'var' },
      ...{ list: 'List', map: 'Map', set: 'Set', future: 'Future', stream: 'Stream' },
    },
    modifiers: ['abstract', 'static', 'final', 'const', 'late', 'required', 'covariant', 'external', 'factory'],
    privateMark: '_',
    interpolates: true,
    members: DART_MEMBERS,
    throwsCalled: true,
    terminator: ';',
    optional: '$type?',
    quote: '"',
    eitherQuote: true,
    indent: 2,
    typeStands: 'before',
    also: { 'optional parameter': 'positional parameter', field: 'property', annotation: 'decorator', with: 'mixin' },
    code: {
      lambda: '($parameters) {\n$0\n}',
      function: '⟨$modifiers ⟩⟨$type ⟩$name$0($parameters)⟨ $async⟩ {\n$body\n}',
      method: '⟨$modifiers ⟩⟨$type ⟩$name$0($parameters)⟨ $async⟩ {\n$body\n}',
      getter: '⟨$type ⟩get $name$0 {\n$body\n}',
      setter: 'set $name$0(value) {\n$body\n}',
      initializer: '$owner$0($parameters) {\n$body\n}',
      class: '⟨$modifiers ⟩class $name⟨ extends $parent⟩⟨ implements $interfaces⟩ {\n$body\n}',
      enum: 'enum $name {\n$body\n}',
      import: 'import "$value$0";',
      property: '⟨$modifiers ⟩${type:var} $name⟨ = $value⟩;',
      variable: '⟨$modifiers ⟩${type:var} $name⟨ = $value⟩;',
      constant: 'const $name⟨ = $value⟩;',
      parameter: '⟨$modifiers ⟩⟨$type ⟩$name⟨ = $value⟩',
      'named parameter': [
        { code: '⟨$modifiers ⟩⟨$type ⟩$name⟨ = $value⟩' },
        {
          after: '(formal_parameter_list (formal_parameter) @it .)',
          code: ', {⟨$modifiers ⟩⟨$type ⟩$name⟨ = $value⟩}',
        },
      ],
      'positional parameter': [
        { code: '⟨$modifiers ⟩⟨$type ⟩$name⟨ = $value⟩' },
        {
          after: '(formal_parameter_list (formal_parameter) @it .)',
          code: ', [⟨$modifiers ⟩⟨$type ⟩$name⟨ = $value⟩]',
        },
      ],
      argument: '$value',
      element: '$value',
      entry: '$value',
      'enum member': '$name',
      'type parameter': [
        { code: '$type' },
        { after: '(class_definition name: (_) @it !type_parameters)', code: '<$type>' },
      ],
      'type argument': '$type',
      if: 'if ($condition) {\n$body\n}',
      'else if': { after: '(if_statement consequence: (_) @it)', code: ' else if ($condition) {\n$body\n}' },
      else: { after: '(if_statement consequence: (_) @it !alternative)', code: ' else‸ {\n$body\n}' },
      while: 'while ($condition) {\n$body\n}',
      do: 'do {$0\n$body\n} while (true);',
      for: 'for ($header⟨$modifiers ⟩⟨$type ⟩$name⟨ in $value⟩) {\n$body\n}',
      switch: 'switch ($value) {\n}',
      case: [
        { after: '(switch_block (switch_statement_case) @it.whole)', code: '\ncase $value:\n\tbreak;', isBeside: true },
        { instead: '(switch_block . "{" @it.from . "}" @it.to)', code: '\n\tcase $value:\n\t\tbreak;\n' },
      ],
      default: [
        { after: '(switch_block (switch_statement_case) @it.whole .)', code: '\ndefault:$0\n\tbreak;', isBeside: true },
        { instead: '(switch_block . "{" @it.from . "}" @it.to)', code: '\n\tdefault:$0\n\t\tbreak;\n' },
      ],
      try: 'try‸ {\n$body\n} on Exception catch (e) {\n}',
      catch: {
        after: '(try_statement (catch_clause) . (block) @it) (try_statement body: (_) @it .)',
        code: ' on ${type:Exception} catch (${name:e}) {\n$body\n}',
      },
      finally: { after: '(try_statement (block) @it .)', code: ' finally {$0\n$body\n}' },
      return: 'return⟨ $value⟩;',
      'return value': { instead: '(return_statement) @it.whole', code: 'return $value;' },
      throw: 'throw $value;',
      print: 'print($value);',
      assert: 'assert($condition);',
      break: 'break;',
      continue: 'continue;',
      parent: {
        after:
          '(class_definition name: (_) @it !superclass !type_parameters) (class_definition type_parameters: (_) @it !superclass)',
        code: ' extends $type',
      },
      mixin: [
        { after: '(mixins) @it', code: ', $type' },
        { after: '(superclass (type_identifier) @it .)', code: ' with $type' },
        { after: '(class_definition name: (_) @it !superclass)', code: ' with $type' },
      ],
      implements: [
        { after: '(interfaces) @it', code: ', $type' },
        {
          after:
            '(class_definition name: (_) @it !superclass !interfaces) (class_definition superclass: (_) @it !interfaces)',
          code: ' implements $type',
        },
      ],
      type: [
        {
          instead:
            '(function_signature . [(type_identifier) (void_type)] @it) (formal_parameter . (type_identifier) @it)',
          code: '$type',
        },
        {
          before: '(function_signature . name: (_) @it) (formal_parameter . name: (_) @it)',
          code: '$type$0 ',
        },
      ],
      'return type': [
        { instead: '(function_signature . [(type_identifier) (void_type)] @it)', code: '$type' },
        { before: '(function_signature . name: (_) @it)', code: '$type$0 ' },
      ],
      decorator: {
        before: `
          (class_definition) @it (program (function_signature) @it)
          (class_body (method_signature) @it) (class_body (declaration) @it)`,
        code: '@$value$0\n',
      },
      modifier: {
        before: `
          (class_definition . "class" @it) (class_body (method_signature) @it) (class_body (declaration) @it)`,
        code: '$value ',
      },
      comment: '// $value',
    },
  },
};
