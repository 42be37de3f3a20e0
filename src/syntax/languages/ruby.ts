import type { Language } from '../language.ts';
import { OWNERS, RUBY_MEMBERS } from './libraries.ts';

export const ruby: Language = {
  grammar: 'ruby',
  languageIds: ['ruby'],
  query: `
(method name: (_) @name) @method
(singleton_method name: (_) @name) @method
(class name: (_) @name) @class
(module name: (_) @name) @module
(comment) @comment
[(string) (heredoc_body) (regex) (symbol_array) (string_array) (subshell)] @string
(interpolation) @code
`,
  doc: { line: '#' },
  scopes: {
    argument: '(call arguments: (argument_list (_) @it))',
    'argument list':
      '(call arguments: (argument_list "(" @it.from ")" @it.to)) (call arguments: (argument_list . (_) @it.start (_)? @it.end .))',
    assignment: '[(assignment) (operator_assignment)] @it',
    'assignment value':
      '(assignment left: (_) @removal.from right: (_) @it @removal.end) (operator_assignment right: (_) @it)',
    'assignment variable': '[(assignment left: (_) @it) (operator_assignment left: (_) @it)]',
    begin: '(begin) @it',
    block: '[(do_block) (block)] @it',
    body: `
      [(class body: (_) @it) (module body: (_) @it) (method body: (_) @it) (singleton_method body: (_) @it)]
      (if consequence: (_) @it) (elsif consequence: (_) @it) (unless consequence: (_) @it) (while body: (do (_) @it.start (_)? @it.end .))
      (do_block body: (_) @it) (block body: (_) @it)`,
    break: '(break) @it',
    call: '(call method: (_) @name) @it',
    case: '(when) @it',
    catch: '(rescue) @it',
    class: '(class name: (_) @name) @it',
    comment: '(comment) @it',
    condition: `
      [(if condition: (_) @it) (elsif condition: (_) @it) (unless condition: (_) @it) (while condition: (_) @it)
       (until condition: (_) @it) (if_modifier condition: (_) @it) (unless_modifier condition: (_) @it) (conditional condition: (_) @it)]`,
    continue: '(next) @it',
    declaration: '(assignment) @it',
    default: '(case (else) @it)',
    dictionary: '(hash) @it',
    element: '(array (_) @it)',
    else: '(if (else) @it) (elsif (else) @it) (unless (else) @it) (begin (else) @it) (body_statement (else) @it)',
    'else if':
      '(elsif "elsif" @it.start consequence: (_) @it.end) (elsif "elsif" @it.start condition: (_) @it.end !consequence)',
    entry: '(hash (pair) @it)',
    finally: '(ensure) @it',
    for: '(for) @it',
    function: `
      (program (method name: (_) @name) @it) (method body: (body_statement (method name: (_) @name) @it))
      (module body: (body_statement (method name: (_) @name) @it))`,
    if: '(if "if" @it.start consequence: (_) @it.end) (if "if" @it.start condition: (_) @it.end !consequence)',
    import: '((call method: (identifier) @m) @it (#match? @m "^(require|require_relative|load)$"))',
    initializer: '((method name: (_) @n) @it (#eq? @n "initialize"))',
    key: '(pair key: (_) @it)',
    lambda: '[(lambda) (do_block) (block)] @it',
    list: '(array) @it',
    loop: '[(while) (until) (for)] @it',
    method: '(class body: (body_statement [(method name: (_) @name) (singleton_method name: (_) @name)] @it))',
    name: `
      [(method name: (_) @it) (singleton_method name: (_) @it) (class name: (_) @it) (module name: (_) @it) (assignment left: (identifier) @it)
       (pair key: (_) @it)]`,
    namespace: '(module name: (_) @name) @it',
    operator: '(binary operator: _ @it)',
    parameter: `
      (method_parameters . (_) @it .) @removal
      [(method_parameters (_) @it) (block_parameters (_) @it) (lambda_parameters (_) @it)]`,
    'parameter list':
      '(method_parameters "(" @it.from ")" @it.to) @removal (block_parameters) @it.inside (lambda_parameters "(" @it.from ")" @it.to)',
    'parameter value': '(optional_parameter name: (_) @removal.from value: (_) @it @removal.end)',
    parent: '(superclass (_) @it) @removal',
    'parent list': '(superclass (_) @it) @removal',
    property: `
      (class body: (body_statement (assignment left: (_) @name) @it))
      ((class body: (body_statement (call method: (identifier) @m) @it)) (#match? @m "^attr_"))`,
    'rescue modifier': '(rescue_modifier) @it',
    return: '(return) @it',
    'return value': '(return "return" @removal.from (argument_list) @it @removal.end)',
    statement: '(body_statement (_) @it) (program (_) @it) (then (_) @it)',
    string: '(string) @it',
    'string text': '(string) @it.inside',
    subscript: '(element_reference (_) (_) @it)',
    switch: '(case) @it',
    ternary: '(conditional) @it',
    'then branch': '(if consequence: (_) @it) (unless consequence: (_) @it)',
    throw: '((call method: (identifier) @m) @it (#match? @m "^(throw|raise)$"))',
    try: '(begin "begin" @it.start . (_) @it.end)',
    unless: '(unless) @it',
    until: '(until) @it',
    value: '(pair value: (_) @it) (assignment right: (_) @it)',
    variable: '(assignment left: (_) @it)',
    while: '(while) @it',
    yield: '(yield) @it',
    statements: `
      (method name: (_) @it.from !parameters "end" @it.to) (method parameters: (_) @it.from "end" @it.to)
      (singleton_method name: (_) @it.from !parameters "end" @it.to) (singleton_method parameters: (_) @it.from "end" @it.to)
      (if condition: (_) @it.from !alternative "end" @it.to) (if condition: (_) @it.from alternative: (_) @it.to)
      (unless condition: (_) @it.from !alternative "end" @it.to) (while condition: (_) @it.from body: (do "end" @it.to))
      (until condition: (_) @it.from body: (do "end" @it.to)) (begin "begin" @it.from . (_) . "end" @it.to)
      (do_block parameters: (_) @it.from "end" @it.to) (do_block "do" @it.from !parameters "end" @it.to)`,
    members: `
      (class name: (_) @it.from !superclass "end" @it.to) (class superclass: (_) @it.from "end" @it.to)
      (module name: (_) @it.from "end" @it.to)`,
    elements: '(array) @it.inside',
    entries: '(hash) @it.inside',
  },
  writing: {
    names: { variable: 'snake', function: 'snake', class: 'pascal', constant: 'constant' },
    words: {
      true: 'true',
      false: 'false',
      nil: 'nil',
      null: 'nil',
      none: 'nil',
      self: 'self',
      return: 'return',
      if: 'if',
      unless: 'unless',
      'empty list': '[]',
      'empty hash': '{}',
      'empty string': "''",
      puts: 'puts',
      raise: 'raise',
      do: 'do',
      retry: 'retry',
      redo: 'redo',
    },
    types: {},
    modifiers: [],
    members: RUBY_MEMBERS,
    owners: OWNERS.ruby,
    spacedBraces: true,
    terminator: '',
    quote: "'",
    eitherQuote: true,
    indent: 2,
    also: {
      include: 'inclusion',
      module: 'namespace',
      rescue: 'catch',
      ensure: 'finally',
      def: 'function',
      when: 'case',
      case: 'switch',
    },
    code: {
      lambda: '->($parameters) {\n$0\n}',
      function: 'def $name$0⟨($parameters)⟩\n$body\nend',
      method: 'def $name$0⟨($parameters)⟩\n$body\nend',
      'static method': 'def self.$name$0⟨($parameters)⟩\n$body\nend',
      'class method': 'def self.$name$0⟨($parameters)⟩\n$body\nend',
      initializer: 'def initialize$0⟨($parameters)⟩\n$body\nend',
      class: 'class $name⟨ < $parent⟩\n$body\nend',
      namespace: 'module $name\n$body\nend',
      inclusion: 'include $type',
      'relative import': "require_relative '$value'$0",
      import: "require '$value'$0",
      'attr accessor': 'attr_accessor :$name',
      'attr reader': 'attr_reader :$name',
      'attr writer': 'attr_writer :$name',
      property: '$name⟨ = $value⟩',
      variable: '$name⟨ = $value⟩',
      constant: '$name⟨ = $value⟩',
      parameter: [
        { code: '$name⟨ = $value⟩' },
        { after: '(method name: (_) @it !parameters)', code: '($name⟨ = $value⟩)' },
      ],
      argument: '$value',
      element: '$value',
      entry: '$value',
      if: 'if $condition\n$body\nend',
      unless: 'unless $condition\n$body\nend',
      'else if': {
        after: '(if consequence: (_) @it) (if condition: (_) @it !consequence) (elsif consequence: (_) @it)',
        code: '\nelsif $condition\n$body',
      },
      else: {
        after: `
          (if consequence: (_) @it !alternative) (if condition: (_) @it !consequence !alternative)
          (elsif consequence: (_) @it !alternative) (begin (rescue) @it)`,
        code: '\nelse$0\n$body',
      },
      while: 'while $condition\n$body\nend',
      until: 'until $condition\n$body\nend',
      loop: 'loop do$0\n$body\nend',
      for: 'for $header$name⟨ in $value⟩\n$body\nend',
      switch: 'case $value\nend',
      case: { after: '(case (when) @it) (case value: (_) @it .)', code: '\nwhen $value' },
      try: 'begin$0\n$body\nrescue\nend',
      begin: 'begin$0\n$body\nend',
      catch: { after: '(begin (rescue) @it) (begin . (_) @it .)', code: '\nrescue⟨ $type⟩⟨ => $name⟩' },
      finally: { after: '(begin (rescue) @it .) (begin (else) @it .) (begin . (_) @it .)', code: '\nensure$0\n$body' },
      return: 'return⟨ $value⟩',
      'return value': { instead: '(return) @it', code: 'return $value' },
      throw: 'raise $value',
      print: 'puts $value',
      p: 'p $value',
      yield: 'yield⟨ $value⟩',
      break: 'break',
      continue: 'next',
      parent: { after: '(class name: (_) @it !superclass)', code: ' < $type' },
      comment: '# $value',
    },
  },
};
