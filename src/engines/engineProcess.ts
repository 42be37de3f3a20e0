/**
 * A program of its own that runs a model: native or WebAssembly code that may crash, a busy core and hundreds of megabytes
 * belong outside of the editor. It is told by messages (`protocol.ts`) what to do, one thing at a time, and answers each.
 * It ends when whoever started it is gone, and after a failure: what an engine is worth then nobody knows.
 */
import { endWithParent } from '../processes/endWithParent.ts';
import { failedWith, parseToEngine, type ToEngine } from './protocol.ts';

/** A loaded model that hears. */
export interface Ears {
  /** `samples` between -1 and 1, mono, at 16 kHz. Throws what the engine throws. */
  hear(samples: Float32Array): string;
}

let ears: Promise<Ears> | undefined;

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
    if (ears) throw new Error('A model is loaded already.');
    const { loadMoonshine } = await import('./moonshine.ts');
    ears = loadMoonshine(request);
    await ears;
    process.send?.({ type: 'loaded' });
    return;
  }
  if (!ears) throw new Error('No model is loaded.');
  process.send?.({ type: 'heard', text: (await ears).hear(Float32Array.from(request.samples, each => each / 32_768)) });
}

function fail(thrown: unknown): void {
  process.send?.(failedWith(thrown), () => process.exit(1));
}
