/** What is said of speaking while it is steered. */
export const speech = {
  'speech.nothing-said': 'Nothing was said yet.',
  'speech.nothing-left': 'All of it was said.',
  'speech.paused': 'Paused. “Go on” goes on.',
  'speech.pace': 'Pace: {percent} %.',
  'speech.loudness': 'Loudness: {decibels} dB.',
} as const;
