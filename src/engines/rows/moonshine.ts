import type { Model, Published } from '../model.ts';

const AT = 'https://download.moonshine.ai/model';
const ABOUT = { purpose: 'ears', languages: ['en'], licence: 'MIT' } as const;
const TOKENS = {
  name: 'tokenizer.bin',
  bytes: 249_974,
  sha256: '6884b35fd6377d4c4d32336a0bc152f36b64d1e45b6503683cdc238250a8472d',
};

/**
 * Moonshine's own files. The streaming ones are those of the catalogue in `@moonshine-ai/moonshine-wasm` 0.1.5: later builds
 * split `frontend.ort`, which it cannot read.
 */
export const MOONSHINE = {
  'moonshine-small-streaming-en': {
    ...ABOUT,
    label: 'Moonshine streaming small',
    engines: [{ engine: 'moonshine', variant: 'small-streaming' }],
    isLive: true,
    memoryMB: 1000,
    ...published(`${AT}/small-streaming-en/quantized_26_07_30/`, [
      ort('frontend', 30_984_520, 'd1be8145bc9ef3e8625bb7bcb7a5b2930eeb828c91d6c1897bc215d7de6f2b93'),
      ort('encoder', 44_148_576, '2d4d973e91e8aca08c51e7e7efa28a46ab265b63d809d5294d18b86bcd85b993'),
      ort('adapter', 2_870_368, 'c665f742364febad597cc9ac1e0b341ffbee0e24a1466e2f3bde95e6e4771762'),
      ort('cross_kv', 5_356_536, 'e2d3417144e9514055ebfefe8dcc4c0a55a55adcb8530435844c75c53e352bf6'),
      ort('decoder_kv', 81_878_600, '1a05465b1dd955858dfcbee039c0020fb5dd982b0f5094c34e61735d518d771b'),
      streaming(512, '26f02b6afb22d60871a5efd85c3d38e569cc0ddb6c5eb6e93d3260152ae8a47a'),
      TOKENS,
    ]),
  },
  'moonshine-base-en': {
    ...ABOUT,
    label: 'Moonshine base',
    engines: [
      { engine: 'sherpa', variant: 'moonshine' },
      { engine: 'moonshine', variant: 'base' },
    ],
    memoryMB: 1000,
    ...published(`${AT}/base-en/quantized/base-en/`, [
      ort('encoder_model', 31_326_816, '7c66495948d0d08ec1af454cd4b5514862ae6511e94712a60e6d83eaec8dc8cf'),
      ort('decoder_model_merged', 109_424_400, 'd9d7b333af34bc552580576ddcf248a1c6c839e0d3b43b09afb9376ed009899d'),
      TOKENS,
    ]),
  },
  'moonshine-tiny-streaming-en': {
    ...ABOUT,
    label: 'Moonshine streaming tiny',
    engines: [{ engine: 'moonshine', variant: 'tiny-streaming' }],
    isLive: true,
    memoryMB: 500,
    ...published(`${AT}/tiny-streaming-en/quantized_26_07_30/`, [
      ort('frontend', 8_324_920, '271a563251f11e6311949530f8025ed4d345c5d69d4ac1efa74093779927d636'),
      ort('encoder', 7_675_440, 'a8414e1a5dedf9f2093d7680601dd8a9b0433e7020260eafe0e370ead91134ca'),
      ort('adapter', 1_319_664, '22ecc949e146c49667fda28d102d4e30749a107dc88a396292aa8f277ef1347c'),
      ort('cross_kv', 1_287_544, '143a36667b8d05fd9d04e8c337b7ee121f37ef299aea6b3d82bdb3d3401950b4'),
      ort('decoder_kv', 32_583_720, '8852553f312adb6c9aa4d17418015049b30f412209ee569d336548c0044627de'),
      streaming(509, '74fe5ddebd63b17caf59e8a3b18c17547ff7bce1642050edbb1c3962674f8950'),
      TOKENS,
    ]),
  },
} as const satisfies Record<string, Model>;

type Named = Omit<Published, 'address'> & { readonly name: string };

function ort(name: string, bytes: number, sha256: string): Named {
  return { name: `${name}.ort`, bytes, sha256 };
}

function streaming(bytes: number, sha256: string): Named {
  return { name: 'streaming_config.json', bytes, sha256 };
}

/** Files that are published one by one, all at one address. */
function published(address: string, files: readonly Named[]): Pick<Model, 'files' | 'source'> {
  return {
    files: files.map(({ name }) => name),
    source: { kind: 'files', files: files.map(file => ({ ...file, address: `${address}${file.name}` })) },
  };
}
