/**
 * Moonshine by nothing but an engine's own package, to compare with: told by messages where its files are and then what to
 * hear, it answers how long hearing took, in ms.
 */
import { readFileSync } from 'node:fs';

import { join } from 'node:path';
import { ModelArch, Transcriber } from '@moonshine-ai/moonshine-wasm';
import { threads } from '../../../src/engines/sherpaThreads.ts';

const NAMES = ['encoder_model.ort', 'decoder_model_merged.ort', 'tokenizer.bin'];
const RATE_HZ = 16_000;
let hear: ((samples: Float32Array) => Promise<unknown>) | undefined;

type Message = { readonly folder: string; readonly isNative: boolean } | { readonly samples: Int16Array };

process.on('disconnect', () => process.exit(0));
process.on('message', async (message: Message) => {
  if ('folder' in message) {
    hear = await (message.isNative ? native(message.folder) : wasm(message.folder));
    process.send?.(0);
    return;
  }
  const samples = Float32Array.from(message.samples, each => each / 32_768);
  const from = performance.now();
  await hear?.(samples);
  process.send?.(performance.now() - from);
});

async function wasm(folder: string) {
  const files = new Map(NAMES.map(name => [name, new Uint8Array(readFileSync(join(folder, name)))]));
  const transcriber = await Transcriber.load({ files, modelArch: ModelArch.Base });
  return async (samples: Float32Array) => transcriber.transcribe(samples, { sampleRate: RATE_HZ });
}

/** Its folder has the tokens as sherpa-onnx reads them, too. */
async function native(folder: string) {
  const { default: sherpa } = await import('sherpa-onnx-node');
  const recogniser = await sherpa.OfflineRecognizer.createAsync({
    featConfig: { sampleRate: RATE_HZ, featureDim: 80 },
    modelConfig: {
      moonshine: { encoder: join(folder, NAMES[0] as string), mergedDecoder: join(folder, NAMES[1] as string) },
      tokens: join(folder, 'tokens.txt'),
      ...threads(),
    },
  });
  return (samples: Float32Array) => {
    const stream = recogniser.createStream();
    stream.acceptWaveform({ samples, sampleRate: RATE_HZ });
    return recogniser.decodeAsync(stream);
  };
}
