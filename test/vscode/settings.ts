/** Of every test that does not say otherwise: the scripted server hears, thinks and speaks, and nothing is played. */
export const MACHINE_SETTINGS = {
  'aloud.chat.backend': 'openai',
  'aloud.transcription.backend': 'openai',
  'aloud.speech.backend': 'openai',
  'aloud.player': 'none',
} as const;

/** The same, of what belongs to the user. */
export const USER_SETTINGS = { 'aloud.commands.understand': 'chat' } as const;
