import type { Language } from '../language.ts';

/** What may stand in a branch, and is no condition of one. */
const STATEMENTS = `[(command) (variable_assignment) (declaration_command) (redirected_statement) (pipeline)
  (if_statement) (for_statement) (c_style_for_statement) (while_statement) (case_statement)]`;

export const bash: Language = {
  grammar: 'bash',
  languageIds: ['shellscript'],
  query: `
(function_definition name: (_) @name) @function
(comment) @comment
[(string) (raw_string) (ansi_c_string) (heredoc_redirect)] @string
[(command_substitution) (simple_expansion) (expansion)] @code
`,
  doc: { line: '#' },
  scopes: {
    argument: '(command argument: (_) @it)',
    'argument list': '(command argument: (_) @it.start argument: (_) @it.end .) (command . (_) . argument: (_) @it .)',
    assignment: '(variable_assignment) @it',
    'assignment value': '(variable_assignment name: (_) @removal.from value: (_) @it @removal.end)',
    'assignment variable': '(variable_assignment name: (_) @it)',
    body: '(function_definition body: (compound_statement) @it.inside) (do_group "do" @it.from "done" @it.to) (if_statement "then" @it.from "fi" @it.to)',
    call: '(command name: (_) @name) @it',
    case: '(case_item) @it.whole',
    comment: '(comment) @it',
    condition: '[(if_statement condition: (_) @it) (while_statement condition: (_) @it) (elif_clause . (_) @it)]',
    element: '(array (_) @it)',
    else: '(else_clause) @it',
    'else if': '(elif_clause) @it',
    for: '[(for_statement) (c_style_for_statement)] @it',
    function: '(function_definition name: (_) @name) @it',
    if: '(if_statement) @it',
    list: '(array) @it',
    loop: '[(for_statement) (c_style_for_statement) (while_statement)] @it',
    name: '[(function_definition name: (_) @it) (variable_assignment name: (_) @it)]',
    return: '((command name: (command_name) @c) @it (#eq? @c "return"))',
    'return value':
      '((command name: (command_name) @c @removal.from argument: (_) @it @removal.end) (#eq? @c "return"))',
    statement: `
      (program (_) @it) (compound_statement (_) @it) (do_group (_) @it) (if_statement ${STATEMENTS} @it)
      (elif_clause "then" ${STATEMENTS} @it) (else_clause ${STATEMENTS} @it) (case_item ${STATEMENTS} @it)`,
    string: '[(string) (raw_string)] @it',
    'string text': '[(string) (raw_string)] @it.inside',
    switch: '(case_statement) @it',
    value: '(variable_assignment name: (_) @removal.from value: (_) @it @removal.end)',
    variable: '(variable_assignment name: (_) @it)',
    while: '(while_statement) @it',
    statements: `
      (compound_statement) @it.inside (do_group "do" @it.from "done" @it.to) (else_clause "else" @it.from)
      (if_statement "then" @it.from [(elif_clause) (else_clause)] @it.to) (if_statement "then" @it.from "fi" @it.to)
      (elif_clause "then" @it.from (_) @it.end .)`,
    elements: '(array) @it.inside',
  },
  writing: {
    names: { variable: 'snake', function: 'snake', class: 'snake' },
    words: {
      ...{ echo: 'echo', true: 'true', false: 'false', return: 'return', local: 'local', export: 'export' },
      ...{ exit: 'exit', shift: 'shift' },
    },
    types: {},
    modifiers: ['local', 'export', 'readonly'],
    interpolates: true,
    terminator: '',
    quote: '"',
    indent: 2,
    tightAssignment: true,
    apartWords: true,
    also: { method: 'function', case: 'switch' },
    code: {
      element: '$value',
      function: '$name$0() {\n$body\n}',
      variable: '⟨$modifiers ⟩$name⟨=$value⟩',
      if: 'if [[ ${condition:1} ]]; then\n$body\nfi',
      'else if': {
        after: `(if_statement ["then" ${STATEMENTS}] @it . [(elif_clause) (else_clause) "fi"])
          (if_statement (elif_clause) @it)`,
        code: '\nelif [[ ${condition:1} ]]; then\n$body',
      },
      else: {
        after: `(if_statement "then" @it . "fi") (if_statement ${STATEMENTS} @it . "fi") (if_statement (elif_clause) @it . "fi")`,
        code: '\nelse‸\n$body',
      },
      while: 'while [[ ${condition:1} ]]; do\n$body\ndone',
      until: 'until [[ ${condition:1} ]]; do\n$body\ndone',
      for: 'for $header$name⟨ in $value⟩; do\n$body\ndone',
      switch: 'case $value in\nesac',
      return: 'return⟨ $value⟩',
      'return value': { instead: '((command name: (command_name) @c) @it (#eq? @c "return"))', code: 'return $value' },
      print: 'echo $value',
      throw: 'exit ${value:1}',
      break: 'break',
      continue: 'continue',
      comment: '# $value',
    },
  },
};
