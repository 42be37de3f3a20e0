/** Servers to choose among, and what is to be known of each. */
export const profiles = {
  'profiles.title': 'Choose a Server',
  'profiles.serves': 'It serves: {stages}.',
  'profiles.live': 'Transcription while you speak',
  'profiles.address': 'Address of {name}',
  'profiles.where': 'Where it is; most addresses end in /v1.',
  'profiles.no-address': 'An http or https address such as {address}, with what is yours in place of capitals.',
  'profiles.what-for': 'What shall {name} do?',
  'profiles.which-model': 'By which model? {stage}',
  'profiles.model-for': 'A model for what?',
  'profiles.another-model': 'Another model …',
  'profiles.model-name': 'The name of the model, as the server knows it',
  'profiles.chosen': '{name} is set, at {address}.',

  'profiles.azure': 'Models go by the names of your deployments. The key goes in the header api-key.',
  'profiles.groq': 'Transcripts come whole; speech is English, as WAV, at most 200 characters at a time.',
  'profiles.ollama':
    'Give it a context of 8,192 tokens or more (OLLAMA_CONTEXT_LENGTH). Where an old one loses calls while streaming, it is asked without.',
  'profiles.lm-studio': 'Start the server on its Developer page, and load a model that can use tools.',
  'profiles.localai': 'The models of its all-in-one image; install others by its gallery.',
  'profiles.speaches': 'Models are downloaded to the server first, with speaches-cli.',
  'profiles.vllm':
    'One model a server. For chat it is started with --enable-auto-tool-choice and the --tool-call-parser of the model.',
  'profiles.llama-cpp':
    'Start llama-server with --jinja, so that the model can call functions. Any name of a model will do.',
  'profiles.whisper-cpp':
    'Start whisper-server with --inference-path /v1/audio/transcriptions. It reads WAV, and writes the transcript whole.',
} as const;
