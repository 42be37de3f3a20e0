import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sherpa, { type RecogniserConfig } from 'sherpa-onnx-node';
import { entryOf } from '../common/entryOf.ts';
import { privateFolder } from '../processes/privateFolder.ts';
import type { Ears } from './engineProcess.ts';
import type { ToEngine } from './protocol.ts';
import { tokenLines, vocabularyLines } from './sentencePiece.ts';
import { threads } from './sherpaThreads.ts';

const RATE_HZ = 16_000;
/** How much likelier a hot word is. The engine counts it twice; with more it is heard where nobody said it. */
const HOT_SCORE = 1;

interface Files {
  /** Where a file of the model is. Throws where there is none. */
  path(name: string): string;
  /** The path of a file with this in it: what the engine reads in another form than it is published. */
  written(name: string, text: string): Promise<string>;
}

interface Kind {
  /** `language` is ISO 639-1; '' is any. */
  config(files: Files, language: string): Promise<Config>;
  /** Whether the language stands in what it is made of, and can be changed there. */
  readonly takesLanguage?: true;
  readonly takesHotWords?: true;
}

interface Config {
  readonly model: Readonly<Record<string, unknown>> & { readonly tokens: string };
  readonly decoding?: Readonly<Record<string, string | number>>;
}

const KINDS: Readonly<Record<string, Kind>> = {
  moonshine: {
    config: async ({ path, written }) => ({
      model: {
        moonshine: { encoder: path('encoder_model.ort'), mergedDecoder: path('decoder_model_merged.ort') },
        tokens: await written('tokens.txt', tokenLines(await readFile(path('tokenizer.bin')))),
      },
    }),
  },
  whisper: {
    takesLanguage: true,
    config: async ({ path }, language) => ({
      model: {
        whisper: { encoder: path('encoder.onnx'), decoder: path('decoder.onnx'), language, task: 'transcribe' },
        tokens: path('tokens.txt'),
      },
    }),
  },
  parakeet: {
    takesHotWords: true,
    config: async ({ path, written }) => ({
      model: {
        transducer: { encoder: path('encoder.onnx'), decoder: path('decoder.onnx'), joiner: path('joiner.onnx') },
        tokens: path('tokens.txt'),
        modelType: 'nemo_transducer',
        modelingUnit: 'bpe',
        bpeVocab: await written('bpe.vocab', vocabularyLines(await readFile(path('tokens.txt'), 'utf8'))),
      },
      // What takes the likeliest at each step knows no hot words.
      decoding: { decodingMethod: 'modified_beam_search', maxActivePaths: 4, hotwordsScore: HOT_SCORE },
    }),
  },
};

/** Ears of sherpa-onnx. Throws what the engine throws. */
export async function loadSherpaEars({ variant, files }: Extract<ToEngine, { type: 'load' }>): Promise<Ears> {
  const kind = entryOf(KINDS, variant);
  if (!kind) throw new Error(`There are no ears ${variant}.`);
  const folder = await privateFolder('engine');
  const about: Files = {
    path: name => {
      const found = entryOf(files, name);
      if (found === undefined) throw new Error(`The file ${name} is missing.`);
      return found;
    },
    written: async (name, text) => {
      const path = join(folder.path, name);
      await writeFile(path, text);
      return path;
    },
  };
  const configFor = async (language: string): Promise<RecogniserConfig> => {
    const { model, decoding } = await kind.config(about, language);
    return {
      featConfig: { sampleRate: RATE_HZ, featureDim: 80 },
      modelConfig: { ...model, ...threads() },
      ...decoding,
    };
  };
  let spoken = '';
  try {
    const recogniser = await sherpa.OfflineRecognizer.createAsync(await configFor(spoken));
    const hear = async (samples: Float32Array, language: string, hotWords: readonly string[]) => {
      if (kind.takesLanguage && language !== spoken) {
        recogniser.setConfig(await configFor(language));
        spoken = language;
      }
      // Of other kinds the engine ends where it is given any.
      const takesHotWords = kind.takesHotWords && hotWords.length > 0;
      const stream = takesHotWords ? recogniser.createStream(hotWords.join('/')) : recogniser.createStream();
      stream.acceptWaveform({ sampleRate: RATE_HZ, samples });
      return recogniser.decodeAsync(stream);
    };
    return {
      hear: async (samples, { languages, hotWords }) => {
        const [first = '', ...others] = languages;
        const { text, lang } = await hear(samples, others.length > 0 ? '' : first, hotWords);
        // A few words are easily taken for another language than any that is spoken here: then it is the first of them.
        const isOther = kind.takesLanguage && others.length > 0 && !languages.includes(lang);
        return (isOther ? (await hear(samples, first, hotWords)).text : text).trim();
      },
    };
  } finally {
    await folder.remove();
  }
}
