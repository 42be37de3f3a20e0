/** Choosing a microphone. */
export const microphones = {
  'microphones.choose': 'Aloud: choose a microphone',
  'microphones.choose-level': 'Aloud: choose a microphone {level}',
  'microphones.choose-opening': 'Aloud: choose a microphone (opening)',
  'microphones.move-and-speak': 'Move to a microphone and speak: the level is shown above',
  'microphones.automatic': 'Automatic',
  'microphones.whatever-works': 'whatever works first',
  'microphones.whatever-works-chosen': 'whatever works first, chosen now',
  'microphones.chosen': 'chosen now',
} as const;
