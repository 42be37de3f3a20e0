/** What can be said about what Aloud is saying, for the sheet of commands. */
export const speaking = {
  'speaking.title': 'While Aloud speaks',
  'speaking.pause': 'Pauses what is being said; where it was just interrupted, “pause” will do.',
  'speaking.resume': 'Goes on at the word where it was paused or interrupted; just then, “go on” will do.',
  'speaking.back': 'Says the sentence before; where it was just interrupted, “back” will do.',
  'speaking.skip': 'Goes on with the next sentence; where it was just interrupted, “skip” will do.',
  'speaking.repeat': 'Says the sentence again; where it was just interrupted, “repeat that” will do.',
  'speaking.restart': 'Says all of it again; where it was just interrupted, “start over” will do.',
  'speaking.slower': 'Speaks slower, from this sentence on; where it was just interrupted, “slower” will do.',
  'speaking.faster': 'Speaks faster, from the next sentence on; where it was just interrupted, “faster” will do.',
  'speaking.louder': 'Speaks louder.',
  'speaking.quieter': 'Speaks quieter.',
  'speaking.spell': 'Spells the last name or word that was said; where it was just interrupted, “spell that” will do.',
} as const;
