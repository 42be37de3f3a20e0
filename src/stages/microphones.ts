import type { Frame, Microphone } from '../capture/microphone.ts';
import type { Named } from '../capture/microphones/deviceLists.ts';
import { DeviceLists, type DeviceListsProps, type InputDevice, listed } from '../capture/microphones/devices.ts';
import {
  arecordMicrophone,
  commandMicrophone,
  ffmpegMicrophone,
  type MicrophoneOptions,
  nativeMicrophone,
  parecMicrophone,
  soxMicrophone,
} from '../capture/microphones/microphones.ts';
import { AloudError } from '../common/errors.ts';
import { MICROPHONE_NAMES, type MicrophoneName } from '../common/settings/backendNames.ts';
import type { Settings } from '../common/settings/settings.ts';
import { asWritten, type Message, message } from '../messages/message.ts';
import type { Backend } from './backend.ts';

export interface MicrophoneMeans extends MicrophoneOptions {
  readonly settings: Settings;
  /** The built `nativeRecorderProcess`, by path. */
  readonly recorder: string;
  /** A page in the user's browser that records, if one can be shown. */
  readonly page: Microphone | undefined;
}

export interface MicrophoneBackend extends Backend<Microphone, MicrophoneMeans> {
  /** What it can record from, besides its default; undefined where it is not there. */
  readonly devices?: (lists: DeviceLists) => Promise<readonly Named[] | undefined>;
  /** What its default is called, where that is not the system's. */
  readonly itself?: Message;
}

/** Sound is not lost by trying another: whatever goes wrong before the first of it, the next may do better. */
const ANY = {
  goesTo: 'nowhere',
  missing: (microphone: Microphone) => microphone.missing(),
  leaves: () => true,
} as const;

export const MICROPHONES: Readonly<Record<MicrophoneName, MicrophoneBackend>> = {
  native: {
    ...ANY,
    label: message('stages.built-in'),
    make: ({ recorder, ...options }) => nativeMicrophone(recorder, options),
    devices: lists => lists.native(),
  },
  parec: {
    ...ANY,
    label: message('stages.pulse', { program: 'parec' }),
    make: parecMicrophone,
    devices: lists => lists.parec(),
  },
  arecord: { ...ANY, label: asWritten('ALSA (arecord)'), make: arecordMicrophone, devices: lists => lists.arecord() },
  ffmpeg: {
    ...ANY,
    label: asWritten('FFmpeg'),
    make: options => ffmpegMicrophone(options),
    devices: lists => lists.ffmpeg(),
  },
  sox: {
    ...ANY,
    label: asWritten('SoX'),
    make: ({ settings, ...options }) => soxMicrophone(settings.get('aloud.sox.path'), options),
    devices: lists => lists.sox(),
  },
  browser: {
    ...ANY,
    label: message('stages.browser'),
    itself: message('stages.browser-page'),
    make({ page }): Microphone {
      if (page) return page;
      throw new AloudError({
        code: 'unsupported',
        message: message('stages.no-browser'),
        setting: 'aloud.microphone.backend',
      });
    },
    devices: async () => [],
  },
  command: {
    ...ANY,
    label: message('stages.own-command'),
    make: ({ settings, ...options }) => commandMicrophone(settings.get('aloud.microphone.command'), options),
  },
};

/** The devices of every recorder that is there, each headed by its default. Never fails: who cannot say has none. */
export async function inputDevices(props: DeviceListsProps): Promise<readonly InputDevice[]> {
  const lists = new DeviceLists(props);
  const found = MICROPHONE_NAMES.map(async name => {
    const { devices, itself } = MICROPHONES[name];
    const named = await devices?.(lists);
    return named ? listed(name, named, itself) : [];
  });
  return (await Promise.all(found)).flat();
}

/** Ends with an error where it ends without a sound. */
export async function* sounding(microphone: Microphone, signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
  let heard = false;
  for await (const frame of microphone.open(signal)) {
    heard = true;
    yield frame;
  }
  if (!heard && !signal.aborted)
    throw new AloudError({
      code: 'microphone-failed',
      message: message('stages.gave-no-sound', { name: microphone.name }),
    });
}
