/** What was done to the text of files, and why it was not. */
export const editing = {
  'editing.inserted':
    '{count, plural, one {Inserted one line at line {line}.} other {Inserted # lines at line {line}.}}',
  'editing.replaced': 'Replaced "{text}" in line {line}.',
  'editing.replaced-all': 'Replaced {count, plural, one {# occurrence} other {# occurrences}}.',
  'editing.replaced-selection': 'Replaced the selection in line {line}.',
  'editing.deleted': 'Deleted "{text}" in line {line}.',
  'editing.deleted-lines': '{count, plural, one {Deleted line {first}.} other {Deleted lines {first} to {last}.}}',
  'editing.deleted-selection': 'Deleted the selection in line {line}.',
  'editing.made':
    'Made {edits, plural, one {# edit} other {# edits}} in {files, plural, one {# file} other {# files}}.',
  'editing.does-not-fit': 'Edit {number} does not fit, so none was made.',
  'editing.overlap': 'The edits overlap.',
  'editing.put-between': 'Put it between "{before}" and "{after}".',
  'editing.put-lines-between': 'Put lines {first} to {last} between "{before}" and "{after}".',
  'editing.has-case': 'It is in {style} case already.',
  'editing.is-now': 'It is now "{text}".',
  'editing.snippet': 'Inserted the snippet.',
  'editing.unsafe-snippet': 'A snippet may hold plain places alone.',
  'editing.nothing-selected': 'Nothing is selected.',

  'editing.not-there': '"{text}" does not stand in {path}.',
  'editing.several-places': '"{text}" stands in {count, plural, one {# place} other {# places}}.',
  'editing.many-places': '"{text}" stands in {count, plural, one {# place} other {# places}} or more.',
  'editing.too-many-places': 'It stands in {count} places, which is too many.',
} as const;
