/**
 * A program of its own that plays s16le mono at 24 kHz from standard input with audio-io, and ends when all of it has
 * been heard. The library asks for samples on the main thread, which must not be the editor's; killing it is silence.
 */
import { createAudioOutput } from '@echogarden/audio-io';
import { OUTPUT_RATE_HZ } from './voice.ts';

const BUFFER_MS = 40;
/** What the library and the system hold back, in ms: heard after the last sample was handed over. */
const TAIL_MS = 200;

let waiting: Buffer[] = [];
let waitingBytes = 0;
let ended = false;
let heardAll: (() => void) | undefined;

/** Fills what the device asks for, with silence where nothing has come yet. */
function fill(samples: Int16Array): void {
  const wanted = samples.length * 2;
  const target = Buffer.from(samples.buffer, samples.byteOffset, wanted);
  let at = 0;
  while (at < wanted && waiting.length > 0) {
    const chunk = waiting[0] as Buffer;
    const taken = chunk.copy(target, at, 0, wanted - at);
    at += taken;
    if (taken === chunk.length) waiting = waiting.slice(1);
    else waiting[0] = chunk.subarray(taken);
  }
  target.fill(0, at);
  waitingBytes -= at;
  if (waitingBytes < OUTPUT_RATE_HZ) process.stdin.resume();
  if (ended && waitingBytes <= 0) heardAll?.();
}

process.stdin.on('data', (chunk: Buffer) => {
  waiting.push(chunk);
  waitingBytes += chunk.length;
  // No more than a second ahead, so that whoever writes knows how far it is.
  if (waitingBytes > OUTPUT_RATE_HZ * 2) process.stdin.pause();
});
process.stdin.on('end', () => {
  ended = true;
});

async function main(): Promise<void> {
  const done = new Promise<void>(resolve => {
    heardAll = resolve;
  });
  const output = await createAudioOutput(
    { sampleRate: OUTPUT_RATE_HZ, channelCount: 1, bufferDuration: BUFFER_MS },
    fill,
  );
  await done;
  await new Promise(resolve => setTimeout(resolve, TAIL_MS));
  await output.dispose();
  process.exit(0);
}

main().catch((thrown: unknown) => {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : thrown}\n`);
  process.exit(1);
});
