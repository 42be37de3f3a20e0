import { howToInstallSox } from '../../common/howToInstallSox.ts';
import type { Log } from '../../common/log.ts';
import type { Played } from '../../common/played.ts';
import { message } from '../../messages/message.ts';
import { OUTPUT_RATE_HZ } from '../voices/voice.ts';
import { CommandPlayer } from './commandPlayer.ts';
import type { Player } from './player.ts';

export interface PlayerOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
  /** Told what is heard, and when. */
  readonly played?: Played | undefined;
}

const RATE = String(OUTPUT_RATE_HZ);

/** Plays with nothing to install. `entry` is the built `nativePlayerProcess`. */
export function nativePlayer(entry: string, options: PlayerOptions): Player {
  return new CommandPlayer({
    ...options,
    name: 'native',
    program: process.execPath,
    parameters: [entry],
    environment: { ...options.environment, ELECTRON_RUN_AS_NODE: '1' },
    remedy: message('programs.other-player'),
    setting: 'aloud.player',
    latencyMs: 100,
  });
}

/** Plays through PulseAudio or PipeWire. */
export function pacatPlayer(options: PlayerOptions): Player {
  return new CommandPlayer({
    ...options,
    name: 'pacat',
    program: 'pacat',
    parameters: [
      ...['--playback', '--raw', `--rate=${RATE}`, '--format=s16le', '--channels=1'],
      // So much has to lie ready before it begins: with less a busy machine stutters, more would hold back a short "Yes.".
      ...['--latency-msec=250', '--client-name=Aloud'],
    ],
    remedy: message('programs.install', { command: '`sudo apt install pulseaudio-utils`' }),
    setting: 'aloud.player',
    latencyMs: 50,
  });
}

/** Plays through ALSA. */
export function aplayPlayer(options: PlayerOptions): Player {
  return new CommandPlayer({
    ...options,
    name: 'aplay',
    program: 'aplay',
    parameters: [
      ...['-q', '--buffer-time=400000', '--period-time=20000', '--start-delay=60000'],
      ...['-t', 'raw', '-f', 'S16_LE', '-r', RATE, '-c', '1'],
    ],
    remedy: message('programs.install', { command: '`sudo apt install alsa-utils`' }),
    setting: 'aloud.player',
    latencyMs: 50,
  });
}

/** Plays with SoX. */
export function soxPlayer(path: string, options: PlayerOptions): Player {
  return new CommandPlayer({
    ...options,
    name: 'sox',
    program: path,
    parameters: [
      ...['-q', '-V1', '--buffer', '512'],
      ...['-t', 'raw', '-r', RATE, '-c', '1', '-e', 'signed-integer', '-b', '16', '-L', '-', '-d'],
    ],
    remedy: howToInstallSox(),
    setting: 'aloud.sox.path',
    latencyMs: 60,
  });
}
