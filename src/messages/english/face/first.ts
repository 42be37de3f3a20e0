/** The first minute: what shall hear, think and speak, and what there is to learn. */
export const first = {
  'first.choose': 'What shall hear, think and speak?',
  'first.meanwhile': 'What you say meanwhile is kept, and done when something can hear it',
  'first.any-time': 'You can change it at any time',
  'first.key': 'A key of OpenAI',
  'first.key-does': 'Hears, thinks and speaks. What you say, and the code around the cursor, go to {host}.',
  'first.make-key': 'Make a Key in the Browser',
  'first.key-works': '{host} knows the key.',
  'first.key-not-tried': 'The key is kept, and could not be tried at {host}: {why}',
  'first.server': 'A server',
  'first.server-does': 'Your own or one that you pay for: Azure, Groq, Ollama, LM Studio, LocalAI and others.',
  'first.editor': 'A language model of VS Code',
  'first.editor-does': 'Thinks, without a key of yours. What hears is chosen next.',
  'first.here': 'Ears on this machine: nothing of what you say leaves it',
} as const;
