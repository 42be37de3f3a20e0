import type { Language } from '../language.ts';
import { RUST_MEMBERS } from './libraries.ts';

export const rust: Language = {
  grammar: 'rust',
  languageIds: ['rust'],
  query: `
(function_item name: (_) @name) @function
(function_signature_item name: (_) @name) @function
(struct_item name: (_) @name) @class
(enum_item name: (_) @name) @enum
(trait_item name: (_) @name) @interface
(impl_item type: (_) @name) @class
(mod_item name: (_) @name) @module
(type_item name: (_) @name) @type
[(line_comment) (block_comment)] @comment
[(string_literal) (raw_string_literal) (char_literal)] @string
`,
  doc: { line: '///' },
  scopes: {
    argument: '(arguments (_) @it) (macro_invocation (token_tree "(") @it.split)',
    'argument list': '(arguments) @it.inside (macro_invocation (token_tree "(") @it.inside)',
    assert: '((macro_invocation macro: (_) @m) @it (#match? @m "^(debug_)?assert"))',
    assignment: '(let_declaration value: (_)) @it (assignment_expression) @it (compound_assignment_expr) @it',
    'assignment value': `
      (let_declaration pattern: (_) @removal.from value: (_) @it @removal.end)
      (assignment_expression left: (_) @removal.from right: (_) @it @removal.end)
      (const_item value: (_) @it)`,
    'assignment variable': '(let_declaration pattern: (_) @it value: (_)) (assignment_expression left: (_) @it)',
    body: `
      (_ body: [(block) (declaration_list) (field_declaration_list) (enum_variant_list) (match_block)] @it.inside)
      (if_expression consequence: (block) @it.inside) (else_clause (block) @it.inside)
      (closure_expression body: (_) @it)`,
    break: '(break_expression) @it',
    call: '(call_expression function: (_) @name) @it (macro_invocation macro: (_) @name) @it',
    case: '(match_arm) @it',
    class: '(struct_item name: (_) @name) @it',
    comment: '[(line_comment) (block_comment)] @it',
    condition: `
      [(if_expression condition: (_) @it) (while_expression condition: (_) @it)]
      (match_arm pattern: (match_pattern condition: (_) @it))`,
    continue: '(continue_expression) @it',
    declaration: '[(let_declaration) (const_item) (static_item)] @it',
    decorator: '(attribute_item) @it',
    element: `
      (array_expression (_) @it) (tuple_expression (_) @it) (macro_invocation (token_tree "[") @it.split)
      (attribute_item (attribute arguments: (token_tree "(") @it.split))`,
    else: '(else_clause (block)) @it',
    'else if': '(else_clause (if_expression consequence: (_) @it.end)) @it.start',
    entry: '(field_initializer_list (_) @it)',
    enum: '(enum_item name: (_) @name) @it',
    'enum member': '(enum_variant name: (_) @name) @it',
    for: '(for_expression) @it',
    function: `
      (source_file (function_item name: (_) @name) @it) (mod_item body: (declaration_list (function_item name: (_) @name) @it))
      (block (function_item name: (_) @name) @it)`,
    if: '(if_expression "if" @it.start consequence: (_) @it.end)',
    implementation: '(impl_item type: (_) @name) @it',
    implements: '(impl_item trait: (_) @it @removal.start "for" @removal.end)',
    import: '(use_declaration) @it.whole',
    interface: '(trait_item name: (_) @name) @it',
    key: '(field_initializer field: (_) @it)',
    lambda: '(closure_expression) @it',
    list: '(array_expression) @it',
    loop: '[(loop_expression) (for_expression) (while_expression)] @it',
    match: '(match_expression) @it',
    method:
      '(impl_item body: (declaration_list (function_item name: (_) @name) @it)) (trait_item body: (declaration_list [(function_item name: (_) @name) (function_signature_item name: (_) @name)] @it))',
    modifier: '(visibility_modifier) @it (function_modifiers) @it (mutable_specifier) @it',
    name: `
      [(function_item name: (_) @it) (struct_item name: (_) @it) (enum_item name: (_) @it) (trait_item name: (_) @it)
       (let_declaration pattern: (identifier) @it) (parameter pattern: (identifier) @it) (field_declaration name: (_) @it)]`,
    namespace: '(mod_item name: (_) @name) @it',
    operator: '(binary_expression operator: _ @it)',
    parameter: '(parameters (_) @it) (closure_parameters (_) @it)',
    'parameter list': '(parameters) @it.inside (closure_parameters) @it.inside',
    'parameter name': '(parameter pattern: (_) @it)',
    'parameter type': '(parameter type: (_) @it)',
    property: '(field_declaration name: (_) @name) @it',
    prototype: '(function_signature_item name: (_) @name) @it',
    return: '(return_expression) @it',
    'return type': '(function_item parameters: (_) @removal.from return_type: (_) @it @removal.end)',
    'return value': '(return_expression "return" @removal.from (_) @it @removal.end)',
    statement: '(block (_) @it)',
    string: '[(string_literal) (raw_string_literal)] @it',
    'string text': '(string_literal) @it.inside',
    struct: '(struct_item name: (_) @name) @it',
    subscript: '(index_expression (_) (_) @it)',
    switch: '(match_expression) @it',
    'then branch': '(if_expression consequence: (_) @it)',
    throw: '((macro_invocation macro: (_) @m) @it (#eq? @m "panic"))',
    trait: '(trait_item name: (_) @name) @it',
    tuple: '(tuple_expression) @it',
    type: `
      (parameter pattern: (_) @removal.from type: (_) @it @removal.end)
      (let_declaration pattern: (_) @removal.from type: (_) @it @removal.end)
      (function_item parameters: (_) @removal.from return_type: (_) @it @removal.end)
      (field_declaration type: (_) @it) (const_item type: (_) @it)`,
    'type alias': '(type_item name: (_) @name) @it',
    'type argument': '(type_arguments (_) @it)',
    'type argument list': '(type_arguments) @it.inside',
    'type parameter': '(type_parameters (_) @it)',
    'type parameter list': '(type_parameters) @it.inside',
    using: '(use_declaration) @it.whole',
    value:
      '(let_declaration pattern: (_) @removal.from value: (_) @it @removal.end) (field_initializer value: (_) @it) (assignment_expression right: (_) @it)',
    variable: '(let_declaration pattern: (_) @it) (assignment_expression left: (_) @it)',
    while: '(while_expression) @it',
    statements: '(block) @it.inside',
    members: '(impl_item body: (declaration_list) @it.inside) (trait_item body: (declaration_list) @it.inside)',
    declarations: '(mod_item body: (declaration_list) @it.inside)',
    elements: '[(array_expression) (tuple_expression)] @it.inside',
    entries: '(field_initializer_list) @it.inside',
    fields: '(struct_item body: (field_declaration_list) @it.inside)',
    'enum members': '(enum_variant_list) @it.inside',
    'import names': '(use_list) @it.inside',
  },
  writing: {
    names: {
      variable: 'snake',
      function: 'snake',
      class: 'pascal',
      constant: 'constant',
      namespace: 'snake',
      'enum member': 'pascal',
      decorator: 'snake',
    },
    words: {
      true: 'true',
      false: 'false',
      none: 'None',
      some: 'Some',
      ok: 'Ok',
      return: 'return',
      as: 'as',
      let: 'let',
      mut: 'mut',
      mutable: 'mut',
      const: 'const',
      ref: 'ref',
      move: 'move',
      in: 'in',
      crate: 'crate',
      self: 'self',
      'empty list': 'vec![]',
      'empty string': 'String::new()',
    },
    types: {
      ...{ 'i eight': 'i8', 'i sixteen': 'i16', 'i thirty two': 'i32', 'i sixty four': 'i64', 'u eight': 'u8' },
      ...{
        'u sixteen': 'u16',
        'u thirty two': 'u32',
        'u sixty four': 'u64',
        'f thirty two': 'f32',
        'f sixty four': 'f64',
      },
      ...{
        ...{ 'f 64': 'f64', 'f 32': 'f32', 'i 32': 'i32', 'i 64': 'i64', 'u 8': 'u8', 'u 32': 'u32', 'u 64': 'u64' },
        ...{ usize: 'usize', isize: 'isize', i32: 'i32', i64: 'i64', u8: 'u8', u32: 'u32', u64: 'u64', f64: 'f64' },
        'u size': 'usize',
        'i size': 'isize',
        int: 'i32',
        integer: 'i32',
        float: 'f64',
        string: 'String',
        str: 'str',
      },
      ...{ 'string slice': '&str', bool: 'bool', boolean: 'bool', char: 'char', vec: 'Vec', vector: 'Vec' },
      ...{ option: 'Option', result: 'Result', box: 'Box', 'hash map': 'HashMap', self: 'Self', ampersand: '&$1' },
      'ampersand mut': '&mut $1',
      ...{ 'reference to': '&$1', 'list of': 'Vec<$1>', 'vector of': 'Vec<$1>' },
    },
    modifiers: ['pub', 'public', 'let', 'mut', 'const', 'static', 'async', 'unsafe', 'extern'],
    members: RUST_MEMBERS,
    spacedBraces: true,
    terminator: ';',
    optional: 'Option<$type>',
    quote: '"',
    indent: 2,
    typeStands: 'after',
    also: {
      fn: 'function',
      impl: 'implementation',
      mod: 'namespace',
      use: 'import',
      attribute: 'decorator',
      field: 'property',
    },
    code: {
      lambda: '|$parameters| {\n$0\n}',
      function: '⟨$modifiers ⟩fn $name$0($parameters)⟨ -> $type⟩ {\n$body\n}',
      method: '⟨$modifiers ⟩fn $name$0(&self⟨, $parameters⟩)⟨ -> $type⟩ {\n$body\n}',
      'interface method': 'fn $name$0(&self⟨, $parameters⟩)⟨ -> $type⟩;',
      initializer: 'pub fn new$0($parameters) -> Self {\n$body\n}',
      struct: '⟨$modifiers ⟩struct $name {\n$body\n}',
      class: '⟨$modifiers ⟩struct $name {\n$body\n}',
      enum: '⟨$modifiers ⟩enum $name {\n$body\n}',
      trait: '⟨$modifiers ⟩trait $name {\n$body\n}',
      interface: '⟨$modifiers ⟩trait $name {\n$body\n}',
      implementation: 'impl $type {\n$body\n}',
      namespace: '⟨$modifiers ⟩mod $name {\n$body\n}',
      'type alias': '⟨$modifiers ⟩type $name = ${value:()};',
      import: 'use $value;',
      property: '⟨$modifiers ⟩$name$0: ${type:String}',
      variable: '${modifiers:let} $name⟨: $type⟩⟨ = $value⟩;',
      constant: 'const $name: ${type:i32}⟨ = $value⟩;',
      parameter: '⟨$modifiers ⟩$name$0: ${type:i32}',
      argument: '$value',
      element: '$value',
      entry: '$value',
      'enum member': '$name',
      'type parameter': [
        { code: '$type' },
        {
          after: `
            (struct_item name: (_) @it !type_parameters) (enum_item name: (_) @it !type_parameters)
            (function_item name: (_) @it !type_parameters) (trait_item name: (_) @it !type_parameters)`,
          code: '<$type>',
        },
      ],
      'type argument': '$type',
      if: 'if $condition {\n$body\n}',
      'else if': { after: '(if_expression consequence: (_) @it)', code: ' else if $condition {\n$body\n}' },
      else: { after: '(if_expression consequence: (_) @it !alternative)', code: ' else {$0\n$body\n}' },
      while: 'while $condition {\n$body\n}',
      loop: 'loop {$0\n$body\n}',
      for: 'for $header$name⟨ in $value⟩ {\n$body\n}',
      match: 'match $value {\n}',
      switch: 'match $value {\n}',
      case: [
        { after: '(match_block (match_arm) @it)', code: '\n$value => {},', isBeside: true },
        { instead: '(match_block . "{" @it.from . "}" @it.to)', code: '\n\t$value => {},\n' },
      ],
      default: [
        { after: '(match_block (match_arm) @it .)', code: '\n_ => {},', isBeside: true },
        { instead: '(match_block . "{" @it.from . "}" @it.to)', code: '\n\t_ => {},\n' },
      ],
      return: 'return⟨ $value⟩;',
      'return value': { instead: '(return_expression) @it', code: 'return $value' },
      throw: 'panic!("$value")$0;',
      panic: 'panic!("$value")$0;',
      print: 'println!($value);',
      assert: 'assert!($condition);',
      break: 'break;',
      continue: 'continue;',
      implements: { before: '(impl_item type: (_) @it !trait)', code: '$type$0 for ' },
      parent: { before: '(impl_item type: (_) @it !trait)', code: '$type$0 for ' },
      type: [
        { after: '(function_item parameters: (_) @it !return_type)', code: ' -> $type' },
        { after: '(let_declaration pattern: (_) @it !type)', code: ': $type' },
      ],
      'return type': { after: '(function_item parameters: (_) @it !return_type)', code: ' -> $type' },
      decorator: { before: '(function_item) @it (struct_item) @it (enum_item) @it', code: '#[$value$0]\n' },
      modifier: {
        before:
          '(function_item . "fn" @it) (struct_item . "struct" @it) (enum_item . "enum" @it) (trait_item . "trait" @it)',
        code: '$value ',
      },
      derive: { before: '(struct_item) @it (enum_item) @it', code: '#[derive($value)$0]\n' },
      comment: '// $value',
    },
  },
};
