/** What goes wrong with servers, and what helps. */
export const servers = {
  'servers.server':
    '{service, select, transcription {The transcription server at {host}} chat {The chat server at {host}} other {The speech server at {host}}}',
  'servers.with-model': '{server} (model {model})',
  'servers.model-at': '{model} at {host}',
  'servers.unnamed': 'The server',
  'servers.it-says': 'It says: {words}',
  'servers.try-again': 'Try again.',
  'servers.trying-again': 'Trying again.',

  // Before anything is sent.
  'servers.no-key-for-openai': 'No API key is set for OpenAI.',
  'servers.no-key':
    'No API key is set for {host}. Set one with "Aloud: Set API Key", or set {setting} to a server that needs none.',
  'servers.key-in-the-open':
    'The key for {host} is not sent over plain http, where anyone on the way can read it. Set {setting} to an https address, or clear the key.',
  'servers.no-address':
    'The address in {setting} is not an http or https address. Set it to one like https://api.openai.com/v1.',
  'servers.address-with-password':
    'The address in {setting} holds a user name or a password; keys are set with "Aloud: Set API Key". Set it to one like https://api.openai.com/v1.',
  'servers.nothing-sent': 'Nothing was sent to {host}. Try again to be asked once more, or choose another address.',

  // While they are asked.
  'servers.waiting': '{server} has not said a word for {seconds} s. Waiting; "Aloud: Cancel" ends it.',
  'servers.asked-successor':
    '{server} has no model {model} any more: {successor} is asked in its place. Choose it in {setting}.',
  'servers.model-ends': 'The model {model}, chosen in {setting}, is shut down on {ends}. Choose another before then.',
  'servers.model-ends-with':
    'The model {model}, chosen in {setting}, is shut down on {ends}. {successor} takes its place.',
  'servers.model-over': 'The model {model}, chosen in {setting}, was shut down on {ends}. Choose another.',
  'servers.model-over-with':
    'The model {model}, chosen in {setting}, was shut down on {ends}. {successor} has taken its place.',
  'servers.use-successor': 'Use {successor}',
  'servers.asked-without': '{server} does not take {field}: asked again without.',
  'servers.asked-with-api-key': '{server} wants its key in the header api-key: asked again so.',

  // The network.
  'servers.not-found': '{server} cannot be found. Is there a network, and is {setting} right?',
  'servers.not-running': '{server} is not running: nothing answers there. Start it, or check {setting}.',
  'servers.untrusted': '{server} cannot be trusted: its certificate is not valid here.',
  'servers.broke-off': '{server} broke off the connection. Try again.',
  'servers.unreachable': '{server} cannot be reached. Is there a network, and is {setting} right?',
  'servers.timed-out': '{server} did not answer in time. Try again, or give it longer in aloud.timeoutMs.',

  // What they refuse.
  'servers.no-credit':
    '{server} says that the account has no credit left, or is closed. Check its plan and billing, or set another key.',
  'servers.wants-key': '{server} wants an API key, and none is set for it. Set one with "Aloud: Set API Key".',
  'servers.wrong-key': '{server} does not accept the API key. Set the right one with "Aloud: Set API Key".',
  'servers.not-allowed': '{server} does not allow this with your key.',
  'servers.no-tools':
    '{server} says that the model {model} cannot call functions, so it cannot act on commands. Choose another model in {setting}; dictation works without.',
  'servers.no-model': '{server} has no model {model}, or has it no longer. Choose another in {setting}.',
  'servers.unreadable-call': '{server} cannot read what the model wrote as a call. Try again, or choose another model.',
  'servers.too-short': '{server} found the recording too short to hold a word. Try again.',
  'servers.too-long': '{server} finds what it was sent too long. Say it in shorter pieces.',
  'servers.too-long-for-model':
    '{server} finds the request too long for {model}. Lower aloud.chat.contextTokens, or choose another model in {setting}.',
  'servers.not-there':
    '{server} does not offer {service, select, transcription {transcription under that address} chat {chat under that address} other {speech under that address}}. Check {setting}: most addresses end in /v1.',
  'servers.sends-on':
    '{server} sends on to {target}. Aloud does not follow, so that your key goes nowhere else. If you trust that address, set {setting} to it.',
  'servers.sends-elsewhere':
    '{server} sends on to another address. Aloud does not follow, so that your key goes nowhere else. If you trust that address, set {setting} to it.',
  'servers.busy': '{server} has too much to do, or has had too many requests from you. Try again in a moment.',
  'servers.asks-to-wait':
    '{server} is busy and asks to wait {seconds, plural, one {# second} other {# seconds}}. Try again then.',
  'servers.rejected': '{server} rejected the request.',
  'servers.failed': '{server} has failed. Try again in a moment.',
  'servers.failed-with': '{server} has failed ({status}). Try again in a moment.',

  // Answers that make no sense.
  'servers.empty': '{server} sent an empty answer.',
  'servers.no-json': '{server} sent an answer that is no JSON: “{words}”',
  'servers.check-setting': 'Check {setting}.',
  'servers.garbled': '{server} sent an answer that is cut off or garbled.',
  'servers.no-end': '{server} sends without end: Aloud stopped after {megabytes} MB.',
  'servers.endless-piece': '{server} sends a piece of an answer that does not end.',
  'servers.too-long-answer': '{server} sends an answer that is too long to be one.',

  // What can be set otherwise.
  'servers.switch-off': 'Switch {setting} off.',
  'servers.switch-on': 'Switch {setting} on.',
  'servers.take-wav': 'Servers that take nothing else take WAV: set aloud.recording.format to wav.',
  'servers.other-language': 'Choose another language in aloud.transcription.language, or none.',
  'servers.no-instructions': 'Empty aloud.speech.instructions.',
  'servers.usual-speed': 'Set aloud.speech.speed to 1.',
  'servers.other-voice': 'Choose another voice in aloud.speech.voice.',
} as const;
