/** API keys, and what the user agrees to send. */
export const keys = {
  'keys.everything-else': 'Everything without an address of its own',
  'keys.which-address': 'Which address is the key for?',
  'keys.which-to-forget': 'Whose key shall be forgotten?',
  'keys.title': 'API key for {origin}',
  'keys.prompt':
    "It is kept in the system's secret storage and sent to {origin} only. What you say, and the code around the cursor, go there too.",
  'keys.no-spaces': 'A key holds no spaces.',
  'keys.kept': 'The key for {origin} is kept.',
  'keys.forgotten': 'The key for {origin} is forgotten.',
  'keys.send': 'Send',
  'keys.send-to': 'Aloud: send to {origin}?',
  'keys.what-goes':
    'For the first time something is about to go there. From now on there goes:\n\n{what}\n\nNothing of it goes anywhere else, and Aloud asks again for another address.',
  'keys.goes': '• {what}',
  'keys.one-below': '{first}\n{second}',
  'keys.recordings': 'your recordings, with names from the code near the cursor, to be turned into text',
  'keys.code': 'what you said, with the code around the cursor and what a command needs of the workspace',
  'keys.code-and-sound':
    'what you said, as you spoke it where that is switched on (aloud.chat.audio), with the code around the cursor and what a command needs of the workspace',
  'keys.answers': 'answers, to be spoken',
  'keys.conversation': 'what you say in a conversation, with what you have open in the editor',
} as const;
