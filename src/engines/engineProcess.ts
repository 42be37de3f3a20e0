/**
 * A program of its own that runs a model: native or WebAssembly code that may crash, a busy core and hundreds of megabytes
 * belong outside of the editor. It is told by messages (`protocol.ts`) what to do, one thing at a time, and answers each.
 * It ends when whoever started it is gone, and after a failure: what an engine is worth then nobody knows.
 */
import { endWithParent } from '../processes/endWithParent.ts';
import { type FromEngine, failedWith, type HearingHints, parseToEngine, type ToEngine } from './protocol.ts';

/** A loaded model that hears. */
export interface Ears {
  /** `samples` between -1 and 1, mono, at 16 kHz. Throws what the engine throws. */
  hear(samples: Float32Array, hints: HearingHints): string | Promise<string>;
}

/** A loaded model that speaks. */
export interface Mouth {
  /** s16le mono at OUTPUT_RATE_HZ. Throws what the engine throws. */
  say(text: string, speaker: number, speed: number): Promise<Int16Array>;
}

/** Of the kinds of models that sherpa-onnx knows. */
const VOICES: ReadonlySet<string> = new Set(['piper', 'kitten', 'kokoro']);

let loaded: Promise<Ears | Mouth> | undefined;

endWithParent();
// One of the engine's threads, for one.
process.on('uncaughtException', fail);
process.on('message', (message: unknown) => {
  const request = parseToEngine(message);
  if (request) void answer(request).catch(fail);
  else fail(new Error('No request of this protocol.'));
});

async function answer(request: ToEngine): Promise<void> {
  if (request.type === 'load') {
    if (loaded) throw new Error('A model is loaded already.');
    loaded = load(request);
    await loaded;
    send({ type: 'loaded' });
    return;
  }
  const model = await loaded;
  if (!model) throw new Error('No model is loaded.');
  if (request.type === 'hear' && 'hear' in model) {
    const text = await model.hear(
      Float32Array.from(request.samples, each => each / 32_768),
      request,
    );
    send({ type: 'heard', text });
  } else if (request.type === 'say' && 'say' in model)
    send({ type: 'said', samples: await model.say(request.text, request.speaker, request.speed) });
  else throw new Error('The model is not made for that.');
}

async function load(request: Extract<ToEngine, { type: 'load' }>): Promise<Ears | Mouth> {
  if (request.engine === 'moonshine') return (await import('./moonshine.ts')).loadMoonshine(request);
  if (VOICES.has(request.variant)) return (await import('./sherpaVoice.ts')).loadSherpaVoice(request);
  return (await import('./sherpaEars.ts')).loadSherpaEars(request);
}

function send(answer: FromEngine): void {
  process.send?.(answer);
}

function fail(thrown: unknown): void {
  process.send?.(failedWith(thrown), () => process.exit(1));
}
