import { resolve } from 'node:path';
import { silentLog } from '../../src/common/log.ts';
import { Engine } from '../../src/engines/engine.ts';
import { ModelFolder } from '../../src/engines/modelFolder.ts';
import { inWords } from '../../src/grammar/english/numbers.ts';
import { plainWords } from '../../src/grammar/english/plainWords.ts';
import { MoonshineTranscriber } from '../../src/transcribe/ears/moonshineTranscriber.ts';
import { folderWith } from '../support/engines/modelsHere.ts';
import { skipWithoutPrograms } from '../support/skipWithoutPrograms.ts';
import { transcriberContract } from './transcriber.ts';

const PROGRAM = resolve(import.meta.dirname, '../../src/engines/engineProcess.ts');

describe('Moonshine', () => {
  let folder: string;

  before(function () {
    folder = folderWith('moonshine-base-en', this);
    skipWithoutPrograms(this, ['flite']);
  });

  transcriberContract(
    'MoonshineTranscriber',
    async () => {
      const engine = new Engine({
        models: ['moonshine-base-en'],
        folder: new ModelFolder(folder),
        program: PROGRAM,
        environment: process.env,
        log: silentLog,
      });
      const transcriber = new MoonshineTranscriber({ engine, log: silentLog });
      return { transcriber, close: async () => engine.close() };
    },
    { plain, voice: 'awb' },
  );
});

/** It writes sentences, with signs and figures. */
function plain(text: string): string {
  return plainWords(text)
    .map(word => (/^\d+$/.test(word) ? inWords(Number(word)) : word))
    .join(' ');
}
