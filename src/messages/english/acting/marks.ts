/** Numbers at what is on screen. */
export const marks = {
  'marks.shown': '{count, plural, =0 {There is nothing to mark.} one {One mark.} other {# marks.}}',
  'marks.hidden': 'The marks are gone.',
  'marks.none': 'No mark {number} is shown.',
  'marks.went': 'At mark {number}.',
} as const;
