import type { Writing } from '../writing.ts';

/** Of CSS. */
export const CSS_WRITING: Writing = {
  names: { variable: 'kebab', function: 'kebab', class: 'kebab' },
  words: {},
  types: {},
  modifiers: [],
  terminator: ';',
  quote: '"',
  eitherQuote: true,
  indent: 2,
  apartWords: true,
  declaresProperties: true,
  also: { selector: 'ruleset', rule: 'ruleset' },
  code: {
    property: '$name: $value$typed;',
    variable: '--$name: $value;',
    argument: '$value',
    ruleset: '$value {\n$body\n}',
    import: '@import "$value$0";',
    comment: '/* $value$0 */',
  },
};

/** Of SCSS, which adds variables, mixins and conditions. */
export const SCSS_WRITING: Writing = {
  ...CSS_WRITING,
  also: { ...CSS_WRITING.also, mixin: 'mixin definition', include: 'mixin use', extend: 'extension' },
  code: {
    ...CSS_WRITING.code,
    'mixin definition': '@mixin $name⟨($parameters)⟩ {\n$body\n}',
    'mixin use': '@include $value;',
    extension: '@extend $value;',
    function: '@function $name$0($parameters) {\n$body\n}',
    variable: '${dollar:$}$name: $value;',
    parameter: '${dollar:$}$name',
    if: '@if $condition {\n$body\n}',
    'else if': { after: '(if_statement (block) @it) (else_if_clause) @it', code: ' @else if $condition {\n$body\n}' },
    else: { after: '(if_statement (block) @it .) (else_if_clause) @it', code: ' @else {$0\n$body\n}' },
    for: '@each ${dollar:$}$name in $value {\n$body\n}',
    return: '@return $value;',
    comment: '// $value',
  },
};
