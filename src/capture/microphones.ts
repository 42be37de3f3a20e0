import { howToInstallSox } from '../common/howToInstallSox.ts';
import type { Log } from '../common/log.ts';
import { CommandMicrophone } from './commandMicrophone.ts';
import { INPUT_RATE_HZ, type Microphone } from './microphone.ts';

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
    remedy: 'Choose another aloud.microphone.backend.',
    setting: 'aloud.microphone.backend',
    // A cold device fails for about a second before it can be tried again.
    patienceMs: 8000,
    lagMs: 40,
    endsWithInput: true,
  });
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
    remedy: `${howToInstallSox()} or set aloud.sox.path.`,
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
    remedy: 'Install it (`sudo apt install alsa-utils`).',
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
    remedy: 'Set aloud.microphone.command to a program, with its arguments, that records.',
    setting: 'aloud.microphone.command',
    lagMs: 50,
  });
}
