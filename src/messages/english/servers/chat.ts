/** What chat models and their servers do wrong, and where a turn with one stops. */
export const chat = {
  // Replies that come to nothing.
  'chat.endless': '{server} writes without end.',
  'chat.endless-calls': '{server} calls functions without end.',
  'chat.no-content': '{server} sent an answer without content. Try again.',
  'chat.empty-either-way': '{server} sent an empty answer, streaming or not (aloud.chat.stream).',
  'chat.lost-call': '{server} says that the model calls a function, and does not pass the call on.',
  'chat.lost-call-either-way':
    '{server} says that the model calls a function, and does not pass the call on, streaming or not (aloud.chat.stream).',
  'chat.only-thoughts':
    '{server} sent thoughts of {model} and no answer. Try again, or choose another model in aloud.chat.model.',
  'chat.broken-call':
    '{server} passes a call on as text that cannot be carried out: it does not know how {model} calls functions.',
  'chat.cannot-hear':
    '{server} takes no sound for {model}: what you say is written down first. {setting} asks for that.',
  'chat.written-first': 'What you say is written down first (aloud.chat.audio).',
  'chat.sound-too-long': 'This is too long to be sent as sound: it is written down first.',
  'chat.other-model': 'Choose another model in aloud.chat.model.',
  'chat.empty': 'The model {model} gave an empty answer. Try again, or choose another model.',
  'chat.not-english': 'The chat model did not make English of what you said. Try again, or choose another model.',
  'chat.declined': 'The model declined to do this. Say it in other words.',
  'chat.declined-to-go-on': 'The model declined to go on.',

  // Where it stops.
  'chat.stopped-after': 'Stopped: after {rounds, plural, one {# round} other {# rounds}} the model still wanted more.',
  'chat.done-so-far': 'Done so far: {done} Undo takes edits back.',
  'chat.done-before': 'Done before that: {done}',
  'chat.nothing-done': 'Nothing was done.',
} as const;
