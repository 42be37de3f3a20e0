import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  type LoadModuleOptions,
  ModelArch,
  type Stream,
  TranscribeFlags,
  Transcriber,
  type Transcript,
} from '@moonshine-ai/moonshine-wasm';
import { entryOf } from '../common/entryOf.ts';
import { packedPath, readPacked } from '../common/packed.ts';
import type { Ears, Following, SoFar } from './engineProcess.ts';
import { explained, listenToCore, orExplained } from './moonshineErrors.ts';
import type { ToEngine } from './protocol.ts';

interface Variant {
  readonly arch: ModelArch;
  /** Whether it hears what is new alone, and can be told words to expect; others throw where they are told any. */
  readonly isStreaming?: true;
}

const VARIANTS: Readonly<Record<string, Variant>> = {
  base: { arch: ModelArch.Base },
  'tiny-streaming': { arch: ModelArch.TinyStreaming, isStreaming: true },
  'small-streaming': { arch: ModelArch.SmallStreaming, isStreaming: true },
};
/** More cores than this gain nothing for a sentence, and each costs memory. */
const MOST_THREADS = 4;
const RATE_HZ = 16_000;
/** Words come after so much more sound, in seconds; each time costs something, whatever there is to hear. */
const UPDATE_S = 0.25;
/** How much likelier an expected word is; over 4 they are heard where nobody said them. */
const BOOST = '2.0';

/**
 * Moonshine in WebAssembly. It is given all its files, so that it fetches none. Throws what the engine throws: a model
 * of another build, too little memory.
 */
export async function loadMoonshine({ variant, files }: Extract<ToEngine, { type: 'load' }>): Promise<Ears> {
  const kind = entryOf(VARIANTS, variant);
  if (kind === undefined) throw new Error(`Moonshine has no architecture ${variant}.`);
  // It starts a thread for each core that it is told of.
  const navigator = { hardwareConcurrency: Math.min(availableParallelism(), MOST_THREADS) };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  const read = Object.entries(files).map(async ([name, path]) => [name, new Uint8Array(await readFile(path))] as const);
  const given = new Map(await Promise.all(read));
  listenToCore();
  const transcriber = await Transcriber.load({
    files: given,
    moduleOptions: await unpacked(),
    modelArch: kind.arch,
    ...(kind.isStreaming && { options: { keyterm_boost: BOOST, transcription_interval: String(UPDATE_S) } }),
  }).catch(thrown => {
    throw explained(thrown);
  });
  let told = '';
  /** They can change while someone speaks: what was written stays as it is. */
  const tell = (words: readonly string[]) => {
    if (!kind.isStreaming || words.join() === told) return;
    transcriber.setKeyterms([...words]);
    told = words.join();
  };
  return {
    hear: (samples, { hotWords }) =>
      orExplained(() => {
        tell(hotWords);
        return textOf(transcriber.transcribe(samples, { sampleRate: RATE_HZ }));
      }),
    follow: () => followed(transcriber.createStream({ updateInterval: UPDATE_S }), tell),
  };
}

/** The package has it compressed beside this program, and its script would look for it as it is. */
async function unpacked(): Promise<LoadModuleOptions> {
  const packed = packedPath(fileURLToPath(new URL('./moonshine.wasm', import.meta.url)));
  if (!packed) return {};
  const wasmBinary = await readPacked(packed);
  const { default: make } = await import('@moonshine-ai/moonshine-wasm/moonshine.mjs');
  return { factory: args => make({ ...args, wasmBinary }) };
}

function followed(stream: Stream, tell: (words: readonly string[]) => void): Following {
  stream.start();
  return {
    add: (samples, isPause, { hotWords }) =>
      orExplained(() => {
        tell(hotWords);
        stream.addAudio(samples, RATE_HZ);
        return soFar(stream.transcribe(isPause ? TranscribeFlags.ForceUpdate : TranscribeFlags.None));
      }),
    end: () =>
      orExplained(() => {
        stream.stop();
        // It was heard to its end just before: this tells that again.
        return textOf(stream.transcribe());
      }),
    close: () => stream.close(),
  };
}

/** Lines that are complete stay; the engine completes one where somebody pauses for long. */
function soFar({ lines }: Transcript): SoFar {
  const open = lines.findIndex(({ isComplete }) => !isComplete);
  const settled = open < 0 ? lines : lines.slice(0, open);
  return { settled: textOf({ lines: settled }), tail: textOf({ lines: lines.slice(settled.length) }) };
}

function textOf({ lines }: Transcript): string {
  return lines
    .map(({ text }) => text.trim())
    .join(' ')
    .trim();
}
