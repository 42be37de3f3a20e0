import { orCancelled } from '../common/async/orCancelled.ts';
import { AloudError, throwIfAborted } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import { type Message, message } from '../messages/message.ts';
import { Followed } from './followed.ts';
import type { Model } from './model.ts';
import type { ModelFolder } from './modelFolder.ts';
import { MODELS, type ModelName } from './models.ts';
import { canRun, PLATFORM } from './nativePart.ts';
import { type HearingHints, NO_HINTS } from './protocol.ts';
import { Running } from './running.ts';

/** After so long without work, in ms, the process is let go with all its memory: loading it again takes seconds. */
export const IDLE_MS = 5 * 60_000;
/** A model is read from the disk and made ready within this, in ms, also on a slow and busy machine. */
const LOAD_MS = 120_000;
/** What is heard takes at most so many ms, and so many for each ms of sound. */
const HEAR_MS = 20_000;
const HEAR_PER_MS = 10;
const SAMPLES_PER_MS = 16;
/** What is said takes at most so many ms, and so many for each UTF-16 unit of text. */
const SAY_MS = 20_000;
const SAY_PER_UNIT = 200;

export interface EngineProps {
  /** The best first: the first that is there is taken. */
  readonly models: readonly [ModelName, ...ModelName[]];
  readonly folder: ModelFolder;
  /** The built `engineProcess`, by path. */
  readonly program: string;
  /** The folder that the native libraries of a package are laid into; none if absent, as for sources, which have them as they are. */
  readonly libraries?: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly idleMs?: number;
}

/**
 * A model that runs in a process of its own, which is started at the first use, let go when nobody uses it for a while, and started
 * anew at the next use, also after it failed. What it is asked is done one after the other.
 */
export class Engine {
  readonly #props: EngineProps;
  #running: Running | undefined;
  /** Settles when all is done that was asked before. Never rejects. */
  #before: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  /** Of the model that is loaded. */
  #speakers: readonly string[] = [];

  constructor(props: EngineProps) {
    this.#props = props;
  }

  /** Undefined if there is a model to start with; else one sentence that says what is missing. */
  async missing(): Promise<Message | undefined> {
    const found = await this.#found();
    return typeof found === 'string' ? undefined : found;
  }

  /** The model that it takes; undefined where there is none to start with. */
  async model(): Promise<ModelName | undefined> {
    const found = await this.#found();
    return typeof found === 'string' ? found : undefined;
  }

  /** Of its process, while there is one. */
  get pid(): number | undefined {
    return this.#running?.isOver === false ? this.#running.pid : undefined;
  }

  /** Makes ready what `hear` needs. Throws `unsupported` where the model is missing or does not work, and `timed-out`. */
  async load(): Promise<void> {
    await this.#inTurn(() => this.#ready());
  }

  /**
   * What is said in s16le mono at 16 kHz; '' for nothing. Throws `unsupported` where the model is missing, does not work or
   * its process crashes or is killed, `timed-out` and `cancelled`. What was begun is finished, though nobody waits for it
   * any more.
   */
  async hear(samples: Int16Array, signal: AbortSignal, hints: HearingHints = NO_HINTS): Promise<string> {
    throwIfAborted(signal);
    const heard = this.#inTurn(async () => {
      throwIfAborted(signal);
      const running = await this.#ready();
      const limitMs = HEAR_MS + (samples.length / SAMPLES_PER_MS) * HEAR_PER_MS;
      return running.ask({ type: 'hear', samples, ...hints }, 'heard', limitMs);
    });
    return (await orCancelled(heard, signal)).text;
  }

  /** What hears an utterance while it goes on, where the model that is there can; else undefined. */
  async live(): Promise<Followed | undefined> {
    const name = await this.#found();
    const model: Model | undefined = typeof name === 'string' ? MODELS[name] : undefined;
    return model?.isLive && new Followed({ inTurn: work => this.#inTurn(work), ready: () => this.#ready() });
  }

  /**
   * What a text sounds like: s16le mono at OUTPUT_RATE_HZ. A `speaker` is one of the model's, by name; any other is its
   * first. Throws as `hear`.
   */
  async say(text: string, how: { readonly speaker: string; readonly speed: number }, signal: AbortSignal) {
    throwIfAborted(signal);
    const said = this.#inTurn(async () => {
      throwIfAborted(signal);
      const running = await this.#ready();
      const speaker = Math.max(0, this.#speakers.indexOf(how.speaker));
      return running.ask({ type: 'say', text, speaker, speed: how.speed }, 'said', SAY_MS + text.length * SAY_PER_UNIT);
    });
    return (await orCancelled(said, signal)).samples;
  }

  /** Lets the process go; who waits for it is told `cancelled`. It is started again when it is next asked. */
  close(): void {
    clearTimeout(this.#idle);
    this.#running?.close();
    this.#running = undefined;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#before.then(() => {
      clearTimeout(this.#idle);
      return work();
    });
    this.#before = done.then(
      () => this.#rest(),
      () => this.#rest(),
    );
    return done;
  }

  async #ready(): Promise<Running> {
    const { folder, program, libraries = '', environment, log } = this.#props;
    if (this.#running?.isOver === false) return this.#running;
    const name = await this.#found();
    if (typeof name !== 'string') throw notThere(name);
    const { label, speakers = [] }: Model = MODELS[name];
    const { engine, variant } = this.#runs(name) as Model['engines'][number];
    const began = performance.now();
    const running = new Running({ program, label, environment, log });
    this.#running = running;
    this.#speakers = speakers;
    await running.ask({ type: 'load', engine, variant, files: folder.filesOf(name), libraries }, 'loaded', LOAD_MS);
    log.info(`${label} is loaded, in ${Math.round(performance.now() - began)} ms.`);
    return running;
  }

  /** The first model that is there, of those that can run here; else what is missing. */
  async #found(): Promise<ModelName | Message> {
    const { models, folder } = this.#props;
    const [first, ...more] = models.filter(name => this.#runs(name));
    if (first) return folder.firstOf([first, ...more]);
    return message('engines.no-native', { model: MODELS[models[0]].label, platform: PLATFORM });
  }

  #runs(name: ModelName): Model['engines'][number] | undefined {
    const { engines }: Model = MODELS[name];
    return engines.find(({ engine }) => canRun(engine, this.#props.program));
  }

  /** From here on nobody uses it. */
  #rest(): void {
    const { idleMs = IDLE_MS, log } = this.#props;
    clearTimeout(this.#idle);
    if (this.pid === undefined) return;
    this.#idle = setTimeout(() => {
      log.info('A model is let go: nobody has used it for a while.');
      this.close();
    }, idleMs).unref();
  }
}

function notThere(missing: Message): AloudError {
  return new AloudError({
    code: 'unsupported',
    message: missing,
    remedies: ['fetch-models', 'open-settings'],
    setting: 'aloud.models.folder',
  });
}
