import type { Log } from '../common/log.ts';
import type { Settings } from '../common/settings/settings.ts';
import { Engine } from '../engines/engine.ts';
import { ModelFolder } from '../engines/modelFolder.ts';
import type { ModelName } from '../engines/models.ts';
import { Kept } from './kept.ts';
import { answersIn, wantedVoice } from './localVoices.ts';

type Models = readonly [ModelName, ...ModelName[]];

/** The models of each recogniser, the best first. */
const EARS = {
  moonshine: ['moonshine-small-streaming-en', 'moonshine-base-en', 'moonshine-tiny-streaming-en'],
  parakeet: ['parakeet-tdt-v3'],
  whisper: ['whisper-small-onnx', 'whisper-base-onnx'],
} as const satisfies Record<string, Models>;

/** Who hears by a model; undefined where it is for no ears. */
export function hearsBy(model: ModelName): keyof typeof EARS | undefined {
  const names = Object.keys(EARS) as (keyof typeof EARS)[];
  return names.find(name => (EARS[name] as readonly ModelName[]).includes(model));
}

export interface LocalEnginesProps {
  readonly settings: Settings;
  /** The engines' program, by path. */
  readonly program: string;
  /** Where models are where the settings name no other folder; '' for none. */
  readonly models: string;
  /** Where the native libraries of a package are laid; '' for nowhere. */
  readonly libraries: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
}

/** What runs models on this machine. Each keeps its model loaded while it is used, for as long as the settings stay the same. */
export class LocalEngines {
  readonly #props: LocalEnginesProps;
  readonly #moonshine: Kept<Engine>;
  readonly #parakeet: Kept<Engine>;
  readonly #whisper: Kept<Engine>;
  readonly #voice: Kept<{ readonly engine: Engine; readonly speaker: string }>;

  constructor(props: LocalEnginesProps) {
    this.#props = props;
    const { settings } = props;
    const kept = (models: Models) =>
      new Kept(
        settings,
        noting => this.#engineOf(models, noting),
        engine => engine.close(),
      );
    this.#moonshine = kept(EARS.moonshine);
    this.#parakeet = kept(EARS.parakeet);
    this.#whisper = kept(EARS.whisper);
    this.#voice = new Kept(
      settings,
      noting => {
        const { models, speaker } = wantedVoice(noting.get('aloud.speech.localVoice'), answersIn(noting));
        return { engine: this.#engineOf(models, noting), speaker };
      },
      ({ engine }) => engine.close(),
    );
  }

  close(): void {
    for (const ears of [this.#moonshine, this.#parakeet, this.#whisper]) ears.close();
    this.#voice.close();
  }

  get moonshine(): Engine {
    return this.#moonshine.get();
  }

  get parakeet(): Engine {
    return this.#parakeet.get();
  }

  get whisper(): Engine {
    return this.#whisper.get();
  }

  /** What speaks, and which of the voices in its model. */
  get voice(): { readonly engine: Engine; readonly speaker: string } {
    return this.#voice.get();
  }

  /** '' for none. */
  get path(): string {
    return this.#pathBy(this.#props.settings);
  }

  get folder(): ModelFolder {
    return new ModelFolder(this.path);
  }

  #pathBy(settings: Settings): string {
    return settings.get('aloud.models.folder') || this.#props.models;
  }

  #engineOf(models: Models, settings: Settings): Engine {
    const { environment, log, program, libraries } = this.#props;
    return new Engine({
      models,
      folder: new ModelFolder(this.#pathBy(settings)),
      program,
      libraries,
      environment,
      log,
    });
  }
}
