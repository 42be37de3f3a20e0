import type { Model } from '../model.ts';

const AT = 'https://github.com/k2-fsa/sherpa-onnx/releases/download/tts-models';
/** How eSpeak NG speaks a language; one of its files stands for the folder. */
const ESPEAK = 'espeak-ng-data/phontab';
const ESPEAK_LICENCE = 'GPL-3.0-or-later (espeak-ng-data)';

/** What one of Piper's takes on the disk. */
const PIPER_BYTES = 37_000_000;

/** Voices of sherpa-onnx, as its project publishes them. */
export const VOICES = {
  'voice-joe-en': {
    ...piper('Joe', 'en', 'CC0-1.0'),
    source: archive('vits-piper-en_US-joe-medium-int8', 21_230_019, PIPER_BYTES, {
      sha256: '644527f29eca0ada5595d7b6e4daf6388f5ac0c4870b4d42996a6687fcefeb37',
      model: 'en_US-joe-medium.onnx',
    }),
  },
  'voice-kristin-en': {
    ...piper('Kristin', 'en', 'Public domain'),
    source: archive('vits-piper-en_US-kristin-medium-int8', 20_882_061, PIPER_BYTES, {
      sha256: '16289d7ee8e6b2311a0a0af6531a55f498f82499644a1bb6fddb991fe6fa950c',
      model: 'en_US-kristin-medium.onnx',
    }),
  },
  'voice-kitten-en': {
    label: 'Kitten nano 0.8',
    purpose: 'voice',
    engines: [{ engine: 'sherpa', variant: 'kitten' }],
    languages: ['en'],
    licence: `Apache-2.0, ${ESPEAK_LICENCE}`,
    memoryMB: 300,
    files: ['model.onnx', 'voices.bin', 'tokens.txt', ESPEAK],
    // In the order in which sherpa-onnx packs them (`scripts/kitten-tts/v0_8` of its sources), by the names of KittenTTS.
    speakers: ['Jasper', 'Bella', 'Bruno', 'Luna', 'Hugo', 'Rosie', 'Leo', 'Kiki'],
    source: archive('kitten-nano-en-v0_8-int8', 31_220_690, 50_000_000, {
      sha256: '6fa5be852612ce761094ba74ee6123b4fc4acfefa79bf64dc63acae4a83af2fd',
      model: 'model.int8.onnx',
    }),
  },
  'voice-kokoro-en': {
    label: 'Kokoro 0.19',
    purpose: 'voice',
    engines: [{ engine: 'sherpa', variant: 'kokoro' }],
    languages: ['en'],
    licence: `Apache-2.0, ${ESPEAK_LICENCE}`,
    memoryMB: 500,
    files: ['model.onnx', 'voices.bin', 'tokens.txt', ESPEAK],
    speakers: [
      ...['af', 'af_bella', 'af_nicole', 'af_sarah', 'af_sky', 'am_adam', 'am_michael'],
      ...['bf_emma', 'bf_isabella', 'bm_george', 'bm_lewis'],
    ],
    source: archive('kokoro-int8-en-v0_19', 103_248_205, 152_000_000, {
      sha256: 'c9f0dd393615805b0bab050c340834d5e684e732aec91c0e860cd30e982c08bd',
      model: 'model.int8.onnx',
    }),
  },
  'voice-thorsten-de': {
    ...piper('Thorsten', 'de', 'CC0-1.0'),
    source: archive('vits-piper-de_DE-thorsten-medium-int8', 20_949_833, PIPER_BYTES, {
      sha256: '07e240b7b9c1fc9211d5a69512f8cbe11b3286c2ed79c15c076ac6ed427fdf13',
      model: 'de_DE-thorsten-medium.onnx',
    }),
  },
  'voice-siwis-fr': {
    ...piper('Siwis', 'fr', 'CC-BY-4.0'),
    source: archive('vits-piper-fr_FR-siwis-medium-int8', 20_914_888, PIPER_BYTES, {
      sha256: '3909cff9b3cfd4820c66aa13bf554315c82e34899c161f0b446ece372bc4b5ec',
      model: 'fr_FR-siwis-medium.onnx',
    }),
  },
  'voice-davefx-es': {
    ...piper('DaveFX', 'es', 'CC0-1.0'),
    source: archive('vits-piper-es_ES-davefx-medium-int8', 21_171_632, PIPER_BYTES, {
      sha256: '8bb8ac1cefb727caec9bd9c6c3185c673c8b42c53bd29bb25d5a7715dac37125',
      model: 'es_ES-davefx-medium.onnx',
    }),
  },
} as const satisfies Record<string, Model>;

function piper(label: string, language: string, licence: string) {
  return {
    label: `Piper ${label}`,
    purpose: 'voice',
    engines: [{ engine: 'sherpa', variant: 'piper' }],
    languages: [language],
    licence: `${licence}, ${ESPEAK_LICENCE}`,
    memoryMB: 240,
    files: ['model.onnx', 'tokens.txt', ESPEAK],
  } as const;
}

function archive(
  root: string,
  bytes: number,
  unpackedBytes: number,
  { sha256, model }: { readonly sha256: string; readonly model: string },
): Model['source'] {
  return {
    kind: 'archive',
    archive: { address: `${AT}/${root}.tar.bz2`, bytes, sha256 },
    root,
    unpackedBytes,
    renamed: { [model]: 'model.onnx' },
  };
}
