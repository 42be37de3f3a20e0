import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { EngineName } from './model.ts';

/** As the packages with the native parts call this machine's kind. */
export const PLATFORM = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/**
 * Whether an engine can run here. WebAssembly runs anywhere; what is native comes with the extension's package of this
 * platform alone, and lies beside the engine's program, by path. Nothing of it is loaded.
 */
export function canRun(engine: EngineName, program: string): boolean {
  if (engine === 'moonshine') return true;
  const part = join(`sherpa-onnx-${PLATFORM}`, 'sherpa-onnx.node');
  // What is built takes no native code from folders around it, whoever has filled them.
  if (program.endsWith('.cjs')) return existsSync(join(dirname(program), 'node_modules', part));
  try {
    createRequire(program).resolve(part);
    return true;
  } catch {
    return false;
  }
}
