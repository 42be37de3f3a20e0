/**
 * A program of its own that plays s16le mono at OUTPUT_RATE_HZ from standard input with audio-io, and ends when all of
 * it has been heard. The library asks for samples on the main thread, which must not be the editor's; killing this
 * program is silence. Writes a line to standard output when the device begins to take sound, and to standard error why
 * it could not play.
 */
import { OUTPUT_RATE_HZ } from '../voices/voice.ts';

const BUFFER_MS = 100;
/** What the library and the system hold back, in ms: heard after the last sample was handed over. */
const TAIL_MS = 250;
/** No more is read ahead, in bytes (half a second), so that whoever writes knows how far it is. */
const READ_AHEAD_BYTES = OUTPUT_RATE_HZ;

const waiting: Buffer[] = [];
let waitingBytes = 0;
let ended = false;

/** Fills what the device asks for, with silence where nothing has come yet. */
function fill(samples: Int16Array): void {
  const target = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  let filled = 0;
  for (let chunk = waiting[0]; chunk && filled < target.length; chunk = waiting[0]) {
    const copied = chunk.copy(target, filled);
    filled += copied;
    if (copied === chunk.length) waiting.shift();
    else waiting[0] = chunk.subarray(copied);
  }
  target.fill(0, filled);
  waitingBytes -= filled;
  if (waitingBytes < READ_AHEAD_BYTES) process.stdin.resume();
}

async function main(): Promise<void> {
  const { createAudioOutput } = await import('@echogarden/audio-io');
  let heardAll = (): void => {};
  const done = new Promise<void>(resolve => {
    heardAll = resolve;
  });
  const config = { sampleRate: OUTPUT_RATE_HZ, channelCount: 1, bufferDuration: BUFFER_MS };
  const output = await createAudioOutput(config, samples => {
    fill(samples);
    if (ended && waitingBytes === 0) heardAll();
  });
  process.stdout.write('playing\n');
  process.stdin.on('data', (chunk: Buffer) => {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    if (waitingBytes > READ_AHEAD_BYTES) process.stdin.pause();
  });
  process.stdin.on('end', () => {
    ended = true;
  });
  await done;
  await new Promise(resolve => setTimeout(resolve, TAIL_MS));
  await output.dispose();
  process.exit(0);
}

main().catch(thrown => {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : thrown}\n`, () => process.exit(1));
});
