import { CleanedMicrophone } from '../capture/echo/cleanedMicrophone.ts';
import { OwnVoice } from '../capture/echo/ownVoice.ts';
import type { Microphone } from '../capture/microphone.ts';
import { StandbyMicrophone } from '../capture/microphones/standbyMicrophone.ts';
import { Silero } from '../capture/voice/silero.ts';
import type { VoiceDetector } from '../capture/voice/voiceDetector.ts';
import type { Health } from '../common/health.ts';
import type { Log } from '../common/log.ts';
import { Played } from '../common/played.ts';
import type { MicrophoneName } from '../common/settings/backendNames.ts';
import type { Settings } from '../common/settings/settings.ts';
import type { Message } from '../messages/message.ts';
import { AutoMicrophone } from './autoMicrophone.ts';
import { candidate } from './backend.ts';
import { DETECTORS } from './detectors.ts';
import { Kept } from './kept.ts';
import { MICROPHONES, type MicrophoneMeans } from './microphones.ts';
import { WatchedMicrophone } from './watched.ts';

/** Heard before the key was pressed, where the microphone was open, in ms. */
const PRE_ROLL_MS = 500;
/** On this machine, the likeliest to work first. */
const HERE: readonly MicrophoneName[] = ['native', 'parec', 'arecord', 'ffmpeg', 'sox'];

export interface HearingStagesProps {
  readonly settings: Settings;
  readonly log: Log;
  /** Hears what comes of the microphone. */
  readonly health?: Health;
  readonly environment: NodeJS.ProcessEnv;
  /** Scripts that run as programs of their own, by path. */
  readonly programs: { readonly recorder: string };
  /** The weights of Silero's voice detector, by path. */
  readonly voiceModel: string;
  /** The script of what takes Aloud's own voice out of what is heard, by path. */
  readonly echo: string;
  /** A page in the user's browser that records, if one can be shown. */
  readonly page?: Microphone;
  /** Whether the user sits at another machine than this: its microphones are not theirs. */
  readonly isRemote?: boolean;
  /** Says in passing that something takes longer. */
  readonly progress: (says: Message) => void;
}

/** Microphone and detector, as the settings choose. Apart from the other stages, whose code is loaded after it is open. */
export class HearingStages {
  /** What leaves the loudspeakers: players write it. */
  readonly played = new Played();
  /** The same, as the microphone hears it. */
  readonly ownVoice: OwnVoice;
  readonly #props: HearingStagesProps;
  readonly #silero: Silero;
  /** It stays open, and `auto` remembers what worked. */
  readonly #standby: Kept<StandbyMicrophone>;

  constructor(props: HearingStagesProps) {
    this.#props = props;
    const { settings, log, voiceModel, echo } = props;
    this.ownVoice = new OwnVoice({ played: this.played, script: echo, log });
    this.#silero = new Silero({ model: voiceModel, log });
    this.#standby = new Kept(
      settings,
      noting => this.#made(noting),
      microphone => microphone.close(),
    );
  }

  dispose(): void {
    this.#standby.close();
  }

  /** What the settings choose; the same as long as they choose the same. */
  microphone(): StandbyMicrophone {
    return this.#standby.get();
  }

  /** One way to record, with the device that is set unless another is named. */
  microphoneNamed(name: MicrophoneName, device?: string): Microphone {
    return MICROPHONES[name].make(this.#means(this.#props.settings, device));
  }

  detector(): VoiceDetector {
    return DETECTORS.silero.make({ silero: this.#silero });
  }

  #made(settings: Settings): StandbyMicrophone {
    const { log, progress } = this.#props;
    const means = this.#means(settings);
    const name = settings.get('aloud.microphone.backend');
    const chosen =
      name === 'auto'
        ? new AutoMicrophone(
            this.#inOrder().map(each => candidate(MICROPHONES[each], means)),
            log,
            progress,
          )
        : MICROPHONES[name].make(means);
    const { health } = this.#props;
    const watched = health ? new WatchedMicrophone(chosen, health) : chosen;
    return new StandbyMicrophone(new CleanedMicrophone(watched, this.ownVoice), {
      preRollMs: () => PRE_ROLL_MS,
      standbyMs: () => this.#props.settings.get('aloud.microphone.standbySeconds') * 1000,
    });
  }

  #inOrder(): readonly MicrophoneName[] {
    const { page, isRemote } = this.#props;
    if (!page) return HERE;
    return isRemote ? ['browser', ...HERE] : [...HERE, 'browser'];
  }

  #means(settings: Settings, device = settings.get('aloud.microphone.device')): MicrophoneMeans {
    const { environment, log, programs, page } = this.#props;
    return { settings, device, environment, log, recorder: programs.recorder, page };
  }
}
