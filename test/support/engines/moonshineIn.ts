import { resolve } from 'node:path';
import type { Log } from '../../../src/common/log.ts';
import { Engine } from '../../../src/engines/engine.ts';
import { ModelFolder } from '../../../src/engines/modelFolder.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../src/engines/engineProcess.ts');

/** The real engine, with the model that lies in a folder. */
export function moonshineIn(folder: string, log: Log, program = PROGRAM): Engine {
  return new Engine({
    models: ['moonshine-base-en'],
    folder: new ModelFolder(folder),
    program,
    environment: process.env,
    log,
  });
}
