/**
 * A program of its own that runs a model: native or WebAssembly code that may crash, a busy core and hundreds of megabytes
 * belong outside of the editor. It is told by messages (`protocol.ts`) what to do, one thing at a time, and answers each.
 * It ends when whoever started it is gone, and after a failure: what an engine is worth then nobody knows.
 */
import { endWithParent } from '../processes/endWithParent.ts';
import { packedPart } from './nativePart.ts';
import { type FromEngine, failedWith, type HearingHints, parseToEngine, type ToEngine } from './protocol.ts';

/** A loaded model that hears. */
export interface Ears {
  /** `samples` between -1 and 1, mono, at 16 kHz. Throws what the engine throws. */
  hear(samples: Float32Array, hints: HearingHints): string | Promise<string>;
  /** What hears an utterance while it goes on; absent where the engine cannot. */
  follow?(): Following;
}

/** An utterance that is heard while it goes on. Throws what the engine throws. */
export interface Following {
  /** As `hear` takes them. In a pause it hears all that was added so far. */
  add(samples: Float32Array, isPause: boolean, hints: HearingHints): SoFar;
  /** What was heard of all of it. */
  end(): string;
  /** Lets go of what it holds; may be called twice. */
  close(): void;
}

/** What was heard: what stays, and what may change yet. */
export interface SoFar {
  readonly settled: string;
  readonly tail: string;
}

/** A loaded model that speaks. */
export interface Mouth {
  /** s16le mono at OUTPUT_RATE_HZ. Throws what the engine throws. */
  say(text: string, speaker: number, speed: number): Promise<Int16Array>;
}

/** Of the kinds of models that sherpa-onnx knows. */
const VOICES: ReadonlySet<string> = new Set(['piper', 'kitten', 'kokoro']);

/** So many utterances go on at once; who opens more has forgotten the oldest. */
const MOST_UTTERANCES = 4;

let loaded: Promise<Ears | Mouth> | undefined;
const utterances = new Map<number, Following>();

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
    send({ type: 'heard', text: await model.hear(floats(request.samples), request) });
  } else if (request.type === 'add' && 'hear' in model) {
    const { utterance, samples, isPause } = request;
    send({ type: 'so-far', ...following(model, utterance).add(floats(samples), isPause, request) });
  } else if (request.type === 'end') {
    const ending = utterances.get(request.utterance);
    send({ type: 'heard', text: (request.isWanted && ending?.end()) || '' });
    ending?.close();
    utterances.delete(request.utterance);
  } else if (request.type === 'say' && 'say' in model)
    send({ type: 'said', samples: await model.say(request.text, request.speaker, request.speed) });
  else throw new Error('The model is not made for that.');
}

async function load(request: Extract<ToEngine, { type: 'load' }>): Promise<Ears | Mouth> {
  if (request.engine === 'moonshine') return (await import('./moonshine.ts')).loadMoonshine(request);
  // Where it is built its libraries are in the package, compressed; sources have them among what npm installed.
  const [, program = ''] = process.argv;
  if (program.endsWith('.cjs'))
    await (await import('./nativeLibraries.ts')).layLibraries(packedPart(program), request.libraries);
  if (VOICES.has(request.variant)) return (await import('./sherpaVoice.ts')).loadSherpaVoice(request);
  return (await import('./sherpaEars.ts')).loadSherpaEars(request);
}

/** The utterance of that number, which begins where there is none. */
function following(ears: Ears, utterance: number): Following {
  const known = utterances.get(utterance);
  if (known) return known;
  const begun = ears.follow?.();
  if (!begun) throw new Error('The model hears nothing while it is said.');
  utterances.set(utterance, begun);
  for (const [oldest, forgotten] of [...utterances].slice(0, -MOST_UTTERANCES)) {
    utterances.delete(oldest);
    forgotten.close();
  }
  return begun;
}

function floats(samples: Int16Array): Float32Array {
  return Float32Array.from(samples, each => each / 32_768);
}

function send(answer: FromEngine): void {
  process.send?.(answer);
}

function fail(thrown: unknown): void {
  process.send?.(failedWith(thrown), () => process.exit(1));
}
