/**
 * Records into a folder until it is killed. What is said counts up from 1, so that whoever reads it back knows what is
 * missing. Arguments: the folder, and if it shall end after so many ms, as fast as it can, their number.
 */
import { Recorder } from '../../src/capture/recorder.ts';
import { Recordings } from '../../src/capture/recordings/recordings.ts';
import { silentLog } from '../../src/common/log.ts';
import { english } from '../../src/messages/text.ts';
import { RecordedMicrophone } from './recordedMicrophone.ts';

const said = Int16Array.from({ length: 16_000 * 20 }, (_, i) => (i % 30_000) + 1);
const recorder = new Recorder({
  microphone: new RecordedMicrophone(said, { realTime: process.argv[3] === undefined }),
  recordings: new Recordings({
    folder: process.argv[2] as string,
    log: silentLog,
    keep: () => false,
    warn: says => console.log(`warned: ${english(says)}`),
  }),
  log: silentLog,
  detector: () => ({ speechProbability: () => 1 }),
});
const maximumMs = Number(process.argv[3] ?? 20_000);
const take = recorder.listen({ silenceMs: 0, patienceMs: 0, maximumMs }, { level() {} }, new AbortController().signal);
let frames = 0;
for await (const _ of take.utterance.frames()) console.log(`heard ${++frames}`);
const recording = await take.utterance.recording;
console.log(`recorded ${recording.samples.length} into ${recording.file}`);
