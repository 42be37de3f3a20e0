/** Where the cursor has gone, and what was selected. */
export const going = {
  'going.to-line': 'The cursor is in line {line} of {file}.',
  'going.to-symbol': 'The cursor is on {name}, line {line}.',
  'going.to-definition': 'The cursor is on the definition, {file} line {line}.',
  'going.no-definition': 'No definition of "{name}" was found.',
  'going.no-definition-here': 'No definition of what is under the cursor was found.',
  'going.cursor-elsewhere': 'The cursor is not in that file.',
  'going.selected-lines': '{count, plural, one {Selected line {first}.} other {Selected lines {first} to {last}.}}',
  'going.selected-text': 'Selected "{text}" in line {line}.',
  'going.selected-symbol': 'Selected {name}, lines {first} to {last}.',
  'going.selected-all': 'Selected all of {file}.',
  'going.back': 'Back in {file} line {line}.',
  'going.no-place': 'There is no place to go back to.',
  'going.marked': 'Marked line {line}.',
  'going.no-bookmark': 'There is no bookmark "{name}". None was set.',
  'going.no-such-bookmark': 'There is no bookmark "{name}". There are: {names}.',
} as const;
