/**
 * Moonshine by nothing but its own package, to compare with: told by messages where its files are and then what to hear,
 * it answers how long hearing took, in ms.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModelArch, Transcriber } from '@moonshine-ai/moonshine-wasm';

const NAMES = ['encoder_model.ort', 'decoder_model_merged.ort', 'tokenizer.bin'];
let transcriber: Transcriber | undefined;

process.on('disconnect', () => process.exit(0));
process.on('message', async (message: { readonly folder: string } | { readonly samples: Int16Array }) => {
  if ('folder' in message) {
    const files = new Map(NAMES.map(name => [name, new Uint8Array(readFileSync(join(message.folder, name)))]));
    transcriber = await Transcriber.load({ files, modelArch: ModelArch.Base });
    process.send?.(0);
    return;
  }
  const samples = Float32Array.from(message.samples, each => each / 32_768);
  const from = performance.now();
  transcriber?.transcribe(samples, { sampleRate: 16_000 });
  process.send?.(performance.now() - from);
});
