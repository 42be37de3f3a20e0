import type { Model } from '../model.ts';

const AT = 'https://github.com/k2-fsa/sherpa-onnx/releases/download/asr-models';

/** Ears of sherpa-onnx beside Moonshine, as its project publishes them. */
export const EARS = {
  'parakeet-tdt-v3': {
    label: 'Parakeet TDT 0.6b v3',
    purpose: 'ears',
    engines: [{ engine: 'sherpa', variant: 'parakeet' }],
    languages: [
      ...['bg', 'cs', 'da', 'de', 'el', 'en', 'es', 'et', 'fi', 'fr', 'hr', 'hu', 'it'],
      ...['lt', 'lv', 'mt', 'nl', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sv', 'uk'],
    ],
    licence: 'CC-BY-4.0',
    memoryMB: 1500,
    files: ['encoder.onnx', 'decoder.onnx', 'joiner.onnx', 'tokens.txt'],
    source: {
      kind: 'archive',
      archive: {
        address: `${AT}/sherpa-onnx-nemo-parakeet-tdt-0.6b-v3-int8.tar.bz2`,
        bytes: 487_170_055,
        sha256: '5793d0fd397c5778d2cf2126994d58e9d56b1be7c04d13c7a15bb1b4eafb16bf',
      },
      root: 'sherpa-onnx-nemo-parakeet-tdt-0.6b-v3-int8',
      unpackedBytes: 672_000_000,
      renamed: {
        'encoder.int8.onnx': 'encoder.onnx',
        'decoder.int8.onnx': 'decoder.onnx',
        'joiner.int8.onnx': 'joiner.onnx',
      },
      without: ['test_wavs/'],
    },
  },
  'whisper-small-onnx': whisper('small', 1000, {
    bytes: 639_387_718,
    sha256: '486a46afbb7ba798507190ffe02fea2dd726049af212e774537efac6afb210a6',
    unpackedBytes: 380_000_000,
  }),
  'whisper-base-onnx': whisper('base', 550, {
    bytes: 207_557_382,
    sha256: '911b2083efd7c0dca2ac3b358b75222660dc09fb716d64fbfc417ba6c99ff3de',
    unpackedBytes: 165_000_000,
  }),
} as const satisfies Record<string, Model>;

function whisper(
  size: string,
  memoryMB: number,
  { bytes, sha256, unpackedBytes }: { readonly bytes: number; readonly sha256: string; readonly unpackedBytes: number },
) {
  const root = `sherpa-onnx-whisper-${size}`;
  return {
    label: `Whisper ${size}`,
    purpose: 'ears',
    engines: [{ engine: 'sherpa', variant: 'whisper' }],
    languages: ['multi'],
    licence: 'MIT',
    memoryMB,
    files: ['encoder.onnx', 'decoder.onnx', 'tokens.txt'],
    source: {
      kind: 'archive',
      archive: { address: `${AT}/${root}.tar.bz2`, bytes, sha256 },
      root,
      unpackedBytes,
      renamed: {
        [`${size}-encoder.int8.onnx`]: 'encoder.onnx',
        [`${size}-decoder.int8.onnx`]: 'decoder.onnx',
        [`${size}-tokens.txt`]: 'tokens.txt',
      },
      // The same with all its digits.
      without: [`${size}-encoder.onnx`, `${size}-decoder.onnx`, 'test_wavs/'],
    },
  } as const;
}
