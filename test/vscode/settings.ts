/** Of every test that does not say otherwise: the scripted server hears, thinks and speaks, and nothing is played. */
export const SUITE_SETTINGS = {
  'aloud.commands.understand': 'chat',
  'aloud.chat.backend': 'openai',
  'aloud.transcription.backend': 'openai',
  'aloud.speech.backend': 'openai',
  'aloud.player': 'none',
} as const;
