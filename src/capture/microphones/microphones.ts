import { howToInstallSox } from '../../common/howToInstallSox.ts';
import type { Log } from '../../common/log.ts';
import { message } from '../../messages/message.ts';
import { INPUT_RATE_HZ, type Microphone } from '../microphone.ts';
import { CommandMicrophone, type Explained } from './commandMicrophone.ts';
import { noDeviceIn } from './noDevice.ts';

export interface MicrophoneOptions {
  /** As the recorder names it; empty for the system's default. */
  readonly device: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
}

/** Records with nothing to install. `entry` is the built `nativeRecorderProcess`. */
export function nativeMicrophone(entry: string, options: MicrophoneOptions): Microphone {
  return new CommandMicrophone({
    ...options,
    name: 'native',
    program: process.execPath,
    parameters: [entry, options.device],
    environment: { ...options.environment, ELECTRON_RUN_AS_NODE: '1' },
    remedy: message('programs.other-microphone'),
    setting: 'aloud.microphone.backend',
    // A cold device fails for about a second before it can be tried again.
    patienceMs: 8000,
    lagMs: 40,
    endsWithInput: true,
    explain: complaint => noDevice(complaint),
  });
}

function noDevice(complaint: string): Explained | undefined {
  const told = noDeviceIn(complaint);
  if (!told) return undefined;
  const { device, devices } = told;
  const says =
    devices.length > 0
      ? message('programs.no-device', { device, devices })
      : message('programs.no-devices', { device });
  return { code: 'no-microphone', says };
}

/** Records with SoX, whose chunks are never shorter than 128 ms. */
export function soxMicrophone(path: string, options: MicrophoneOptions): Microphone {
  const mono = ['-r', String(INPUT_RATE_HZ), '-c', '1'];
  return new CommandMicrophone({
    ...options,
    name: 'sox',
    program: path,
    parameters: [
      ...['-q', '-V1', '--buffer', '1024', ...mono, '-d'],
      ...['-t', 'raw', ...mono, '-e', 'signed-integer', '-b', '16', '-L', '-'],
    ],
    environment: { ...options.environment, ...soxDevice(options.device) },
    remedy: howToInstallSox(),
    setting: 'aloud.sox.path',
    lagMs: 130,
  });
}

/** The device travels in the environment: SoX would run a file name that begins with `|`. */
function soxDevice(device: string): NodeJS.ProcessEnv {
  if (device === '') return {};
  const alsa = /^(hw|plughw|sysdefault|default|dsnoop|front)(:|$)/.test(device);
  return { AUDIODEV: device, ...(alsa ? { AUDIODRIVER: 'alsa' } : {}) };
}

/** Records with PulseAudio's own recorder, which PipeWire's systems have too. Quickest of all to begin. */
export function parecMicrophone(options: MicrophoneOptions): Microphone {
  return new CommandMicrophone({
    ...options,
    name: 'parec',
    program: 'parec',
    parameters: [
      ...[`--rate=${INPUT_RATE_HZ}`, '--channels=1', '--format=s16le', '--raw', '--latency-msec=20'],
      ...(options.device === '' ? [] : [`--device=${options.device}`]),
    ],
    remedy: message('programs.install', { command: '`sudo apt install pulseaudio-utils`' }),
    setting: 'aloud.microphone.backend',
    lagMs: 40,
  });
}

/** Records with ffmpeg, by what each system calls its microphones. */
export function ffmpegMicrophone(options: MicrophoneOptions, platform: NodeJS.Platform = process.platform): Microphone {
  const mono = ['-ar', String(INPUT_RATE_HZ), '-ac', '1'];
  return new CommandMicrophone({
    ...options,
    name: 'ffmpeg',
    program: 'ffmpeg',
    parameters: [
      ...['-loglevel', 'error', '-nostdin', ...ffmpegInput(options.device, platform)],
      ...['-map', '0:a', ...mono, '-f', 's16le', '-flush_packets', '1', '-'],
    ],
    remedy: message('programs.install-ffmpeg'),
    setting: 'aloud.microphone.backend',
    lagMs: 60,
  });
}

/** Exported for tests on other systems. */
export function ffmpegInput(device: string, platform: NodeJS.Platform): readonly string[] {
  switch (platform) {
    case 'darwin':
      return ['-f', 'avfoundation', '-i', device || ':default'];
    case 'win32':
      // Windows has no name for its default; the list of devices does.
      return ['-f', 'dshow', '-audio_buffer_size', '20', '-i', device || 'audio=default'];
    default:
      return [
        '-f',
        'pulse',
        '-sample_rate',
        String(INPUT_RATE_HZ),
        '-channels',
        '1',
        '-fragment_size',
        '640',
        '-i',
        device || 'default',
      ];
  }
}

/** Records with ALSA's own recorder. */
export function arecordMicrophone(options: MicrophoneOptions): Microphone {
  return new CommandMicrophone({
    ...options,
    name: 'arecord',
    program: 'arecord',
    parameters: [
      ...['-q', '--buffer-time=100000', '--period-time=20000'],
      ...['-f', 'S16_LE', '-r', String(INPUT_RATE_HZ), '-c', '1', '-t', 'raw'],
      ...(options.device === '' ? [] : ['-D', options.device]),
    ],
    remedy: message('programs.install', { command: '`sudo apt install alsa-utils`' }),
    setting: 'aloud.microphone.backend',
    lagMs: 80,
  });
}

/** Records with a program of the user's own choice, which knows its device itself. */
export function commandMicrophone(command: readonly string[], options: MicrophoneOptions): Microphone {
  const [program = '', ...parameters] = command;
  return new CommandMicrophone({
    ...options,
    name: 'command',
    program,
    parameters,
    remedy: message('programs.own-recorder'),
    setting: 'aloud.microphone.command',
    lagMs: 50,
  });
}
