/** What voices say for Aloud itself, and what they cannot say. */
export const voices = {
  'voices.too-long': 'At most {most} characters can be spoken at a time.',

  // Said aloud for what only eyes can take in.
  'voices.code-on-screen': 'The code is on screen.',
  'voices.diagram-on-screen': 'A diagram is on screen.',
  'voices.data-on-screen': 'The data is on screen.',
  'voices.table-on-screen': 'The rest of the table is on screen.',
  'voices.drawing-on-screen': 'A drawing is on screen.',
  'voices.tree-on-screen': 'A tree is on screen.',

  // Choosing one.
  'voices.choose': 'Choose a Voice',
  'voices.chosen': 'chosen',
  'voices.looking': 'Looking for voices …',
  'voices.another': 'Another of the server …',
  'voices.name': 'The name of the voice, as the server knows it',

  // The system's.
  'voices.none': 'The system has no voice.',
  'voices.could-not-speak': "The system's voice ({program}) could not speak.",

  // A server's.
  'voices.no-sound': '{server} sent no sound.',
  'voices.said-otherwise': '{server} said something else than it was told to read.',
  'voices.compressed': '{server} sent compressed sound.',
  'voices.compressed-as': '{server} sent compressed sound ({type}).',
  'voices.unreadable-wav': '{server} sent a WAV file that cannot be read.',
  'voices.pcm-is-taken': 'Aloud takes raw PCM at 24 kHz.',
  'voices.what-is-taken': 'Aloud asks for raw PCM and also takes WAV.',
} as const;
