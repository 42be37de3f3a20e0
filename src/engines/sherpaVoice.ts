import { dirname } from 'node:path';
import sherpa from 'sherpa-onnx-node';
import { entryOf } from '../common/entryOf.ts';
import type { Mouth } from './engineProcess.ts';
import { OUTPUT_RATE_HZ, type ToEngine } from './protocol.ts';
import { threads } from './sherpaThreads.ts';

/** Which settings of the engine hold the files of a kind of voice; what a voice does not need is left out. */
const KINDS: Readonly<Record<string, { readonly option: string; readonly files: Readonly<Record<string, string>> }>> = {
  piper: { option: 'vits', files: { model: 'model.onnx', tokens: 'tokens.txt' } },
  kitten: { option: 'kitten', files: { model: 'model.onnx', voices: 'voices.bin', tokens: 'tokens.txt' } },
  kokoro: { option: 'kokoro', files: { model: 'model.onnx', voices: 'voices.bin', tokens: 'tokens.txt' } },
};
const ESPEAK = 'espeak-ng-data/phontab';

/** A voice of sherpa-onnx. Throws what the engine throws. */
export async function loadSherpaVoice({ variant, files }: Extract<ToEngine, { type: 'load' }>): Promise<Mouth> {
  const kind = entryOf(KINDS, variant);
  if (!kind) throw new Error(`There is no kind of voice ${variant}.`);
  const path = (name: string) => {
    const found = entryOf(files, name);
    if (found === undefined) throw new Error(`The file ${name} is missing.`);
    return found;
  };
  const paths = Object.fromEntries(Object.entries(kind.files).map(([option, name]) => [option, path(name)]));
  const tts = await sherpa.OfflineTts.createAsync({
    model: { [kind.option]: { ...paths, dataDir: dirname(path(ESPEAK)) }, ...threads() },
    maxNumSentences: 1,
  });
  return {
    say: async (text, speaker, speed) => {
      // Electron forbids sound that lies outside of its own memory.
      const { samples, sampleRate } = await tts.generateAsync({
        text,
        sid: speaker,
        speed,
        enableExternalBuffer: false,
      });
      const sound =
        sampleRate === OUTPUT_RATE_HZ ? samples : new sherpa.LinearResampler(sampleRate, OUTPUT_RATE_HZ).flush(samples);
      return Int16Array.from(sound, each => Math.max(-32_768, Math.min(32_767, Math.round(each * 32_767))));
    },
  };
}
