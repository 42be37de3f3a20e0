import { resolve } from 'node:path';
import { silentLog } from '../../src/common/log.ts';
import { Engine } from '../../src/engines/engine.ts';
import { ModelFolder } from '../../src/engines/modelFolder.ts';
import { LocalVoice } from '../../src/speak/voices/localVoice.ts';
import { folderWith } from '../support/engines/modelsHere.ts';
import { skipWithoutNativePart } from '../support/engines/nativePart.ts';
import { voiceContract } from './voice.ts';

const PROGRAM = resolve(import.meta.dirname, '../../src/engines/engineProcess.ts');

describe("Piper's voice", () => {
  let folder: string;

  before(function () {
    folder = folderWith('voice-joe-en', this);
    skipWithoutNativePart(this);
  });

  voiceContract('LocalVoice', async () => {
    const engine = new Engine({
      models: ['voice-joe-en'],
      folder: new ModelFolder(folder),
      program: PROGRAM,
      environment: process.env,
      log: silentLog,
    });
    const voice = new LocalVoice({ engine, speaker: '', voices: async () => [] });
    return { voice, close: async () => engine.close() };
  });
});
