import type { Microphone } from './capture/microphone.ts';
import { FallbackMicrophone } from './capture/microphones/fallbackMicrophone.ts';
import {
  arecordMicrophone,
  commandMicrophone,
  ffmpegMicrophone,
  nativeMicrophone,
  parecMicrophone,
  soxMicrophone,
} from './capture/microphones/microphones.ts';
import { StandbyMicrophone } from './capture/microphones/standbyMicrophone.ts';
import { Silero } from './capture/voice/silero.ts';
import type { VoiceDetector } from './capture/voice/voiceDetector.ts';
import { AloudError } from './common/errors.ts';
import type { Log } from './common/log.ts';
import type { Settings } from './common/settings.ts';

/** Heard before the key was pressed, where the microphone was open, in ms. */
const PRE_ROLL_MS = 500;

export interface MicrophoneBackendsProps {
  readonly settings: Settings;
  readonly log: Log;
  readonly environment: NodeJS.ProcessEnv;
  /** Scripts that run as programs of their own, by path. */
  readonly programs: { readonly recorder: string };
  /** The weights of Silero's voice detector, by path. */
  readonly voiceModel: string;
  /** A page in the user's browser that records, if one can be shown. */
  readonly page?: Microphone;
  /** Whether the user sits at another machine than this: its microphones are not theirs. */
  readonly isRemote?: boolean;
  /** Says in passing that something takes longer. */
  readonly progress: (sentence: string) => void;
}

/**
 * The list of what there is to hear with: setting value → constructor. Apart from the other backends, for the
 * microphone is opened before their code is loaded.
 */
export class MicrophoneBackends {
  readonly #props: MicrophoneBackendsProps;
  readonly #silero: Silero;
  /** It stays open, and `auto` remembers what worked, for as long as the settings behind it stay the same. */
  #standby: { readonly key: string; readonly microphone: StandbyMicrophone } | undefined;

  constructor(props: MicrophoneBackendsProps) {
    this.#props = props;
    const { log, voiceModel } = props;
    this.#silero = new Silero({ model: voiceModel, log });
  }

  dispose(): void {
    this.#standby?.microphone.close();
  }

  /** What the settings choose; the same as long as they choose the same. */
  microphone(): StandbyMicrophone {
    const { settings, log, progress } = this.#props;
    const name = settings.get('aloud.microphone.backend');
    const command = settings.get('aloud.microphone.command');
    const key = [name, settings.get('aloud.microphone.device'), settings.get('aloud.sox.path'), ...command].join('\n');
    if (this.#standby?.key !== key) {
      this.#standby?.microphone.close();
      const chosen = name === 'auto' ? new FallbackMicrophone(this.#all(), log, progress) : this.microphoneNamed(name);
      const standbyMs = () => settings.get('aloud.microphone.standbySeconds') * 1000;
      const microphone = new StandbyMicrophone(chosen, { preRollMs: () => PRE_ROLL_MS, standbyMs });
      this.#standby = { key, microphone };
    }
    return this.#standby.microphone;
  }

  /** One way to record, with the device that is set unless another is named. */
  microphoneNamed(
    name: 'native' | 'parec' | 'arecord' | 'ffmpeg' | 'sox' | 'browser' | 'command',
    device = this.#props.settings.get('aloud.microphone.device'),
  ): Microphone {
    const { settings, environment, log, page } = this.#props;
    const options = { device, environment, log };
    switch (name) {
      case 'browser':
        if (page) return page;
        throw new AloudError({
          code: 'unsupported',
          message: 'There is no browser to record in here.',
          setting: 'aloud.microphone.backend',
        });
      case 'parec':
        return parecMicrophone(options);
      case 'ffmpeg':
        return ffmpegMicrophone(options);
      case 'native':
        return nativeMicrophone(this.#props.programs.recorder, options);
      case 'arecord':
        return arecordMicrophone(options);
      case 'sox':
        return soxMicrophone(settings.get('aloud.sox.path'), options);
      case 'command':
        return commandMicrophone(settings.get('aloud.microphone.command'), options);
    }
  }

  detector(): VoiceDetector {
    return this.#silero.detector();
  }

  /** Every way to record, the likeliest to work first. */
  #all(): readonly Microphone[] {
    const here = (['native', 'parec', 'arecord', 'ffmpeg', 'sox'] as const).map(name => this.microphoneNamed(name));
    const { page, isRemote } = this.#props;
    if (!page) return here;
    return isRemote ? [page, ...here] : [...here, page];
  }
}
