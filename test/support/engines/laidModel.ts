import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MODELS, type ModelName } from '../../../src/engines/models.ts';

/** Files of a model by their names, with nothing of it in them. */
export function layModel(folder: string, name: ModelName): void {
  for (const file of MODELS[name].files) {
    const path = join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'x');
  }
}
