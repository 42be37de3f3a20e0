import { resolve } from 'node:path';

const MODULES = resolve(import.meta.dirname, '../../node_modules');

/** Where npm puts what the built extension has in dist/voice. */
export const voiceModel = {
  model: resolve(MODULES, '@ricky0123/vad-web/dist/silero_vad_v6.onnx'),
  wasm: resolve(MODULES, 'onnxruntime-web/dist/ort-wasm-simd-threaded.wasm'),
} as const;
