import { type Message, message } from '../../messages/message.ts';

/** A program of the system that speaks into a WAV file, or to its standard output. */
export interface SpeakingProgram {
  readonly program: string;
  /** Text goes to the standard input, unless the program wants a file. */
  readonly input: 'stdin' | 'file';
  /** Where the WAV comes out. */
  readonly output: 'stdout' | 'file';
  /** `speed` is 1 at the voice's own pace. Text never stands among the arguments, where any user could read it. */
  parameters(speed: number, files: { readonly text: string; readonly sound: string }): readonly string[];
}

/** Words a minute at the usual pace. */
const USUAL_WPM = 175;

/** PowerShell's own steps of pace, from -10 to 10, are about a third of an octave each. */
const STEPS_AN_OCTAVE = 6;

const SCRIPT = [
  '[Console]::InputEncoding = [Text.Encoding]::UTF8',
  'Add-Type -AssemblyName System.Speech',
  '$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer',
  '$voice.Rate = [int]$env:ALOUD_RATE',
  '$voice.SetOutputToWaveFile($env:ALOUD_SOUND)',
  '$voice.Speak([Console]::In.ReadToEnd())',
  '$voice.Dispose()',
].join('; ');

/** What PowerShell is told through its environment. */
export function powershellEnvironment(speed: number, sound: string): NodeJS.ProcessEnv {
  const rate = Math.max(-10, Math.min(10, Math.round(Math.log2(speed) * STEPS_AN_OCTAVE)));
  return { ALOUD_RATE: String(rate), ALOUD_SOUND: sound };
}

const PROGRAMS: Readonly<Record<string, readonly SpeakingProgram[]>> = {
  darwin: [
    {
      program: '/usr/bin/say',
      input: 'stdin',
      output: 'file',
      parameters: (speed, { sound }) => [
        ...['--file-format=WAVE', '--data-format=LEI16@24000', '-r', String(Math.round(USUAL_WPM * speed))],
        ...['-o', sound, '-f', '-'],
      ],
    },
  ],
  win32: [
    {
      program: 'powershell.exe',
      input: 'stdin',
      output: 'file',
      parameters: () => ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-Command', SCRIPT],
    },
  ],
  // Flite first: of the two its English is the clearer. Speech Dispatcher (`spd-say`) plays by itself and gives no sound
  // away, so that it could be neither stopped at once nor followed.
  linux: [
    {
      program: 'flite',
      input: 'file',
      output: 'file',
      parameters: (speed, { text, sound }) => [
        ...['-voice', 'slt', '--setf', `duration_stretch=${(1 / speed).toFixed(2)}`, '-f', text, '-o', sound],
      ],
    },
    ...['espeak-ng', 'espeak'].map(
      (program): SpeakingProgram => ({
        program,
        input: 'stdin',
        output: 'stdout',
        parameters: speed => ['--stdin', '--stdout', '-b', '1', '-s', String(Math.round(USUAL_WPM * speed))],
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
