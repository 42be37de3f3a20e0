/**
 * Silero's voice detector in a thread of its own: reading the model takes a third of a second, in which the editor must
 * not stand still. Takes `SileroRequest`s, answers each frame with a `SileroReply`.
 *
 * Silero VAD v6 (MIT), as packed by @ricky0123/vad-web: input [1, 576], of which the first 64 samples are the end of
 * the frame before; state [2, 1, 128]; sr int64.
 */
import { readFile } from 'node:fs/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';

/** What the worker is told about where its files are. */
export interface SileroFiles {
  readonly model: string;
  /** onnxruntime's `ort-wasm-simd-threaded.wasm`. */
  readonly wasm: string;
}

/** `samples` are SILERO_SAMPLES of a stream, or undefined when the stream has ended. */
export interface SileroRequest {
  readonly stream: number;
  readonly samples: Int16Array | undefined;
}

export type SileroReply =
  | { readonly ready: true }
  | { readonly stream: number; readonly probability: number }
  | { readonly failed: string };

/** The only length of frame that the model takes at 16 kHz. */
const SAMPLES = 512;
const CONTEXT = 64;
const RATE_HZ = 16_000n;

class Stream {
  #state: Tensor = new Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);
  #context = new Float32Array(CONTEXT);

  async probability(session: InferenceSession, samples: Int16Array): Promise<number> {
    const input = new Float32Array(CONTEXT + SAMPLES);
    input.set(this.#context);
    for (let i = 0; i < SAMPLES; i++) input[CONTEXT + i] = (samples[i] ?? 0) / 32768;
    this.#context = input.slice(-CONTEXT);
    const result = await session.run({
      input: new Tensor('float32', input, [1, CONTEXT + SAMPLES]),
      state: this.#state,
      sr: new Tensor('int64', BigInt64Array.of(RATE_HZ), []),
    });
    this.#state = result['stateN'] as Tensor;
    return Number((result['output'] as Tensor).data[0]);
  }
}

async function main(port: MessagePort, files: SileroFiles): Promise<void> {
  const streams = new Map<number, Stream>();
  const reply = (message: SileroReply) => port.postMessage(message);
  // More threads would only wait for one another over so small a model.
  env.wasm.numThreads = 1;
  env.wasm.wasmBinary = await readFile(files.wasm);
  const session = await InferenceSession.create(await readFile(files.model), { executionProviders: ['wasm'] });
  // One after the other: the model's state goes from frame to frame.
  let last = Promise.resolve();
  port.on('message', ({ stream, samples }: SileroRequest) => {
    if (samples === undefined) {
      streams.delete(stream);
      return;
    }
    const own = streams.get(stream) ?? new Stream();
    streams.set(stream, own);
    last = last
      .then(() => own.probability(session, samples))
      .then(
        probability => reply({ stream, probability }),
        thrown => reply({ failed: String(thrown) }),
      );
  });
  reply({ ready: true });
}

if (parentPort) {
  const port = parentPort;
  main(port, workerData as SileroFiles).catch(thrown => port.postMessage({ failed: String(thrown) }));
}
