/** What notifications and lists have in common, and the words of turns that begin on screen. */
export const screen = {
  'screen.aloud': 'Aloud',
  'screen.by-aloud': 'Aloud: {says}',
  'screen.and': '{first}, {second}',
  'screen.numbered': '{number}: {says}',
  'screen.what-you-can-say': 'What you can say',
  'screen.search-commands': 'Search by words or by what it does',
  'screen.what-did-you-mean': 'What did you mean?',
  'screen.takes-back-first': 'Takes back what was done and does this instead',
  'screen.what-to-do': 'What shall be done?',
  'screen.example': 'rename this to max speed',
  'screen.fill-in': 'Fill in what it is about',
  'screen.took-back-file': 'Aloud: took back the changes in {file}.',
  'screen.took-back-files': 'Aloud: took back the changes in {count, plural, one {# file} other {# files}}.',
  'screen.forgot-nothing': 'Aloud: nothing was allowed for ever.',
  'screen.forgot': 'Aloud: {count} allowed before will be asked again.',
} as const;
