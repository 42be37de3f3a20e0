import { availableParallelism } from 'node:os';

/** More gain nothing for a sentence. */
const MOST = 4;

/**
 * How sherpa-onnx computes. Its threads wait for each other at every step: where something else works on one of the cores,
 * as an editor does, all of them are slower than half of them.
 */
export function threads() {
  const numThreads = Math.min(MOST, Math.max(1, Math.floor(availableParallelism() / 2)));
  return { numThreads, provider: 'cpu', debug: 0 } as const;
}
