import type { AloudError, ErrorCode } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { VoiceName } from '../common/settings/backendNames.ts';
import type { Choice } from '../common/settings/choice.ts';
import type { SettingName } from '../common/settings/settings.ts';
import type { Engine } from '../engines/engine.ts';
import type { ModelFolder } from '../engines/modelFolder.ts';
import { MODELS } from '../engines/models.ts';
import { type Message, message } from '../messages/message.ts';
import type { OpenAIAccess } from '../openai/requests/request.ts';
import { LocalVoice } from '../speak/voices/localVoice.ts';
import { OpenAIVoice } from '../speak/voices/openaiVoice.ts';
import type { KeptConnection } from '../speak/voices/realtime/keptConnection.ts';
import { RealtimeVoice } from '../speak/voices/realtime/realtimeVoice.ts';
import { SecretFreeVoice } from '../speak/voices/secretFreeVoice.ts';
import { SystemVoice } from '../speak/voices/systemVoice.ts';
import { Unsaid } from '../speak/voices/unsaid.ts';
import type { NamedVoice, Style, Voice } from '../speak/voices/voice.ts';
import {
  type Backend,
  type Candidate,
  candidate,
  firstFailure,
  insteadOf,
  isNobodyThere,
  nothingMissing,
} from './backend.ts';
import { FirstThatWorks } from './firstThatWorks.ts';
import { localVoices, speaksIn } from './localVoices.ts';

/** Another voice says the same; what is wrong with a key or a setting is told. */
const LOST: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(['unreachable', 'timed-out', 'busy', 'server-failed', 'bad-reply', 'model-gone'] as const),
]);

export interface VoiceMeans {
  readonly access: OpenAIAccess;
  /** Holds a Realtime connection from one text to the next. */
  readonly kept: KeptConnection;
  readonly environment: NodeJS.ProcessEnv;
  /** Which of the system's voices; '' for the usual one. */
  readonly systemVoice: () => string;
  /** What answers come in, as a BCP 47 tag. */
  readonly language: () => string;
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
  realtime: {
    label: message('stages.realtime'),
    goesTo: 'server',
    make: ({ access, kept }) => new SecretFreeVoice(new RealtimeVoice(access, kept)),
    missing: nothingMissing,
    leaves: failure => failure instanceof Unsaid || LOST.has(failure.code),
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
    make: means => new SecretFreeVoice(systemVoice(means)),
    missing: (_voice, means) => systemVoice(means).missing(),
    leaves: () => false,
  },
};

/** The setting that names one of a backend's voices. */
export const VOICE_SETTINGS = {
  openai: 'aloud.speech.voice',
  realtime: 'aloud.speech.voice',
  local: 'aloud.speech.localVoice',
  system: 'aloud.speech.systemVoice',
} as const satisfies Readonly<Record<VoiceName, SettingName>>;

type Candidates = readonly [Candidate<Voice>, ...Candidate<Voice>[]];

/**
 * The voices of this machine. A model's comes first, but where the user has chosen none (`isChosen`), it is of another
 * language than the answers, and the system has a voice of theirs.
 */
export function onThisMachine(means: VoiceMeans, isChosen: boolean): Candidates {
  const { local, language } = means;
  const system = systemVoice(means);
  const model = candidate(VOICES.local, means);
  const missing = async () => {
    const taken = await local.engine.model();
    const isPassedOver =
      taken !== undefined && !isChosen && !speaksIn(taken, language()) && (await system.speaks(language()));
    return isPassedOver ? message('stages.another-language', { model: MODELS[taken].label }) : model.missing();
  };
  // The same that was asked: what it has found out, it knows.
  return [
    { ...model, missing },
    { ...candidate(VOICES.system, means), part: new SecretFreeVoice(system) },
  ];
}

function systemVoice({ environment, systemVoice: voice, language }: VoiceMeans): SystemVoice {
  return new SystemVoice({ environment, voice, language });
}

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
  readonly #candidates: Candidates;
  readonly #first: FirstThatWorks<Voice, Uint8Array>;
  readonly #log: Log;
  /** What speaks instead of one that broke off. */
  #others: AutoVoice | undefined;

  /** `progress` hears who speaks where the model is gone that the user wants. */
  constructor(candidates: Candidates, log: Log, progress: (says: Message) => void = () => {}) {
    this.#candidates = candidates;
    this.#log = log;
    const chose = ({ name }: Voice, failures: readonly AloudError[]) => {
      const says = insteadOf(failures, name);
      if (says) progress(says);
    };
    this.#first = new FirstThatWorks({ candidates, log, remembers: true, chose, none: firstFailure });
  }

  get name(): string {
    return this.#others?.name ?? this.#speaking.name;
  }

  get choice(): Choice | undefined {
    return this.#others?.choice ?? this.#first.choice;
  }

  get label(): Message | undefined {
    return this.#others?.label ?? this.#speaking.label;
  }

  /** No more at a time than all of them can. */
  get maxLength(): number {
    return Math.min(...this.#candidates.map(({ part }) => part.maxLength));
  }

  /** Whoever spoke last, or is asked first. */
  async warm(): Promise<void> {
    await this.#speaking.warm?.();
  }

  async *speak(text: string, style: Style, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#others) return yield* this.#others.speak(text, style, signal);
    try {
      yield* this.#first.ask(voice => voice.speak(text, style, signal), signal);
    } catch (thrown) {
      const [next, ...rest] = this.#candidates.slice(this.#at + 1);
      if (!(thrown instanceof Unsaid) || !next) throw thrown;
      this.#log.info(`${this.#speaking.name} broke off (${thrown.code}): ${thrown.message}`);
      this.#others ??= new AutoVoice([next, ...rest], this.#log);
      yield* this.#others.speak(thrown.rest, style, signal);
    }
  }

  get #speaking(): Voice {
    return this.#first.chosen ?? this.#candidates[0].part;
  }

  get #at(): number {
    return this.#candidates.findIndex(({ part }) => part === this.#speaking);
  }
}
