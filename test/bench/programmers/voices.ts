import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { INPUT_RATE_HZ } from '../../../src/capture/microphone.ts';
import { silentLog } from '../../../src/common/log.ts';
import { Engine } from '../../../src/engines/engine.ts';
import { ModelFolder } from '../../../src/engines/modelFolder.ts';
import { VOICE_MODELS } from '../../../src/engines/models.ts';
import { canRun } from '../../../src/engines/nativePart.ts';
import { OUTPUT_RATE_HZ } from '../../../src/speak/voices/voice.ts';
import { modelsHere } from '../../support/engines/modelsHere.ts';
import { inTemporaryFolder, run } from '../../support/server/programs.ts';
import { decoded, resampled } from '../../support/server/sound.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../src/engines/engineProcess.ts');
const SPEED = 1;
const never = new AbortController().signal;

/** A neural voice: s16le mono at INPUT_RATE_HZ. */
export interface CorpusVoice {
  readonly name: string;
  say(text: string): Promise<Int16Array>;
  close(): void;
}

/** English voices of the models that are here, and Hibari where its program (`hibari`, of the package `hibari-tts`) is. */
export function voicesHere(): readonly CorpusVoice[] {
  const models = canRun('sherpa', PROGRAM) ? VOICE_MODELS.filter(name => name.endsWith('-en')) : [];
  const own = models.flatMap(model => {
    const folder = modelsHere(model);
    return folder === undefined ? [] : [ofModel(model, folder)];
  });
  return spawnSync('hibari', ['--version']).status === 0 ? [...own, HIBARI] : own;
}

function ofModel(model: (typeof VOICE_MODELS)[number], folder: string): CorpusVoice {
  const about = { models: [model] as const, folder: new ModelFolder(folder), environment: process.env };
  const engine = new Engine({ ...about, program: PROGRAM, log: silentLog });
  return {
    name: model,
    say: async text => {
      const samples = await engine.say(text, { speaker: '', speed: SPEED }, never);
      return resampled(samples, OUTPUT_RATE_HZ, INPUT_RATE_HZ);
    },
    close: () => engine.close(),
  };
}

const HIBARI: CorpusVoice = {
  name: 'hibari',
  say: text =>
    inTemporaryFolder(async folder => {
      const path = join(folder, 'said.wav');
      await run('hibari', [text, '--seed', '1', '--out', path]);
      return decoded(await readFile(path), 'said.wav', INPUT_RATE_HZ);
    }),
  close: () => {},
};
