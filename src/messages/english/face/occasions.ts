/** Profiles of settings, and what they would change. */
export const occasions = {
  'occasions.title': 'Choose a profile',
  'occasions.home': 'Home',
  'occasions.home-is': 'As Aloud comes: answers are spoken, a server and the network are used where there are any.',
  'occasions.work': 'Work',
  'occasions.work-is': 'Among others: nothing is spoken, the microphone closes at once, more edits are shown first.',
  'occasions.offline': 'Offline',
  'occasions.offline-is': 'Nothing leaves this machine: it hears, understands and speaks by itself.',
  'occasions.ask': 'Set the profile “{profile}”?',
  'occasions.change': '{setting}: {before} → {after}',
  'occasions.lines': '{first}\n{then}',
  'occasions.set': 'The profile “{profile}” is set.',
  'occasions.is-so': 'All is as “{profile}” has it already.',
} as const;
