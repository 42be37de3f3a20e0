import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { LossyEncoder } from '../../../src/capture/encoding/lossyEncoder.ts';
import { silentLog } from '../../../src/common/log.ts';
import { Engine } from '../../../src/engines/engine.ts';
import { ModelFolder } from '../../../src/engines/modelFolder.ts';
import { MODELS, type ModelName } from '../../../src/engines/models.ts';
import { canRun } from '../../../src/engines/nativePart.ts';
import { recogniserPatterns } from '../../../src/grammar/commands/recogniserPatterns.ts';
import { asWritten } from '../../../src/messages/message.ts';
import { jsgfFrom } from '../../../src/transcribe/ears/jsgf.ts';
import { LocalTranscriber } from '../../../src/transcribe/ears/localTranscriber.ts';
import { OpenAITranscriber } from '../../../src/transcribe/ears/openaiTranscriber.ts';
import { PocketSphinx } from '../../../src/transcribe/ears/pocketsphinx.ts';
import { PocketSphinxTranscriber } from '../../../src/transcribe/ears/pocketsphinxTranscriber.ts';
import type { Transcriber } from '../../../src/transcribe/transcriber.ts';
import { builtEngine } from '../../support/engines/builtEngine.ts';
import { modelsHere } from '../../support/engines/modelsHere.ts';
import { accessTo } from '../../support/server/access.ts';

const OWN = resolve(import.meta.dirname, '../../../src/engines/engineProcess.ts');

/** A recogniser as Aloud has it. */
export interface Ear {
  readonly name: string;
  open(): Promise<{ readonly transcriber: Transcriber; close(): void }>;
}

/**
 * Those that are here: the models of ALOUD_TEST_MODELS, Moonshine by both of its engines, PocketSphinx, and the models of
 * servers of one's own, each as NAME=ADDRESS#MODEL.
 */
export function earsHere(servers: readonly string[]): readonly Ear[] {
  const names = Object.keys(MODELS) as ModelName[];
  const models = names.filter(name => MODELS[name].purpose === 'ears' && modelsHere(name) !== undefined);
  const hasSphinx = spawnSync('pocketsphinx_batch', ['-h']).error === undefined;
  return [...models.flatMap(ofModel), ...servers.map(ofServer), ...(hasSphinx ? [POCKETSPHINX] : [])];
}

function ofModel(model: ModelName): readonly Ear[] {
  const engines: readonly string[] = MODELS[model].engines.map(({ engine }) => engine);
  return [
    ...(engines.includes('sherpa') && canRun('sherpa', OWN)
      ? [{ name: `${model}, native`, open: async () => local(model, OWN, () => {}) }]
      : []),
    ...(engines.includes('moonshine')
      ? [
          {
            name: `${model}, WebAssembly`,
            open: async () => {
              const { program, remove } = await builtEngine('universal');
              return local(model, program, remove);
            },
          },
        ]
      : []),
  ];
}

function local(model: ModelName, program: string, remove: () => void) {
  const folder = new ModelFolder(modelsHere(model) ?? '');
  const engine = new Engine({ models: [model], folder, program, environment: process.env, log: silentLog });
  const transcriber = new LocalTranscriber({ name: 'moonshine', label: asWritten(model), engine, log: silentLog });
  return {
    transcriber,
    close: () => {
      engine.close();
      remove();
    },
  };
}

function ofServer(server: string): Ear {
  const [, name = '', address = '', model = ''] = /^([^=]*)=([^#]*)#(.*)$/.exec(server) ?? [];
  const access = accessTo(address, { 'aloud.transcription.model': model });
  const encoder = new LossyEncoder(() => 'ogg', silentLog);
  return {
    name,
    open: async () => ({ transcriber: new OpenAITranscriber({ ...access, encoder }), close: () => {} }),
  };
}

const POCKETSPHINX: Ear = {
  name: 'PocketSphinx',
  open: async () => {
    const engine = new PocketSphinx({ program: 'pocketsphinx_batch', model: '', environment: process.env });
    const jsgf = (words: readonly string[]) => {
      const { patterns, slots } = recogniserPatterns(words);
      return jsgfFrom(patterns, slots);
    };
    return { transcriber: new PocketSphinxTranscriber({ engine, jsgf }), close: () => {} };
  },
};
