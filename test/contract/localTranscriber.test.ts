import assert from 'node:assert/strict';
import { join } from 'node:path';
import { INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import { Recorder } from '../../src/capture/recorder.ts';
import { Recordings } from '../../src/capture/recordings/recordings.ts';
import { Silero } from '../../src/capture/voice/silero.ts';
import { silentLog } from '../../src/common/log.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { asWritten } from '../../src/messages/message.ts';
import { type LocalEngine, LocalTranscriber } from '../../src/transcribe/ears/localTranscriber.ts';
import { collect } from '../support/collect.ts';
import { builtEngine } from '../support/engines/builtEngine.ts';
import { folderWith } from '../support/engines/modelsHere.ts';
import { moonshineIn } from '../support/engines/moonshineIn.ts';
import { plainlySaid } from '../support/plainlySaid.ts';
import { RecordedMicrophone } from '../support/recordedMicrophone.ts';
import { say } from '../support/server/flite.ts';
import { skipWithoutPrograms } from '../support/skipWithoutPrograms.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { voiceModel } from '../support/voiceModel.ts';
import { transcriberContract } from './transcriber.ts';

const MOONSHINE = { name: 'moonshine', label: asWritten('Moonshine'), languages: ['en'] } as const;

describe('Moonshine', () => {
  let folder: string;

  before(function () {
    folder = folderWith('moonshine-base-en', this);
    skipWithoutPrograms(this, ['flite']);
  });

  const HEARING = { plain: plainlySaid, voice: 'awb' } as const;
  const heardBy = (engine: Engine, remove = () => {}) => {
    const close = async () => {
      engine.close();
      remove();
    };
    return { transcriber: new LocalTranscriber({ ...MOONSHINE, engine, log: silentLog }), close };
  };

  transcriberContract('LocalTranscriber', async () => heardBy(moonshineIn(folder, silentLog)), HEARING);

  transcriberContract(
    'LocalTranscriber by WebAssembly',
    async () => {
      const { program, remove } = await builtEngine('universal');
      return heardBy(moonshineIn(folder, silentLog, program), remove);
    },
    HEARING,
  );

  it('has the text of a pause for the end of it, and hears nothing twice', async () => {
    const around = temporaryFolder('moonshine');
    const engine = moonshineIn(folder, silentLog);
    try {
      const phrase = 'rename this variable to total';
      const samples = await say(phrase, { voice: 'awb', rateHz: INPUT_RATE_HZ });
      const silero = new Silero({ model: voiceModel, log: silentLog });
      const recorder = new Recorder({
        microphone: new RecordedMicrophone(samples, { realTime: true }),
        recordings: new Recordings({
          folder: join(around.path, 'recordings'),
          log: silentLog,
          keep: () => false,
          warn: () => assert.fail(),
        }),
        log: silentLog,
        detector: () => silero.detector(),
      });
      const asked: number[] = [];
      const counting: LocalEngine = {
        load: () => engine.load(),
        hear: (piece, signal) => {
          asked.push(piece.length);
          return engine.hear(piece, signal);
        },
      };
      const never = new AbortController().signal;
      const options = { silenceMs: 450, patienceMs: 8000, maximumMs: 60_000 };
      const { utterance } = recorder.listen(options, { level() {} }, never);
      const transcriber = new LocalTranscriber({ ...MOONSHINE, engine: counting, log: silentLog });
      const events = await collect(transcriber.transcribe(utterance, { language: 'en', keywords: [] }, never));
      const whole = await utterance.recording;
      assert.deepEqual(
        events.map(({ type, text }) => [type, plainlySaid(text)]),
        [
          ['partial', phrase],
          ['final', phrase],
        ],
      );
      assert.ok(asked.length === 1 && Number(asked[0]) < whole.samples.length, `${asked} of ${whole.samples.length}`);
    } finally {
      engine.close();
      around.remove();
    }
  });
});
