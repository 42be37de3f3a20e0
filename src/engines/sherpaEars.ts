import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sherpa from 'sherpa-onnx-node';
import { privateFolder } from '../processes/privateFolder.ts';
import type { Ears } from './engineProcess.ts';
import type { ToEngine } from './protocol.ts';
import { tokenLines } from './sentencePiece.ts';
import { threads } from './sherpaThreads.ts';

const RATE_HZ = 16_000;

/** Ears of sherpa-onnx. Throws what the engine throws. */
export async function loadSherpaEars({ variant, files }: Extract<ToEngine, { type: 'load' }>): Promise<Ears> {
  const path = (name: string) => {
    const found = files[name];
    if (found === undefined) throw new Error(`The file ${name} is missing.`);
    return found;
  };
  if (variant !== 'moonshine') throw new Error(`There are no ears ${variant}.`);
  // What it reads is another form of what the makers publish.
  const folder = await privateFolder('tokens');
  try {
    const tokens = join(folder.path, 'tokens.txt');
    await writeFile(tokens, tokenLines(await readFile(path('tokenizer.bin'))));
    const recogniser = await sherpa.OfflineRecognizer.createAsync({
      featConfig: { sampleRate: RATE_HZ, featureDim: 80 },
      modelConfig: {
        moonshine: { encoder: path('encoder_model.ort'), mergedDecoder: path('decoder_model_merged.ort') },
        tokens,
        ...threads(),
      },
    });
    return {
      hear: async samples => {
        const stream = recogniser.createStream();
        stream.acceptWaveform({ sampleRate: RATE_HZ, samples });
        return (await recogniser.decodeAsync(stream)).text.trim();
      },
    };
  } finally {
    await folder.remove();
  }
}
