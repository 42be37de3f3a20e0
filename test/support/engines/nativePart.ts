import { resolve } from 'node:path';
import { canRun, PLATFORM } from '../../../src/engines/nativePart.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../src/engines/engineProcess.ts');

/** For a `before` hook of a suite that runs sherpa-onnx: where it has no native part the suite is left out, by name. */
export function skipWithoutNativePart(hook: Mocha.Context): void {
  if (canRun('sherpa', PROGRAM)) return;
  console.log(`skipped: ${hook.test?.fullTitle()}: sherpa-onnx has no native part for ${PLATFORM}`);
  hook.skip();
}
