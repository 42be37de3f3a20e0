/** What is asked of a server, as people know it. */
export const services = {
  'services.transcription': 'Transcription',
  'services.chat': 'Chat model',
  'services.speech': 'Speech',
  'services.conversation': 'Conversation by voice',
} as const;
