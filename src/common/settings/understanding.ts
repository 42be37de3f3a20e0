import {
  CHAT_NAMES,
  type ChatName,
  RECOGNISER_NAMES,
  type RecogniserName,
  TRANSCRIPTION_DELAYS,
  type TranscriptionDelay,
} from './backendNames.ts';
import { application, machine, type Setting, window } from './setting.ts';

/** What hears and understands, and what is asked before it edits. */
export const UNDERSTANDING = {
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
} as const satisfies Record<string, Setting<unknown>>;
