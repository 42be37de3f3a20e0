import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ModelName } from '../../../src/engines/models.ts';

/** The folder with models in which a real one is: ALOUD_TEST_MODELS names it. Undefined where there is none. */
export function modelsHere(model: ModelName): string | undefined {
  const folders = [process.env['ALOUD_TEST_MODELS'], resolve(import.meta.dirname, '../../../../shared/models')];
  const found = folders.find(folder => folder && existsSync(join(folder, model)));
  return found && resolve(found);
}

/**
 * For a test that needs a real model, or the `before` hook of a suite: where there is none it is left out, by name and with
 * the reason, also on continuous integration.
 */
export function folderWith(model: ModelName, hook: Mocha.Context): string {
  const found = modelsHere(model);
  if (found) return found;
  console.log(`skipped: ${hook.test?.fullTitle()}: no model ${model} in ALOUD_TEST_MODELS`);
  return hook.skip();
}
