import { createRequire } from 'node:module';
import type { EngineName } from './model.ts';

/** As the packages with the native parts call this machine's kind. */
export const PLATFORM = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/**
 * Whether an engine can run here. WebAssembly runs anywhere; what is native comes with the extension's package of this
 * platform alone, and lies where the engine's program, by path, finds it. Nothing of it is loaded.
 */
export function canRun(engine: EngineName, program: string): boolean {
  if (engine === 'moonshine') return true;
  try {
    createRequire(program).resolve(`sherpa-onnx-${PLATFORM}/sherpa-onnx.node`);
    return true;
  } catch {
    return false;
  }
}
