import {
  CHAT_NAMES,
  type ChatName,
  MICROPHONE_NAMES,
  type MicrophoneName,
  PLAYER_NAMES,
  type PlayerName,
  RECOGNISER_NAMES,
  type RecogniserName,
  TRANSCRIPTION_DELAYS,
  type TranscriptionDelay,
  VOICE_NAMES,
  type VoiceName,
} from './backendNames.ts';

/**
 * Every setting, once. package.json declares the same table for VS Code (a test compares them), the headless turn takes
 * it from `--set`. `machine` settings name an address, a program or a device, and `application` ones guard the user:
 * a workspace can never set either. Of the `window` ones only what is harmless is a workspace's that is not trusted.
 */
interface Setting<T> {
  readonly default: T;
  readonly scope: 'machine' | 'application' | 'window';
  readonly description: string;
  readonly choices?: readonly T[];
  readonly minimum?: number;
  readonly maximum?: number;
}

function machine<T>(value: T, description: string, limits?: Partial<Setting<T>>): Setting<T> {
  return { default: value, scope: 'machine', description, ...limits };
}

function application<T>(value: T, description: string, limits?: Partial<Setting<T>>): Setting<T> {
  return { default: value, scope: 'application', description, ...limits };
}

function window<T>(value: T, description: string, limits?: Partial<Setting<T>>): Setting<T> {
  return { default: value, scope: 'window', description, ...limits };
}

export const SETTINGS = {
  'aloud.baseUrl': machine<string>(
    'https://api.openai.com/v1',
    'Address of an OpenAI-compatible server, for whatever has no address of its own below. The key set with "Aloud: Set API Key" goes there and nowhere else.',
  ),
  'aloud.transcription.backend': machine<'auto' | RecogniserName>(
    'auto',
    "What turns speech into text: a server that speaks OpenAI's API, the same while you speak (`live`: Realtime transcription at the same address), a model of `aloud.models.folder` on this machine (Moonshine: English; Parakeet: 25 languages; Whisper: 99), or PocketSphinx on this machine (English, commands above all). `auto` takes the server, and where there is no key or no network the first of Moonshine, Parakeet and Whisper whose model is there and that knows the language, else PocketSphinx.",
    { choices: ['auto', ...RECOGNISER_NAMES] },
  ),
  'aloud.transcription.baseUrl': machine<string>('', 'Address for transcription. Empty: `aloud.baseUrl`.'),
  'aloud.transcription.model': machine<string>(
    'gpt-transcribe',
    'Model that turns speech into text. Where `gpt-transcribe` is set and the text comes live, `gpt-live-transcribe` is asked, and the other way round.',
  ),
  'aloud.transcription.language': window<string>(
    '',
    'Language you speak, as ISO 639-1 (`en`), or several (`en, de`) for a model that takes several. Empty: the model finds out.',
  ),
  'aloud.transcription.translate': window<boolean>(
    false,
    'Speak any language and get English, for commands, dictation and questions: by the translations of the transcription server, or by the chat model where it has none.',
  ),
  'aloud.transcription.stream': window<boolean>(
    true,
    'Show the text while the model is still writing it, where the server can.',
  ),
  'aloud.transcription.delay': machine<'auto' | TranscriptionDelay>(
    'auto',
    'How long `gpt-realtime-whisper` waits before it writes what you say, with `live`: the longer, the better it hears. `auto`: as its server has it. Other models have no such choice, and are not told.',
    { choices: ['auto', ...TRANSCRIPTION_DELAYS] },
  ),
  'aloud.chat.backend': machine<'auto' | ChatName>(
    'auto',
    "What answers what the grammar does not know: a server that speaks OpenAI's API, or a language model of VS Code, such as Copilot's, which needs no key. `auto` takes the server, and VS Code's model where there is no key.",
    { choices: ['auto', ...CHAT_NAMES] },
  ),
  'aloud.chat.vscodeModel': machine<string>(
    '',
    "Family or id of VS Code's language model, such as `gpt-4o`. Empty: the first that there is.",
  ),
  'aloud.chat.baseUrl': machine<string>('', 'Address for the chat model. Empty: `aloud.baseUrl`.'),
  'aloud.chat.model': machine<string>(
    'gpt-5.6-luna',
    'Chat model that acts on commands and explains code. It must know function calling.',
  ),
  'aloud.chat.audio': application<boolean>(
    false,
    'Send commands and questions to the chat model as they were spoken, without turning them into text first, where `aloud.chat.audioModel` at the address of chat hears. Its answers are its own voice, where answers are spoken. Where it cannot, they go as text.',
  ),
  'aloud.chat.audioModel': machine<string>(
    'gpt-audio-1.5',
    'Chat model that hears and speaks, for `aloud.chat.audio`. It must know function calling. It speaks with `aloud.speech.voice`.',
  ),
  'aloud.chat.stream': window<boolean>(
    true,
    'Receive the answer as it is written. Switch off for servers that lose tool calls when streaming.',
  ),
  'aloud.chat.maxRounds': window<number>(8, 'How often the model may act and look again within one command.', {
    minimum: 1,
    maximum: 40,
  }),
  'aloud.chat.contextTokens': window<number>(
    3000,
    'Budget, in tokens, for what the model is told about the editor; it does not grow with the file.',
    { minimum: 500, maximum: 30000 },
  ),
  'aloud.commands.understand': application<'grammar-first' | 'chat-first' | 'grammar' | 'chat'>(
    'grammar-first',
    'What understands commands: the built-in grammar of plain English, at once and offline, and the chat model for the rest; the other way round; or only one of them.',
    { choices: ['grammar-first', 'chat-first', 'grammar', 'chat'] },
  ),
  'aloud.edits.previewFiles': application<number>(
    8,
    'Edits of more files than this are shown first, to be taken or left file by file.',
    { minimum: 1, maximum: 1000 },
  ),
  'aloud.edits.previewLines': application<number>(400, 'Edits of more lines than this are shown first.', {
    minimum: 1,
    maximum: 100000,
  }),
  'aloud.cursor.show': application<'everything' | 'results' | 'off'>(
    'everything',
    'What stands at the cursor while Aloud works and does not change your text: what goes on with the words as they come, and what came of it (`everything`), only what came of it (`results`), or nothing (`off`).',
    { choices: ['everything', 'results', 'off'] },
  ),
  'aloud.cursor.flash': application<boolean>(
    true,
    'Mark for a moment what a command has changed, in the text, in the margin and in the overview ruler, and tell how much of it is out of sight.',
  ),
  'aloud.sounds.play': application<'auto' | 'on' | 'off'>(
    'auto',
    "Short sounds that tell what goes on, never while Aloud speaks. `auto`: each as VS Code's own signal of the same meaning is set (`accessibility.signals.voiceRecordingStarted`, `voiceRecordingStopped`, `taskCompleted`, `taskFailed`, `chatUserActionRequired`), and where you have set none, only with a screen reader.",
    { choices: ['auto', 'on', 'off'] },
  ),
  'aloud.sounds.cues': application<readonly string[]>(
    ['listening', 'heard', 'done', 'asked', 'failed', 'asleep', 'awake'],
    'Which of these sounds: `listening`, `heard`, `done`, `asked`, `failed`, `asleep`, `awake`.',
  ),
  'aloud.sounds.volume': application<number>(50, 'How loud these sounds are, in percent.', {
    minimum: 0,
    maximum: 100,
  }),
  'aloud.speech.backend': machine<'auto' | VoiceName>(
    'auto',
    "What speaks: a server that speaks OpenAI's API, a Realtime model that reads aloud at the same address (`realtime`), a voice of `aloud.models.folder` on this machine (`local`), or the system's own voice. `auto` takes the server, Realtime where OpenAI's model of speech is gone, and where there is no key or no network the voice on this machine, or the system's where there is none.",
    { choices: ['auto', ...VOICE_NAMES] },
  ),
  'aloud.speech.baseUrl': machine<string>('', 'Address for speech. Empty: `aloud.baseUrl`.'),
  'aloud.speech.model': machine<string>(
    'gpt-4o-mini-tts',
    "Model that speaks. Where one of OpenAI's models of speech is set and Realtime speaks, `gpt-realtime-2.1-mini` is asked.",
  ),
  'aloud.speech.voice': machine<string>('marin', 'Voice that speaks.'),
  'aloud.speech.localVoice': machine<string>(
    '',
    'Which voice of `aloud.models.folder` speaks, by the name of its folder, and where it holds several by `folder/voice`. Empty, or not there: the first that is.',
  ),
  'aloud.speech.systemVoice': machine<string>('', "Which of the system's voices speaks. Empty: the usual one."),
  'aloud.speech.streamFormat': machine<'audio' | 'sse'>(
    'audio',
    "How a server's sound comes: as it is, or in events (`sse`), for a server or a proxy that holds back plain sound until it is whole. Models that know no events send it as it is.",
    { choices: ['audio', 'sse'] },
  ),
  'aloud.speech.speed': window<number>(1, "Pace of speech; 1 is the voice's own.", { minimum: 0.25, maximum: 4 }),
  'aloud.speech.instructions': window<string>('', 'How to speak, in words: "calm and brisk". Not every model listens.'),
  'aloud.speech.answers': window<'auto' | 'never' | 'questions' | 'always'>(
    'auto',
    'Which answers are spoken: of no command, of questions and explanations, or of every command. `auto`: of questions and explanations, and of nothing where VS Code is set up for a screen reader (`editor.accessibilitySupport`), which reads them.',
    { choices: ['auto', 'never', 'questions', 'always'] },
  ),
  'aloud.speech.bargeIn': window<'never' | 'handsFree' | 'always'>(
    'handsFree',
    "When you may speak into a spoken answer, which then stops and listens: while Aloud listens without a key (`handsFree`), always (the microphone is then open while an answer is spoken, also after a key), or never. Aloud's own voice is taken out of what is heard. A conversation has this anyway.",
    { choices: ['never', 'handsFree', 'always'] },
  ),
  'aloud.speech.confirmations': application<'auto' | 'on' | 'off'>(
    'auto',
    "Whether a short sentence says what a command has done, where no answer is spoken: by Aloud's voice (`on`), or with a screen reader by that alone (`auto`), so that there are never two voices.",
    { choices: ['auto', 'on', 'off'] },
  ),
  'aloud.conversation.baseUrl': machine<string>(
    '',
    'Address for conversations, by Realtime or Live. Empty: `aloud.baseUrl`.',
  ),
  'aloud.conversation.model': machine<string>(
    'gpt-realtime-2.1',
    'Model that converses: it hears and speaks by itself. A Realtime model acts as the chat model does; a Live model (`gpt-live-1`, `gpt-live-1.1`) only talks, and the chat model does what it delegates.',
  ),
  'aloud.conversation.voice': machine<string>('marin', 'Voice of a conversation.'),
  'aloud.conversation.speed': window<number>(1, "Pace of a conversation's voice; 1 is its own.", {
    minimum: 0.25,
    maximum: 1.5,
  }),
  'aloud.conversation.detection': window<'semantic' | 'server' | 'push'>(
    'semantic',
    'What tells when you have finished: a model of what you say, the loudness of your voice, or your key. With `push` nothing is sent but what you say while you hold the key of Voice Command (or between two taps of it).',
    { choices: ['semantic', 'server', 'push'] },
  ),
  'aloud.conversation.noiseReduction': machine<'near' | 'far' | 'off'>(
    'near',
    'What the server takes out of the sound first, for a microphone near the mouth or far from it.',
    { choices: ['near', 'far', 'off'] },
  ),
  'aloud.conversation.effort': window<'model' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh'>(
    'model',
    'How long the model thinks before it speaks; `model` leaves that to it.',
    { choices: ['model', 'minimal', 'low', 'medium', 'high', 'xhigh'] },
  ),
  'aloud.conversation.idleMinutes': window<number>(
    5,
    'A conversation in which nothing is said for so long, in minutes, ends. 0: never.',
    {
      minimum: 0,
      maximum: 60,
    },
  ),
  'aloud.conversation.limitMinutes': application<number>(
    0,
    'A conversation ends after so long, in minutes, for it costs as long as it goes on. 0: when you end it.',
    { minimum: 0, maximum: 600 },
  ),
  'aloud.conversation.limitCost': application<number>(
    0,
    "A conversation ends when it has cost about so much, in US$, by OpenAI's prices as Aloud knows them. 0: when you end it.",
    { minimum: 0, maximum: 1000 },
  ),
  'aloud.conversation.instructions': application<string>(
    '',
    'What a conversation is told besides, in words of your own.',
  ),
  'aloud.microphone.backend': machine<'auto' | MicrophoneName>(
    'auto',
    'What records. `auto` takes the first that works; `browser` is a page in your browser, for windows whose extensions run on a machine without your microphone.',
    {
      choices: ['auto', ...MICROPHONE_NAMES],
    },
  ),
  'aloud.microphone.device': machine<string>(
    '',
    "Name of the input device, as the recorder knows it. Empty: the system's default.",
  ),
  'aloud.microphone.command': machine<readonly string[]>(
    [],
    'A program and its arguments that write signed 16-bit little-endian mono at 16 kHz to standard output, for `"aloud.microphone.backend": "command"`.',
  ),
  'aloud.microphone.standbySeconds': machine<number>(
    15,
    'How long, in seconds, the microphone stays open after you have spoken, so that the next first syllable is heard at once. Only the last half second is held, in memory. 0: it closes at once.',
    { minimum: 0, maximum: 3600 },
  ),
  'aloud.models.folder': machine<string>(
    '',
    "Folder with models that run on this machine, a folder each, by the names that the guide lists, with the files named there. An absolute path. Empty: a folder of Aloud's own, which “Aloud: Models on This Machine” fills.",
  ),
  'aloud.models.mirror': machine<string>(
    '',
    'Address of a mirror for fetching models: in place of `https://HOST/PATH`, `MIRROR/HOST/PATH` is asked for, and compared with the same checksums. Empty: there is none.',
  ),
  'aloud.models.proxy': machine<string>(
    '',
    "Address of a proxy for fetching models, such as `http://proxy.example:3128`. Empty: as VS Code's `http.proxy` says.",
  ),
  'aloud.pocketsphinx.path': machine<string>(
    'pocketsphinx_batch',
    'The PocketSphinx program, which understands speech offline where it is installed.',
  ),
  'aloud.pocketsphinx.model': machine<string>(
    '',
    "Folder of PocketSphinx's model of English. Empty: where packages put it.",
  ),
  'aloud.sox.path': machine<string>(
    'sox',
    'The SoX program, which records, cleans and reads sound files where it is installed.',
  ),
  'aloud.player': machine<'auto' | PlayerName | 'none'>(
    'auto',
    'What plays. `auto` takes the first that works; `none` stays silent.',
    {
      choices: ['auto', ...PLAYER_NAMES, 'none'],
    },
  ),
  'aloud.listening.silenceMs': window<number>(
    450,
    'Silence, in ms, that ends a command or a question. It waits longer where you pause longer or what was said cannot be all, shorter where it is a whole command. 0: only the key or the command ends it.',
    { minimum: 0, maximum: 10000 },
  ),
  'aloud.listening.dictationSilenceMs': window<number>(
    1200,
    'Silence, in ms, that ends dictated text. 0: only the key or the command ends it.',
    { minimum: 0, maximum: 20000 },
  ),
  'aloud.listening.minimumMs': window<number>(0, 'Silence ends no recording shorter than this, in ms.', {
    minimum: 0,
    maximum: 60000,
  }),
  'aloud.listening.patienceMs': window<number>(8000, 'How long, in ms, to wait for the first word. 0: for ever.', {
    minimum: 0,
    maximum: 120000,
  }),
  'aloud.listening.maximumMs': window<number>(
    300000,
    'Longest recording, in ms. What was said until then is used, not thrown away.',
    { minimum: 1000, maximum: 1200000 },
  ),
  'aloud.recording.clean': application<boolean>(
    false,
    'Clean recordings with SoX, where it is installed, before they are sent: high-pass, trim, normalise.',
  ),
  'aloud.recording.format': machine<'ogg' | 'mp3' | 'wav'>(
    'ogg',
    'How recordings are sent, encoded while you speak: Ogg Vorbis, the smallest, MP3, or WAV for servers that take nothing else.',
    { choices: ['ogg', 'mp3', 'wav'] },
  ),
  'aloud.recording.keep': application<boolean>(false, 'Keep recordings after their text has arrived.'),
  'aloud.recording.days': application<number>(
    7,
    'How long, in days on which you use it, recordings stay that could not be turned into text. "Aloud: Show Waiting Recordings" lists them.',
    { minimum: 1, maximum: 365 },
  ),
  'aloud.history.keep': application<boolean>(
    true,
    'Keep a history of what was said, done and answered, on this machine and for you alone, so that the panel shows it the next time. Keys and the like are left out of it.',
  ),
  'aloud.handsFree.sleepWords': application<readonly string[]>(
    ['go to sleep', 'stop listening'],
    'What you say, hands-free, to be heard no longer until you wake Aloud.',
  ),
  'aloud.handsFree.wakeWords': application<readonly string[]>(
    ['wake up'],
    'What you say to be heard again: ordinary words are heard best. Only this machine listens for it, with a model for ears or PocketSphinx; nothing leaves it.',
  ),
  'aloud.comment.width': window<number>(0, 'Column at which dictated comments wrap. 0: the first ruler, or 80.', {
    minimum: 0,
    maximum: 400,
  }),
  'aloud.log.words': application<boolean>(
    false,
    'Write what was said, and what Aloud answered, into its log, too: one line a turn. Keys are left out either way; without this there is no word of anyone in it.',
  ),
  'aloud.timeoutMs': window<number>(
    0,
    'How long, in ms, to wait for a server to begin to answer, or to go on. 0: as suits what is asked, 20 seconds for transcription and speech and 2 minutes for a chat model, and 5 minutes where the server is on this machine.',
    { minimum: 0, maximum: 300000 },
  ),
} as const satisfies Record<string, Setting<unknown>>;

export type SettingName = keyof typeof SETTINGS;
export type SettingValue<N extends SettingName> = (typeof SETTINGS)[N] extends Setting<infer T> ? T : never;

/** Reads the value in force now; never cached by callers, so a change takes effect with the next turn. */
export interface Settings {
  get<N extends SettingName>(name: N): SettingValue<N>;
}

/** What is wrong with a value for a setting, or undefined. */
export function settingProblem(name: SettingName, value: unknown): string | undefined {
  const setting: Setting<unknown> = SETTINGS[name];
  const wanted = Array.isArray(setting.default) ? 'array' : typeof setting.default;
  const given = Array.isArray(value) ? 'array' : typeof value;
  if (given !== wanted) return `${name} must be of type ${wanted}.`;
  if (Array.isArray(value) && !value.every(item => typeof item === 'string')) return `${name} must hold strings.`;
  if (setting.choices && !setting.choices.includes(value))
    return `${name} must be one of ${setting.choices.join(', ')}.`;
  if (
    typeof value === 'number' &&
    !(value >= (setting.minimum ?? -Infinity) && value <= (setting.maximum ?? Infinity))
  ) {
    return `${name} must be between ${setting.minimum} and ${setting.maximum}.`;
  }
  return undefined;
}

/** Settings from a plain record over the defaults. Throws RangeError for a value that does not fit. */
export function settingsFrom(values: Readonly<Record<string, unknown>>): Settings {
  for (const [name, value] of Object.entries(values)) {
    if (!Object.hasOwn(SETTINGS, name)) throw new RangeError(`There is no setting ${name}.`);
    const problem = settingProblem(name as SettingName, value);
    if (problem) throw new RangeError(problem);
  }
  return {
    get: name => (Object.hasOwn(values, name) ? values[name] : SETTINGS[name].default) as SettingValue<typeof name>,
  };
}
