/** What voices cannot say, a server's and the system's. */
export const voices = {
  'voices.too-long': 'At most {most} characters can be spoken at a time.',

  // The system's.
  'voices.none': 'The system has no voice.',
  'voices.could-not-speak': "The system's voice ({program}) could not speak.",

  // A server's.
  'voices.no-sound': '{server} sent no sound.',
  'voices.compressed': '{server} sent compressed sound.',
  'voices.compressed-as': '{server} sent compressed sound ({type}).',
  'voices.unreadable-wav': '{server} sent a WAV file that cannot be read.',
  'voices.what-is-taken': 'Aloud asks for raw PCM and also takes WAV.',
} as const;
