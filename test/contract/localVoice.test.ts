import { resolve } from 'node:path';
import { silentLog } from '../../src/common/log.ts';
import { Engine } from '../../src/engines/engine.ts';
import { ModelFolder } from '../../src/engines/modelFolder.ts';
import { LocalVoice } from '../../src/speak/voices/localVoice.ts';
import { builtEngine } from '../support/engines/builtEngine.ts';
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

  const spokenBy = (about: { readonly program: string; readonly libraries?: string }, remove = () => {}) => {
    const models = new ModelFolder(folder);
    const engine = new Engine({
      ...about,
      models: ['voice-joe-en'],
      folder: models,
      environment: process.env,
      log: silentLog,
    });
    const close = async () => {
      engine.close();
      remove();
    };
    return { voice: new LocalVoice({ engine, speaker: '', voices: async () => [] }), close };
  };

  voiceContract('LocalVoice', async () => spokenBy({ program: PROGRAM }));

  voiceContract('LocalVoice as a package has it', async () => {
    const { program, libraries, remove } = await builtEngine(`${process.platform}-${process.arch}`);
    return spokenBy({ program, libraries }, remove);
  });
});
