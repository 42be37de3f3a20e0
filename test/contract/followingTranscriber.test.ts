import { join, resolve } from 'node:path';
import { silentLog } from '../../src/common/log.ts';
import { Followed } from '../../src/engines/followed.ts';
import { Running } from '../../src/engines/running.ts';
import { asWritten } from '../../src/messages/message.ts';
import { type LocalEngine, LocalTranscriber } from '../../src/transcribe/ears/localTranscriber.ts';
import { folderWith } from '../support/engines/modelsHere.ts';
import { plainlySaid } from '../support/plainlySaid.ts';
import { skipWithoutPrograms } from '../support/skipWithoutPrograms.ts';
import { transcriberContract } from './transcriber.ts';

const PROGRAM = resolve(import.meta.dirname, '../../src/engines/engineProcess.ts');
const MODEL = 'moonshine-base-en';
const FILES = ['encoder_model.ort', 'decoder_model_merged.ort', 'tokenizer.bin'];
const LOAD_MS = 120_000;

/**
 * Moonshine's own stream, in its process and by our protocol, with a model that does not stream: it hears all of a line again
 * each time, which is slow and all the same to whoever listens.
 */
describe('Moonshine while someone speaks', () => {
  let folder: string;

  before(function () {
    folder = folderWith(MODEL, this);
    skipWithoutPrograms(this, ['flite']);
  });

  transcriberContract(
    'LocalTranscriber that follows',
    async () => {
      const running = new Running({ program: PROGRAM, label: MODEL, environment: process.env, log: silentLog });
      const files = Object.fromEntries(FILES.map(name => [name, join(folder, MODEL, name)]));
      const load = { type: 'load', engine: 'moonshine', variant: 'base', files, libraries: '' } as const;
      await running.ask(load, 'loaded', LOAD_MS);
      let before: Promise<unknown> = Promise.resolve();
      const followable = {
        inTurn<T>(work: () => Promise<T>): Promise<T> {
          const done = before.then(work);
          before = done.catch(() => {});
          return done;
        },
        ready: async () => running,
      };
      const engine: LocalEngine = {
        async load() {},
        hear: () => Promise.reject(new Error('It is heard while it is said.')),
        live: async () => new Followed(followable),
      };
      const about = { name: 'moonshine', label: asWritten('Moonshine'), languages: ['en'], log: silentLog } as const;
      return { transcriber: new LocalTranscriber({ ...about, engine }), close: async () => running.close() };
    },
    { plain: plainlySaid, voice: 'awb' },
  );
});
