/** What hears, understands and speaks, as the settings choose. */
export const stages = {
  'stages.browser-page': 'A page in your browser',
  'stages.no-editor-model': 'VS Code has no language model here.',
  'stages.no-editor': 'There is no editor here that has a language model.',
  'stages.no-browser': 'There is no browser to record in here.',
  'stages.no-way-to-record': 'There is no way to record here.',
  'stages.nothing-plays': 'Nothing can play sound here.',
  'stages.gave-no-sound': '{name} gave no sound.',
  'stages.does-not-work': '{name} does not work: {why}',
  'stages.recording-with': 'Recording with {name}.',
  'stages.answers': '{name} answers.',
  'stages.instead': '{name} takes its place: {why}',
  'stages.another-language': '{model} speaks another language than the answers.',

  // What there is for each of them.
  'stages.server': 'a server',
  'stages.live': 'a server, live',
  'stages.realtime': 'a server, by Realtime',
  'stages.editor-model': "VS Code's language model",
  'stages.local-voice': 'a voice on this machine',
  'stages.system-voice': "the system's voice",
  'stages.built-in': 'Built in',
  'stages.pulse': 'PulseAudio or PipeWire ({program})',
  'stages.browser': 'Browser',
  'stages.own-command': 'Your own command',
  'stages.loudness': 'Loudness',
} as const;
