/** Whole lines, and places in them. */
export const lines = {
  'lines.none-such': 'There are no lines {first} to {last}: {path} has {count, plural, one {# line} other {# lines}}.',
  'lines.no-line': 'There is no line {line}.',
  'lines.no-place':
    'There is no line {line}, column {column}. The document has {count, plural, one {# line} other {# lines}}.',
  'lines.no-column':
    'There is no line {line}, column {column}. The document has {count, plural, one {# line} other {# lines}}, and that line {length, plural, one {# character} other {# characters}}.',
  'lines.in-character': 'Line {line}, column {column} is in the middle of a character.',
  'lines.changed':
    '{count, plural, one {Line {first} has changed meanwhile.} other {Lines {first} to {last} have changed meanwhile.}}',

  'lines.moved': '{count, plural, one {Moved line {first}.} other {Moved lines {first} to {last}.}}',
  'lines.there-already':
    '{count, plural, one {They stand there already: line {first}.} other {They stand there already: lines {first} to {last}.}}',
  'lines.duplicated':
    '{count, plural, one {Duplicated line {first}.} other {Duplicated lines {first} to {last}, # lines.}}',
  'lines.joined': 'Joined lines {first} to {last}.',
  'lines.sorted': '{count, plural, one {Sorted line {first}.} other {Sorted lines {first} to {last}.}}',
  'lines.sorted-without':
    '{count, plural, one {Sorted line {first}; {left} left out.} other {Sorted lines {first} to {last}; {left} left out.}}',
  'lines.commented':
    '{count, plural, one {Commented out line {first}.} other {Commented out lines {first} to {last}.}}',
  'lines.uncommented': '{count, plural, one {Uncommented line {first}.} other {Uncommented lines {first} to {last}.}}',
  'lines.no-comment':
    '{count, plural, one {There is no comment in line {first}.} other {There is no comment in lines {first} to {last}.}}',
  'lines.indented': '{count, plural, one {Indented line {first}.} other {Indented lines {first} to {last}.}}',
  'lines.outdented': '{count, plural, one {Outdented line {first}.} other {Outdented lines {first} to {last}.}}',
} as const;
