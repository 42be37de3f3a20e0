import type { AloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { VoiceName } from '../common/settings/backendNames.ts';
import type { Choice } from '../common/settings/choice.ts';
import type { SettingName } from '../common/settings/settings.ts';
import type { Engine } from '../engines/engine.ts';
import type { ModelFolder } from '../engines/modelFolder.ts';
import { type Message, message } from '../messages/message.ts';
import type { OpenAIAccess } from '../openai/requests/request.ts';
import { LocalVoice } from '../speak/voices/localVoice.ts';
import { OpenAIVoice } from '../speak/voices/openaiVoice.ts';
import { SecretFreeVoice } from '../speak/voices/secretFreeVoice.ts';
import { SystemVoice } from '../speak/voices/systemVoice.ts';
import type { NamedVoice, Style, Voice } from '../speak/voices/voice.ts';
import { type Backend, type Candidate, firstFailure, insteadOf, isNobodyThere, nothingMissing } from './backend.ts';
import { FirstThatWorks } from './firstThatWorks.ts';
import { localVoices } from './localVoices.ts';

export interface VoiceMeans {
  readonly access: OpenAIAccess;
  readonly environment: NodeJS.ProcessEnv;
  /** Which of the system's voices; '' for the usual one. */
  readonly systemVoice: () => string;
  /** What speaks on this machine, and which of the voices in its model. */
  readonly local: { readonly engine: Engine; readonly speaker: string };
  readonly models: ModelFolder;
}

export const VOICES: Readonly<Record<VoiceName, Backend<Voice, VoiceMeans>>> = {
  openai: {
    label: message('stages.server'),
    goesTo: 'server',
    make: ({ access }) => new SecretFreeVoice(new OpenAIVoice(access)),
    missing: nothingMissing,
    leaves: isNobodyThere,
  },
  local: {
    label: message('stages.local-voice'),
    goesTo: 'nowhere',
    make: ({ local, models }) => new SecretFreeVoice(new LocalVoice({ ...local, voices: () => localVoices(models) })),
    missing: (_voice, { local }) => local.engine.missing(),
    leaves: ({ code }) => code === 'unsupported' || code === 'timed-out',
  },
  system: {
    label: message('stages.system-voice'),
    goesTo: 'nowhere',
    make: ({ environment, systemVoice }) => new SecretFreeVoice(new SystemVoice({ environment, voice: systemVoice })),
    missing: (_voice, { environment }) => new SystemVoice({ environment }).missing(),
    leaves: () => false,
  },
};

/** The setting that names one of a backend's voices. */
export const VOICE_SETTINGS = {
  openai: 'aloud.speech.voice',
  local: 'aloud.speech.localVoice',
  system: 'aloud.speech.systemVoice',
} as const satisfies Readonly<Record<VoiceName, SettingName>>;

/** A backend's voices, for whoever chooses among them. */
export interface VoiceList {
  readonly backend: VoiceName;
  readonly label: Message;
  readonly setting: (typeof VOICE_SETTINGS)[VoiceName];
  /** Throws what keeps them from being listed. */
  voices(signal: AbortSignal): Promise<readonly NamedVoice[]>;
}

/** The first voice that speaks; for the rest of an answer there is one voice. */
export class AutoVoice implements Voice {
  readonly #candidates: readonly [Candidate<Voice>, ...Candidate<Voice>[]];
  readonly #first: FirstThatWorks<Voice, Uint8Array>;

  /** `progress` hears who speaks where the model is gone that the user wants. */
  constructor(
    candidates: readonly [Candidate<Voice>, ...Candidate<Voice>[]],
    log: Log,
    progress: (says: Message) => void = () => {},
  ) {
    this.#candidates = candidates;
    const chose = ({ name }: Voice, failures: readonly AloudError[]) => {
      const says = insteadOf(failures, name);
      if (says) progress(says);
    };
    this.#first = new FirstThatWorks({ candidates, log, remembers: true, chose, none: firstFailure });
  }

  get name(): string {
    return (this.#first.chosen ?? this.#candidates[0].part).name;
  }

  get choice(): Choice | undefined {
    return this.#first.choice;
  }

  get label(): Message | undefined {
    return (this.#first.chosen ?? this.#candidates[0].part).label;
  }

  /** No more at a time than all of them can. */
  get maxLength(): number {
    return Math.min(...this.#candidates.map(({ part }) => part.maxLength));
  }

  /** Only whoever spoke last: who will speak is not known before. */
  async warm(): Promise<void> {
    await this.#first.chosen?.warm?.();
  }

  speak(text: string, style: Style, signal: AbortSignal): AsyncIterable<Uint8Array> {
    return this.#first.ask(voice => voice.speak(text, style, signal), signal);
  }
}
