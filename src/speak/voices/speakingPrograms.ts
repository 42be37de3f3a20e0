import { type Message, message } from '../../messages/message.ts';
import type { NamedVoice } from './voice.ts';

/** A program of the system that speaks into a WAV file, or to its standard output. */
export interface SpeakingProgram {
  readonly program: string;
  /** Text goes to the standard input, unless the program wants a file. */
  readonly input: 'stdin' | 'file';
  /** Where the WAV comes out. */
  readonly output: 'stdout' | 'file';
  /**
   * `speed` is 1 at the voice's own pace, `voice` '' for the one that is usual. Text never stands among the arguments,
   * where any user could read it.
   */
  parameters(speed: number, files: { readonly text: string; readonly sound: string }, voice: string): readonly string[];
  /** How it is asked for its voices, and what it answers. */
  readonly listing: { readonly parameters: readonly string[]; read(output: string): readonly NamedVoice[] };
}

/** What may be the name of a voice, and is neither an option nor a file. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._()+-]{0,80}$/u;

/** The name of a voice as a program may be given it; '' for what can be none. */
export function voiceName(given: string): string {
  const name = given.trim();
  return NAME.test(name) ? name : '';
}

/** Words a minute at the usual pace. */
const USUAL_WPM = 175;

/** PowerShell's own steps of pace, from -10 to 10, are about a third of an octave each. */
const STEPS_AN_OCTAVE = 6;

const LIST_SCRIPT = [
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8',
  'Add-Type -AssemblyName System.Speech',
  '(New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices() | ' +
    'ForEach-Object { $_.VoiceInfo.Name + "|" + $_.VoiceInfo.Culture.Name }',
].join('; ');
const POWERSHELL = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-Command'];

const SCRIPT = [
  '[Console]::InputEncoding = [Text.Encoding]::UTF8',
  'Add-Type -AssemblyName System.Speech',
  '$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer',
  'if ($env:ALOUD_VOICE) { $voice.SelectVoice($env:ALOUD_VOICE) }',
  '$voice.Rate = [int]$env:ALOUD_RATE',
  '$voice.SetOutputToWaveFile($env:ALOUD_SOUND)',
  '$voice.Speak([Console]::In.ReadToEnd())',
  '$voice.Dispose()',
].join('; ');

/** What PowerShell is told through its environment. */
export function powershellEnvironment(speed: number, sound: string, voice: string): NodeJS.ProcessEnv {
  const rate = Math.max(-10, Math.min(10, Math.round(Math.log2(speed) * STEPS_AN_OCTAVE)));
  return { ALOUD_RATE: String(rate), ALOUD_SOUND: sound, ...(voice && { ALOUD_VOICE: voice }) };
}

/** A voice a line: its name, and what tells it from others. */
function lines(pattern: RegExp): (output: string) => readonly NamedVoice[] {
  return output =>
    output.split(/\r?\n/).flatMap(line => {
      const [, name = '', detail = ''] = pattern.exec(line.trimEnd()) ?? [];
      return voiceName(name) ? [{ name: name.trim(), detail: detail.replaceAll('_', ' ') }] : [];
    });
}

const PROGRAMS: Readonly<Record<string, readonly SpeakingProgram[]>> = {
  darwin: [
    {
      program: '/usr/bin/say',
      input: 'stdin',
      output: 'file',
      parameters: (speed, { sound }, voice) => [
        ...['--file-format=WAVE', '--data-format=LEI16@24000', '-r', String(Math.round(USUAL_WPM * speed))],
        ...(voice ? ['-v', voice] : []),
        ...['-o', sound, '-f', '-'],
      ],
      // "Anna (Premium)      de_DE    # Hallo! Ich heiße Anna."
      listing: { parameters: ['-v', '?'], read: lines(/^(.+?)\s+([a-z]{2,3}[_-]\w+)\s+#/) },
    },
  ],
  win32: [
    {
      program: 'powershell.exe',
      input: 'stdin',
      output: 'file',
      parameters: () => [...POWERSHELL, SCRIPT],
      // "Microsoft Zira Desktop|en-US"
      listing: { parameters: [...POWERSHELL, LIST_SCRIPT], read: lines(/^(.+)\|([\w-]*)$/) },
    },
  ],
  // Flite first: of the two its English is the clearer. Speech Dispatcher (`spd-say`) plays by itself and gives no sound
  // away, so that it could be neither stopped at once nor followed.
  linux: [
    {
      program: 'flite',
      input: 'file',
      output: 'file',
      parameters: (speed, { text, sound }, voice) => [
        ...['-voice', voice || 'slt', '--setf', `duration_stretch=${(1 / speed).toFixed(2)}`],
        ...['-f', text, '-o', sound],
      ],
      // "Voices available: kal awb_time kal16 awb rms slt". One of them tells the time and nothing else.
      listing: {
        parameters: ['-lv'],
        read: output =>
          (output.split(':')[1] ?? '')
            .split(/\s+/)
            .filter(name => name !== '' && !name.endsWith('_time'))
            .map(name => ({ name, detail: 'en' })),
      },
    },
    ...['espeak-ng', 'espeak'].map(
      (program): SpeakingProgram => ({
        program,
        input: 'stdin',
        output: 'stdout',
        parameters: (speed, _files, voice) => [
          ...['--stdin', '--stdout', '-b', '1', '-s', String(Math.round(USUAL_WPM * speed))],
          ...(voice ? ['-v', voice] : []),
        ],
        // " 5  en-gb           --/M      English_(Great_Britain) gmw/en"
        listing: { parameters: ['--voices'], read: lines(/^\s*\d+\s+(\S+)\s+\S+\s+(\S+)/) },
      }),
    ),
  ],
};

/** The likeliest to speak well first. */
export function speakingPrograms(platform: NodeJS.Platform = process.platform): readonly SpeakingProgram[] {
  return PROGRAMS[platform] ?? (PROGRAMS['linux'] as readonly SpeakingProgram[]);
}

/** What a person does when none is there. */
export function howToInstallVoice(platform: NodeJS.Platform = process.platform): Message {
  return platform === 'darwin' || platform === 'win32'
    ? message('programs.part-of-system')
    : message('programs.install-voice');
}
