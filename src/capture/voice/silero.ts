import { Worker } from 'node:worker_threads';
import type { Log } from '../../common/log.ts';
import type { Frame } from '../microphone.ts';
import type { SileroFiles, SileroReply, SileroRequest } from './sileroWorker.ts';
import type { VoiceDetector } from './voiceDetector.ts';

/** The only length of frame that the model takes. */
const SAMPLES = 512;

export interface SileroProps extends SileroFiles {
  /** The built `sileroWorker`. */
  readonly entry: string;
  readonly log: Log;
}

/** Silero's voice detector, in one thread for any number of recordings. */
export class Silero {
  readonly #props: SileroProps;
  readonly #waiting = new Map<number, ((probability: number | Error) => void)[]>();
  #worker: Worker | undefined;
  #ready: Promise<void> | undefined;
  #isReady = false;
  #streams = 0;

  constructor(props: SileroProps) {
    this.#props = props;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Resolves when it can be used; rejects where it cannot. The first call starts the thread. */
  load(): Promise<void> {
    this.#ready ??= new Promise<void>((resolve, reject) => {
      const { entry, model, wasm, log } = this.#props;
      const worker = new Worker(entry, { workerData: { model, wasm } satisfies SileroFiles });
      this.#worker = worker;
      // An idle thread shall not keep a program alive.
      worker.unref();
      let hasFailed = false;
      const fail = (why: string) => {
        // Its end comes after its failure, and is no other.
        if (hasFailed) return;
        hasFailed = true;
        if (this.#worker === worker) log.warn(`Silero's voice detector does not work here: ${why}`);
        this.#isReady = false;
        reject(new Error(why));
        for (const answers of this.#waiting.values()) for (const answer of answers) answer(new Error(why));
        this.#waiting.clear();
      };
      worker.on('message', (reply: SileroReply) => {
        if ('ready' in reply) {
          this.#isReady = true;
          resolve();
        } else if ('failed' in reply) {
          fail(reply.failed);
        } else {
          this.#waiting.get(reply.stream)?.shift()?.(reply.probability);
        }
      });
      worker.once('error', error => fail(error.message));
      worker.once('exit', code => fail(`its thread ended with ${code}`));
    });
    // Whoever needs it asks `isReady`, or awaits.
    this.#ready.catch(() => {});
    return this.#ready;
  }

  /** For one recording. Rejects frames unless `isReady`. */
  detector(): VoiceDetector {
    const stream = ++this.#streams;
    const probabilityOf = (samples: Int16Array) => this.#ask(stream, samples);
    let rest = new Int16Array(0);
    let last = 0;
    return {
      speechProbability: async (frame: Frame) => {
        let samples = frame;
        if (rest.length > 0) {
          samples = new Int16Array(rest.length + frame.length);
          samples.set(rest);
          samples.set(frame, rest.length);
        }
        let at = 0;
        let highest: number | undefined;
        for (; at + SAMPLES <= samples.length; at += SAMPLES) {
          last = await probabilityOf(samples.slice(at, at + SAMPLES));
          highest = Math.max(highest ?? 0, last);
        }
        rest = samples.slice(at);
        return highest ?? last;
      },
      dispose: () => this.#worker?.postMessage({ stream, samples: undefined } satisfies SileroRequest),
    };
  }

  async dispose(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #ask(stream: number, samples: Int16Array): Promise<number> {
    return new Promise((resolve, reject) => {
      if (!this.#isReady || !this.#worker) {
        reject(new Error('Silero is not loaded'));
        return;
      }
      const answers = this.#waiting.get(stream) ?? [];
      answers.push(answer => (answer instanceof Error ? reject(answer) : resolve(answer)));
      this.#waiting.set(stream, answers);
      this.#worker.postMessage({ stream, samples } satisfies SileroRequest, [samples.buffer as ArrayBuffer]);
    });
  }
}
