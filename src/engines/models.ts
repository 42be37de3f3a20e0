/** What can load a model; each is a module of the engine process. */
export type EngineName = 'moonshine';

export interface ModelFile {
  /** Below the model's folder and below its address. */
  readonly name: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** A model that this machine can run, with all that someone should know before it is fetched. */
export interface Model {
  /** As people know it. */
  readonly label: string;
  readonly engine: EngineName;
  /** Which of the architectures that the engine knows it has. */
  readonly variant: string;
  /** ISO 639-1. */
  readonly languages: readonly string[];
  /** SPDX. */
  readonly licence: string;
  /** Where its makers publish the files; each is at the address and its name. */
  readonly address: string;
  readonly files: readonly ModelFile[];
}

const MOONSHINE = { engine: 'moonshine', languages: ['en'], licence: 'MIT' } as const;
const MOONSHINE_AT = 'https://download.moonshine.ai/model';
const MOONSHINE_TOKENS = {
  name: 'tokenizer.bin',
  bytes: 249_974,
  sha256: '6884b35fd6377d4c4d32336a0bc152f36b64d1e45b6503683cdc238250a8472d',
};

/**
 * Every model, by the name of its folder. Sizes and checksums are those of the files at the address; the folders that
 * someone fills themselves may hold other builds of them. The streaming ones are those of the catalogue in
 * `@moonshine-ai/moonshine-wasm` 0.1.5: later builds split `frontend.ort`, which it cannot read.
 */
export const MODELS = {
  'moonshine-small-streaming-en': {
    ...MOONSHINE,
    label: 'Moonshine streaming small (English)',
    variant: 'small-streaming',
    address: `${MOONSHINE_AT}/small-streaming-en/quantized_26_07_30/`,
    files: [
      ort('frontend', 30_984_520, 'd1be8145bc9ef3e8625bb7bcb7a5b2930eeb828c91d6c1897bc215d7de6f2b93'),
      ort('encoder', 44_148_576, '2d4d973e91e8aca08c51e7e7efa28a46ab265b63d809d5294d18b86bcd85b993'),
      ort('adapter', 2_870_368, 'c665f742364febad597cc9ac1e0b341ffbee0e24a1466e2f3bde95e6e4771762'),
      ort('cross_kv', 5_356_536, 'e2d3417144e9514055ebfefe8dcc4c0a55a55adcb8530435844c75c53e352bf6'),
      ort('decoder_kv', 81_878_600, '1a05465b1dd955858dfcbee039c0020fb5dd982b0f5094c34e61735d518d771b'),
      streaming(512, '26f02b6afb22d60871a5efd85c3d38e569cc0ddb6c5eb6e93d3260152ae8a47a'),
      MOONSHINE_TOKENS,
    ],
  },
  'moonshine-base-en': {
    ...MOONSHINE,
    label: 'Moonshine base (English)',
    variant: 'base',
    address: `${MOONSHINE_AT}/base-en/quantized/base-en/`,
    files: [
      ort('encoder_model', 31_326_816, '7c66495948d0d08ec1af454cd4b5514862ae6511e94712a60e6d83eaec8dc8cf'),
      ort('decoder_model_merged', 109_424_400, 'd9d7b333af34bc552580576ddcf248a1c6c839e0d3b43b09afb9376ed009899d'),
      MOONSHINE_TOKENS,
    ],
  },
  'moonshine-tiny-streaming-en': {
    ...MOONSHINE,
    label: 'Moonshine streaming tiny (English)',
    variant: 'tiny-streaming',
    address: `${MOONSHINE_AT}/tiny-streaming-en/quantized_26_07_30/`,
    files: [
      ort('frontend', 8_324_920, '271a563251f11e6311949530f8025ed4d345c5d69d4ac1efa74093779927d636'),
      ort('encoder', 7_675_440, 'a8414e1a5dedf9f2093d7680601dd8a9b0433e7020260eafe0e370ead91134ca'),
      ort('adapter', 1_319_664, '22ecc949e146c49667fda28d102d4e30749a107dc88a396292aa8f277ef1347c'),
      ort('cross_kv', 1_287_544, '143a36667b8d05fd9d04e8c337b7ee121f37ef299aea6b3d82bdb3d3401950b4'),
      ort('decoder_kv', 32_583_720, '8852553f312adb6c9aa4d17418015049b30f412209ee569d336548c0044627de'),
      streaming(509, '74fe5ddebd63b17caf59e8a3b18c17547ff7bce1642050edbb1c3962674f8950'),
      MOONSHINE_TOKENS,
    ],
  },
} as const satisfies Record<string, Model>;

export type ModelName = keyof typeof MODELS;

/** In MB as shops count them, a whole number. */
export function megabytesOf({ files }: Model): number {
  return Math.round(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000_000);
}

function ort(name: string, bytes: number, sha256: string): ModelFile {
  return { name: `${name}.ort`, bytes, sha256 };
}

function streaming(bytes: number, sha256: string): ModelFile {
  return { name: 'streaming_config.json', bytes, sha256 };
}
