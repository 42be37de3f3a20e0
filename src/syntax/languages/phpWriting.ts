import type { Addition, Writing } from '../writing.ts';
import { PHP_FUNCTIONS } from './libraries.ts';

const TYPED_PLACES: readonly Addition[] = [
  { instead: '(simple_parameter type: (_) @it) (property_declaration type: (_) @it)', code: '$type' },
  { before: '(simple_parameter . name: (_) @it) (property_element . name: (_) @it)', code: '$type ' },
];

/** Of PHP, with its braces as PSR-12 has them. */
export const PHP_WRITING: Writing = {
  names: {
    variable: 'camel',
    function: 'camel',
    class: 'pascal',
    constant: 'constant',
    'enum member': 'pascal',
    decorator: 'pascal',
  },
  words: {
    ...{ true: 'true', false: 'false', null: 'null', none: 'null', nil: 'null', new: 'new', return: 'return' },
    ...{ this: '$this', 'dollar this': '$this', self: 'self', super: 'parent', throw: 'throw', yield: 'yield' },
    ...{ echo: 'echo', 'instance of': 'instanceof', instanceof: 'instanceof', as: 'as', dot: '->', arrow: '->' },
    ...{ 'is null': '=== null', 'is not null': '!== null', 'empty list': '[]', 'empty array': '[]' },
    ...{
      'empty string': "''",
      'empty dictionary': '[]',
      import: 'use',
      const: 'const',
      case: 'case',
      static: 'static',
    },
  },
  types: {
    ...{ int: 'int', integer: 'int', number: 'int', float: 'float', double: 'float', string: 'string', str: 'string' },
    ...{ bool: 'bool', boolean: 'bool', array: 'array', list: 'array', object: 'object', mixed: 'mixed', void: 'void' },
    ...{ any: 'mixed', callable: 'callable', closure: 'Closure', iterable: 'iterable', self: 'self', never: 'never' },
    ...{ null: 'null', exception: 'Exception', nullable: '?$1', optional: '?$1', 'date time': 'DateTime' },
  },
  modifiers: ['public', 'private', 'protected', 'static', 'final', 'abstract', 'readonly', 'const'],
  interpolates: true,
  conventions: PHP_FUNCTIONS,
  terminator: ';',
  defaultsLast: true,
  optional: '?$type',
  quote: "'",
  eitherQuote: true,
  indent: 4,
  typeStands: 'before',
  throwsNew: true,
  sigil: '$',
  pairMark: ' => ',
  pathMark: '\\',
  entry: "'$key' => $value",
  argumentMark: ': ',
  also: { use: 'import', echo: 'print', field: 'property', attribute: 'decorator', 'arrow function': 'lambda' },
  code: {
    lambda: 'fn($parameters) => $0',
    function: 'function $name$0($parameters)⟨: $type⟩\n{\n$body\n}',
    method: '${modifiers:public} function $name$0($parameters)⟨: $type⟩\n{\n$body\n}',
    'static method': '${modifiers:public} static function $name$0($parameters)⟨: $type⟩\n{\n$body\n}',
    'interface method': '${modifiers:public} function $name$0($parameters)⟨: $type⟩;',
    initializer: '${modifiers:public} function __construct($0$parameters)\n{\n$body\n}',
    destructor: 'public function __destruct()\n{$0\n}',
    class: '⟨$modifiers ⟩class $name⟨ extends $parent⟩⟨ implements $interfaces⟩\n{\n$body\n}',
    interface: 'interface $name⟨ extends $parent⟩\n{\n$body\n}',
    trait: 'trait $name\n{\n$body\n}',
    enum: 'enum $name⟨: $type⟩⟨ implements $interfaces⟩\n{\n$body\n}',
    'enum member': 'case $name⟨ = $value⟩;',
    namespace: 'namespace $name;',
    import: 'use $value;',
    mixin: { before: '(class_declaration body: (declaration_list . "{" . (_) @it))', code: 'use $type;\n' },
    property: '${modifiers:private} ⟨$type ⟩${dollar:$}$name⟨ = $value⟩;',
    variable: '${dollar:$}$name⟨ = $value⟩;',
    constant: '⟨$modifiers ⟩const $name⟨ = $value⟩;',
    parameter: '⟨$modifiers ⟩⟨$type ⟩${dollar:$}$name⟨ = $value⟩',
    argument: '$value',
    element: '$value',
    entry: '$value',
    if: 'if ($condition) {\n$body\n}',
    'else if': {
      after: '(else_if_clause) @it (if_statement body: (compound_statement) @it)',
      code: ' elseif ($condition) {\n$body\n}',
    },
    else: {
      after:
        '(if_statement body: (compound_statement) @it !alternative) (if_statement alternative: (else_if_clause) @it .)',
      code: ' else {$0\n$body\n}',
    },
    while: 'while ($condition) {\n$body\n}',
    do: 'do {$0\n$body\n} while (true);',
    for: 'for ($header) {\n$body\n}',
    'for each': 'foreach ($value as $name) {\n$body\n}',
    switch: 'switch ($value) {\n}',
    case: [
      { after: '(switch_block (case_statement) @it.whole)', code: '\ncase $value:\n\tbreak;', isBeside: true },
      { instead: '(switch_block . "{" @it.from . "}" @it.to)', code: '\n\tcase $value:\n\t\tbreak;\n' },
    ],
    default: [
      { after: '(switch_block (case_statement) @it.whole .)', code: '\ndefault:$0\n\tbreak;', isBeside: true },
      { instead: '(switch_block . "{" @it.from . "}" @it.to)', code: '\n\tdefault:$0\n\t\tbreak;\n' },
    ],
    match: 'match ($value) {\n\tdefault => null,\n};',
    try: 'try {$0\n$body\n} catch (Exception ${dollar:$}e) {\n}',
    catch: {
      after: '(catch_clause) @it (try_statement body: (_) @it)',
      code: ' catch (${type:Exception} ${dollar:$}${name:e}) {\n$body\n}',
    },
    finally: {
      after: '(try_statement (catch_clause) @it .) (try_statement body: (_) @it .)',
      code: ' finally {$0\n$body\n}',
    },
    return: 'return⟨ $value⟩;',
    'return value': { instead: '(return_statement) @it.whole', code: 'return $value;' },
    throw: 'throw $value;',
    print: 'echo $value;',
    yield: 'yield⟨ $value⟩;',
    assert: 'assert($condition);',
    break: 'break;',
    continue: 'continue;',
    parent: { after: '(class_declaration name: (_) @it . body: (_))', code: ' extends $type' },
    implements: [
      { after: '(class_interface_clause) @it', code: ', $type' },
      { after: '(class_declaration (base_clause) @it) (class_declaration name: (_) @it)', code: ' implements $type' },
    ],
    'return type': [
      {
        instead: '(method_declaration return_type: (_) @it) (function_definition return_type: (_) @it)',
        code: '$type',
      },
      {
        after:
          '(method_declaration parameters: (_) @it !return_type) (function_definition parameters: (_) @it !return_type)',
        code: ': $type',
      },
    ],
    'parameter type': [
      { instead: '(simple_parameter type: (_) @it)', code: '$type' },
      { before: '(simple_parameter . name: (_) @it)', code: '$type ' },
    ],
    type: TYPED_PLACES,
    decorator: {
      before: '(function_definition) @it (method_declaration) @it (class_declaration) @it (property_declaration) @it',
      code: '#[$value$0]\n',
    },
    modifier: [
      {
        after: '(_ [(visibility_modifier) (static_modifier) (final_modifier) (abstract_modifier)] @it . "function")',
        code: ' $value',
      },
      {
        before: '(method_declaration . "function" @it) (class_declaration . "class" @it)',
        code: '$value ',
      },
    ],
    comment: '// $value',
  },
};
