import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { utteranceOf } from '../../src/capture/liveUtterance.ts';
import { INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import { silentLog } from '../../src/common/log.ts';
import { parseWav, resampled } from '../../src/common/wav.ts';
import { Engine } from '../../src/engines/engine.ts';
import { ModelFolder } from '../../src/engines/modelFolder.ts';
import { asWritten } from '../../src/messages/message.ts';
import { LocalTranscriber } from '../../src/transcribe/ears/localTranscriber.ts';
import { collect } from '../support/collect.ts';
import { folderWith } from '../support/engines/modelsHere.ts';
import { skipWithoutNativePart } from '../support/engines/nativePart.ts';
import { plainlySaid } from '../support/plainlySaid.ts';
import { skipWithoutPrograms } from '../support/skipWithoutPrograms.ts';
import { transcriberContract } from './transcriber.ts';

const PROGRAM = resolve(import.meta.dirname, '../../src/engines/engineProcess.ts');
const RECORDINGS = resolve(import.meta.dirname, '../../../shared/recordings');
const MODEL = 'whisper-base-onnx';
const never = new AbortController().signal;

/** With the model that is published, or with one that `layWhisper.py` has made. */
describe('Whisper', () => {
  let engine: Engine;
  let transcriber: LocalTranscriber;

  before(function () {
    const folder = new ModelFolder(folderWith(MODEL, this));
    skipWithoutNativePart(this);
    skipWithoutPrograms(this, ['flite']);
    engine = new Engine({ models: [MODEL], folder, program: PROGRAM, environment: process.env, log: silentLog });
    transcriber = new LocalTranscriber({ name: 'whisper', label: asWritten('Whisper'), engine, log: silentLog });
  });
  after(() => engine?.close());

  transcriberContract('LocalTranscriber by Whisper', async () => ({ transcriber, close: async () => {} }), {
    plain: plainlySaid,
    voice: 'awb',
  });

  async function heard(samples: Int16Array, language?: string): Promise<string> {
    const utterance = utteranceOf({ samples, file: undefined });
    const events = await collect(transcriber.transcribe(utterance, { language, keywords: [] }, never));
    return events.at(-1)?.text ?? '';
  }

  it('hears German, as German or whichever language it is', async function () {
    const said = 'Die Funktion gibt den ersten Kunden zurück, dessen Konto noch offen ist.';
    const { stdout } = spawnSync('espeak-ng', ['-v', 'de', '-s', '140', '--stdout', said], { maxBuffer: 2 ** 26 });
    if (!stdout?.length) {
      console.log(`skipped: ${this.test?.fullTitle()}: not installed: espeak-ng`);
      return this.skip();
    }
    const samples = resampled(parseWav(stdout), INPUT_RATE_HZ);
    for (const language of ['de', undefined]) assert.equal(await heard(samples, language), said);
  });

  it('hears people who read aloud', async function () {
    if (!existsSync(RECORDINGS)) {
      console.log(`skipped: ${this.test?.fullTitle()}: no recordings of people`);
      return this.skip();
    }
    for (const [name, said] of [
      ['newhome', 'We must find a new home in the stars.'],
      ['pv_test', 'Mr. Quilter is the apostle of the middle classes and we are glad to welcome his gospel.'],
    ] as const)
      assert.equal(await heard(parseWav(readFileSync(join(RECORDINGS, `${name}.wav`))).samples, 'en'), said);
  });
});
