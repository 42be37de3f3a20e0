/** Why words are no command where they were said. */
export const understand = {
  'understand.begun': '“{words}” is only the beginning of a command.',
  'understand.no-document': 'Open a file for that.',
  'understand.not-there': 'Nothing here is “{target}”.',
  'understand.nothing-fits': 'What that would write does not fit here.',
} as const;
