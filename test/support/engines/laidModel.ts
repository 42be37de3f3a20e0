import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODELS, type ModelName } from '../../../src/engines/models.ts';

/** Files of a model by their names, with nothing of it in them. */
export function layModel(folder: string, name: ModelName): void {
  mkdirSync(join(folder, name), { recursive: true });
  for (const file of MODELS[name].files) writeFileSync(join(folder, name, file.name), 'x');
}
