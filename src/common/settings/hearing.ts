import { MICROPHONE_NAMES, type MicrophoneName, PLAYER_NAMES, type PlayerName } from './backendNames.ts';
import { application, machine, type Setting, window } from './setting.ts';

/** The microphone, when somebody has spoken, and what there is on this machine. */
export const HEARING = {
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
} as const satisfies Record<string, Setting<unknown>>;
