import { VOICE_NAMES, type VoiceName } from './backendNames.ts';
import { application, machine, type Setting, window } from './setting.ts';

/** What shows and says what comes of it, and conversations. */
export const ANSWERING = {
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
} as const satisfies Record<string, Setting<unknown>>;
