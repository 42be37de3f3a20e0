import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import { silentLog } from '../../src/common/log.ts';
import { parseWav, resampled } from '../../src/common/wav.ts';
import { Engine } from '../../src/engines/engine.ts';
import { ModelFolder } from '../../src/engines/modelFolder.ts';
import { OUTPUT_RATE_HZ } from '../../src/engines/protocol.ts';
import { isSaidPhrase } from '../../src/grammar/ear/saidPhrase.ts';
import { LocalEars } from '../../src/transcribe/ears/localEars.ts';
import { PocketSphinx } from '../../src/transcribe/ears/pocketsphinx.ts';
import { folderWith } from '../support/engines/modelsHere.ts';
import { moonshineIn } from '../support/engines/moonshineIn.ts';
import { skipWithoutNativePart } from '../support/engines/nativePart.ts';

const PROGRAM = resolve(import.meta.dirname, '../../src/engines/engineProcess.ts');
const RECORDINGS = resolve(import.meta.dirname, '../../../shared/recordings');
const never = new AbortController().signal;
const WAKE = ['wake up', 'hello computer', 'start listening'];
const OTHERS = [
  ...['wake me up at six thirty', 'make up', 'wait up', 'look up', 'walk up', 'back up', 'break up', 'he woke up late'],
  ...[
    'stop listening',
    'start testing',
    'hello everybody',
    'the computer',
    'go to sleep',
    'undo that',
    'what time is it',
  ],
  ...['I said wake up to him', 'wake up the server before the tests run', 'computers say hello', 'thank you', 'okay'],
];

/** Real ears and a real voice: whether wake words wake, and nothing else does. */
describe('LocalEars by Moonshine', () => {
  let ears: LocalEars;
  let hearing: Engine;
  let speaking: Engine | undefined;

  before(function () {
    const folder = folderWith('moonshine-base-en', this);
    hearing = moonshineIn(folder, silentLog);
    ears = new LocalEars({
      models: [hearing],
      languages: [],
      pocketsphinx: new PocketSphinx({ program: '/none', model: '', environment: {} }),
      jsgf: () => undefined,
      isPhrase: isSaidPhrase,
      isSent: async () => false,
      log: silentLog,
    });
  });
  after(() => {
    hearing?.close();
    speaking?.close();
  });

  async function say(text: string, speed = 1): Promise<Int16Array> {
    const samples = await speaking?.say(text, { speaker: '', speed }, never);
    return resampled({ samples: samples ?? new Int16Array(), rateHz: OUTPUT_RATE_HZ }, INPUT_RATE_HZ);
  }

  it('are woken by the wake words, and by nothing else that a neural voice says', async function () {
    const folder = folderWith('voice-joe-en', this);
    skipWithoutNativePart(this);
    speaking = new Engine({
      models: ['voice-joe-en'],
      folder: new ModelFolder(folder),
      program: PROGRAM,
      environment: process.env,
      log: silentLog,
    });
    const missed: string[] = [];
    for (const words of WAKE)
      for (const speed of [0.9, 1, 1.15])
        if (!(await ears.wakes(await say(words, speed), [words], never))) missed.push(`${words}, ${speed}`);
    const woken: string[] = [];
    for (const words of OTHERS) if (await ears.wakes(await say(words), WAKE, never)) woken.push(words);
    // The voice says nothing twice in the same way; `wakeWords.jsonl` holds what was heard of many sentences.
    assert.ok(missed.length <= 1 && woken.length <= 1, `missed: ${missed}; woken by: ${woken}`);
  });

  it('are not woken by what people read aloud', async function () {
    if (!existsSync(RECORDINGS)) {
      console.log(`skipped: ${this.test?.fullTitle()}: no recordings of people`);
      this.skip();
    }
    for (const name of readdirSync(RECORDINGS).filter(each => each.endsWith('.wav'))) {
      const { samples } = parseWav(readFileSync(join(RECORDINGS, name)));
      // Whole, and in pieces as short as wake words are.
      for (const piece of [samples, ...pieces(samples, 2 * INPUT_RATE_HZ)])
        assert.equal(await ears.wakes(piece, WAKE, never), false, name);
    }
  });
});

function pieces(samples: Int16Array, length: number): readonly Int16Array[] {
  return Array.from({ length: Math.floor(samples.length / length) }, (_, i) =>
    samples.subarray(i * length, (i + 1) * length),
  );
}
