// Records into a folder until it is killed: `node recordUntilKilled.ts FOLDER`. Prints after each frame how many samples
// the microphone has given; each sample is its own number, so that what is lost can be told. The same is written plainly into
// FOLDER.plain: how much of it is there tells how soon the machine lets anyone write.
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Microphone } from '../../src/capture/microphone.ts';
import { Recorder } from '../../src/capture/recorder.ts';
import { Recordings } from '../../src/capture/recordings/recordings.ts';
import { silentLog } from '../../src/common/log.ts';

const FRAME = 512;
const FRAME_MS = 32;

const [folder = ''] = process.argv.slice(2);
const plain = await open(`${folder}.plain`, 'wx');
let written: Promise<unknown> = Promise.resolve();

const microphone: Microphone = {
  name: 'counting',
  missing: async () => undefined,
  async *open(): AsyncGenerator<Frame, void, undefined> {
    const from = performance.now();
    for (let count = 1; ; count++) {
      const first = (count - 1) * FRAME + 1;
      const frame = Int16Array.from({ length: FRAME }, (_, i) => (first + i) % 32_768);
      written = written.then(() => plain.write(frame));
      yield frame;
      process.stdout.write(`given ${count * FRAME}\n`);
      await sleep(Math.max(0, from + count * FRAME_MS - performance.now()));
    }
  },
};
const recorder = new Recorder({
  microphone,
  recordings: new Recordings({ folder, log: silentLog, keep: () => false, warn: console.error }),
  log: silentLog,
  detector: () => ({ speechProbability: () => 1 }),
});
const options = { silenceMs: 0, patienceMs: 0, maximumMs: 60_000, purpose: 'comment' };
await recorder.listen(options, { level() {} }, new AbortController().signal).ended;
