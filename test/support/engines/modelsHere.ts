import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ModelName } from '../../../src/engines/models.ts';

/**
 * For a `before` hook of a suite that needs a real model: the folder with models in which it is. ALOUD_TEST_MODELS names
 * that folder; where there is none the suite is left out, by name and with the reason, also on continuous integration.
 */
export function folderWith(model: ModelName, hook: Mocha.Context): string {
  const folders = [process.env['ALOUD_TEST_MODELS'], resolve(import.meta.dirname, '../../../../shared/models')];
  const found = folders.find(folder => folder && existsSync(join(folder, model)));
  if (found) return resolve(found);
  console.log(`skipped: ${hook.test?.parent?.fullTitle() ?? ''}: no model ${model} in ALOUD_TEST_MODELS`);
  return hook.skip();
}
