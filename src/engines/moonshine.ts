import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { ModelArch, Transcriber } from '@moonshine-ai/moonshine-wasm';
import { entryOf } from '../common/entryOf.ts';
import type { Ears } from './engineProcess.ts';
import type { ToEngine } from './protocol.ts';

const VARIANTS: Readonly<Record<string, ModelArch>> = {
  base: ModelArch.Base,
  'tiny-streaming': ModelArch.TinyStreaming,
  'small-streaming': ModelArch.SmallStreaming,
};
/** More cores than this gain nothing for a sentence, and each costs memory. */
const MOST_THREADS = 4;
const RATE_HZ = 16_000;

/**
 * Moonshine in WebAssembly. It is given all its files, so that it fetches none. Throws what the engine throws: a model
 * of another build, too little memory.
 */
export async function loadMoonshine({ variant, files }: Extract<ToEngine, { type: 'load' }>): Promise<Ears> {
  const modelArch = entryOf(VARIANTS, variant);
  if (modelArch === undefined) throw new Error(`Moonshine has no architecture ${variant}.`);
  // It starts a thread for each core that it is told of.
  const navigator = { hardwareConcurrency: Math.min(availableParallelism(), MOST_THREADS) };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  const read = Object.entries(files).map(async ([name, path]) => [name, new Uint8Array(await readFile(path))] as const);
  const transcriber = await Transcriber.load({ files: new Map(await Promise.all(read)), modelArch });
  return {
    hear: samples => {
      const { lines } = transcriber.transcribe(samples, { sampleRate: RATE_HZ });
      return lines
        .map(({ text }) => text.trim())
        .join(' ')
        .trim();
    },
  };
}
