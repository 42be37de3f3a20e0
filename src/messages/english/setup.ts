/** What works here: Check Setup, line by line. */
export const setup = {
  'setup.what-works': 'Aloud: what works here',
  'setup.say-a-word': 'Say a word: the microphone is tried',
  'setup.choose-to-mend': 'Choose a line that does not work to mend it',
} as const;
