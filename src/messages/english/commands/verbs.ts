/** What spoken commands have done to a text, and why they have not. */
export const verbs = {
  'verbs.done': 'Done.',
  'verbs.added': 'Added in line {line}.',
  'verbs.changed': 'Changed in line {line}.',
  'verbs.deleted': 'Deleted in line {line}.',
  'verbs.changed-several': 'Changed in {count, plural, one {# place} other {# places}}.',
  'verbs.cursor': 'Line {line}.',
  'verbs.selected': 'Selected in line {line}.',
  'verbs.selected-lines': 'Selected lines {first} to {last}.',
  'verbs.selected-several': 'Selected {count, plural, one {# place} other {# places}}.',
  'verbs.not-there': 'There is no "{target}" here.',
  'verbs.nothing-to-do': 'There is nothing to do here.',
} as const;
