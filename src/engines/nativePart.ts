import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { EngineName } from './model.ts';

/** As the packages with the native parts call this machine's kind. */
export const PLATFORM = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** What a package's native part is made of: the checksum of each library, which lies beside it, compressed. */
export const PACKED_LIST = 'libraries.json';

/** Where a built program's native part lies in the package, by the path of the program. */
export function packedPart(program: string): string {
  return join(dirname(program), `sherpa-onnx-${PLATFORM}`);
}

/**
 * Whether an engine can run here. WebAssembly runs anywhere; what is native comes with the extension's package of this
 * platform alone, and lies beside the engine's program, by path. Nothing of it is loaded.
 */
export function canRun(engine: EngineName, program: string): boolean {
  if (engine === 'moonshine') return true;
  // What is built takes no native code from folders around it, whoever has filled them.
  if (program.endsWith('.cjs')) return existsSync(join(packedPart(program), PACKED_LIST));
  try {
    createRequire(program).resolve(`sherpa-onnx-${PLATFORM}/sherpa-onnx.node`);
    return true;
  } catch {
    return false;
  }
}
