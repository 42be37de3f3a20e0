import { availableParallelism } from 'node:os';

/** More gain nothing for a sentence. */
const MOST = 4;

/** How sherpa-onnx computes: half of the cores are left to whoever else works. */
export function threads() {
  const numThreads = Math.min(MOST, Math.max(1, Math.floor(availableParallelism() / 2)));
  return { numThreads, provider: 'cpu', debug: 0 } as const;
}
