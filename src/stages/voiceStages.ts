import type { AloudError } from '../common/errors.ts';
import type { Health } from '../common/health.ts';
import type { Log } from '../common/log.ts';
import { VOICE_NAMES } from '../common/settings/backendNames.ts';
import type { Settings } from '../common/settings/settings.ts';
import type { Message } from '../messages/message.ts';
import type { OpenAIAccess } from '../openai/requests/request.ts';
import type { Player } from '../speak/players/player.ts';
import { Speaker } from '../speak/speaker.ts';
import { Speaking } from '../speak/speaking.ts';
import { KeptConnection } from '../speak/voices/realtime/keptConnection.ts';
import { realtimeModel, speaksRealtime } from '../speak/voices/realtime/realtimeModels.ts';
import type { Voice } from '../speak/voices/voice.ts';
import { candidate } from './backend.ts';
import type { LocalEngines } from './localEngines.ts';
import { answersIn } from './localVoices.ts';
import { AutoVoice, onThisMachine, VOICE_SETTINGS, VOICES, type VoiceList, type VoiceMeans } from './voices.ts';
import { WatchedVoice } from './watched.ts';

export interface VoiceStagesProps {
  readonly settings: Settings;
  readonly access: OpenAIAccess;
  readonly engines: LocalEngines;
  readonly environment: NodeJS.ProcessEnv;
  /** Hears what comes of the voices. */
  readonly health?: Health | undefined;
  readonly log: Log;
  /** Says in passing that something takes longer. */
  readonly progress: (says: Message) => void;
}

/** What speaks, as the settings are now. */
export class VoiceStages {
  /** What is said, and was said last. */
  readonly speaking = new Speaking();
  readonly #props: VoiceStagesProps;
  readonly #sockets = new KeptConnection();

  constructor(props: VoiceStagesProps) {
    this.#props = props;
  }

  dispose(): void {
    this.#sockets.close();
  }

  voice(): Voice {
    const { health } = this.#props;
    const voice = this.#voice();
    return health ? new WatchedVoice(voice, health) : voice;
  }

  #voice(): Voice {
    const { settings, log, progress } = this.#props;
    const means = this.#speaking();
    const name = settings.get('aloud.speech.backend');
    if (name !== 'auto' && name !== 'realtime') return VOICES[name].make(means);
    const { openai, realtime } = VOICES;
    const onHere = onThisMachine(means, settings.get('aloud.speech.localVoice') !== '');
    const model = settings.get('aloud.speech.model');
    if (name === 'realtime' || speaksRealtime(model))
      return new AutoVoice([candidate(realtime, means), ...onHere], log, progress);
    // OpenAI's way on for its models of speech; whatever is wrong with it, a voice on this machine may speak.
    const instead = {
      ...candidate(realtime, means),
      leaves: () => true,
      follows: (failures: readonly AloudError[]) =>
        realtimeModel(model) !== model && failures.some(({ code }) => code === 'model-gone'),
    };
    return new AutoVoice([candidate(openai, means), instead, ...onHere], log, progress);
  }

  /** The voices that can be chosen, by backend, of those that speak as it is set. */
  voiceLists(): readonly VoiceList[] {
    const means = this.#speaking();
    const set = this.#props.settings.get('aloud.speech.backend');
    // A server has one list, whichever way it speaks.
    const all = VOICE_NAMES.filter(each => each !== 'realtime');
    return (set === 'auto' ? all : [set]).map(backend => ({
      backend,
      label: VOICES[backend].label,
      setting: VOICE_SETTINGS[backend],
      voices: async signal => (await VOICES[backend].make(means).voices?.(signal)) ?? [],
    }));
  }

  /** What speaks, through a player or, without one, not at all. */
  speaker(player: Player | undefined): Speaker {
    const { settings, log } = this.#props;
    const style = () => ({
      instructions: settings.get('aloud.speech.instructions') || undefined,
      speed: settings.get('aloud.speech.speed'),
    });
    const speaker = new Speaker({ voice: this.voice(), player, style, log, speaking: this.speaking });
    // While someone still speaks; what cannot be loaded is told when it is needed.
    speaker.warm().catch(() => {});
    return speaker;
  }

  #speaking(): VoiceMeans {
    const { access, engines, environment, settings } = this.#props;
    return {
      ...{ access, environment },
      kept: this.#sockets,
      systemVoice: () => settings.get('aloud.speech.systemVoice'),
      language: () => answersIn(settings),
      local: engines.voice,
      models: engines.folder,
    };
  }
}
