/**
 * A program of its own that records with pvrecorder and writes s16le mono at 16 kHz to standard output, until its
 * standard input ends. Its reads block, and a cold device blocks for a second: that must not happen to the editor.
 * Argument: the device's name, or nothing; or `--devices`, to be told the names as a JSON array instead. Writes to
 * standard error why it could not.
 */
import type { PvRecorder } from '@picovoice/pvrecorder-node';
import { FRAME_SAMPLES } from '../microphone.ts';
import { noDeviceLine } from './noDevice.ts';

/** Held back by the library while nobody reads, in frames: 16 s. */
const BUFFERED_FRAMES = 512;
/** A cold device often fails its first reads, and works when it is opened again. */
const MOST_TRIES = 5;
/** A read that was quicker, in ms, gave a frame which was waiting. */
const WAITING_MS = 8;

let stopping = false;

async function record(Recorder: typeof PvRecorder, device: number): Promise<void> {
  for (let tries = 1; !stopping; tries++) {
    const recorder = new Recorder(FRAME_SAMPLES, device, BUFFERED_FRAMES);
    let heard = false;
    try {
      recorder.start();
      for (let waited = false; !stopping || !waited; ) {
        const asked = performance.now();
        const frame = await recorder.read();
        waited = performance.now() - asked > WAITING_MS;
        heard = true;
        process.stdout.write(new Uint8Array(frame.buffer));
      }
      return;
    } catch (thrown) {
      // The device vanished: what was heard counts.
      if (heard || stopping) return;
      if (tries === MOST_TRIES) throw thrown;
    } finally {
      recorder.release();
    }
  }
}

/** -1 is the system's default. */
function deviceIndex(Recorder: typeof PvRecorder, name: string): number {
  if (name === '') return -1;
  const devices = Recorder.getAvailableDevices();
  const index = devices.indexOf(name);
  if (index < 0) throw new Error(noDeviceLine({ device: name, devices }));
  return index;
}

async function main(): Promise<void> {
  const { PvRecorder: Recorder } = await import('@picovoice/pvrecorder-node');
  const argument = process.argv[2] ?? '';
  if (argument === '--devices') process.stdout.write(JSON.stringify(Recorder.getAvailableDevices()));
  else await record(Recorder, deviceIndex(Recorder, argument));
  process.stdout.end(() => process.exit(0));
}

process.stdin.on('end', () => {
  stopping = true;
});
process.stdin.resume();
// Nobody reads any longer.
process.stdout.on('error', () => process.exit(0));
main().catch(thrown => {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : thrown}\n`, () => process.exit(1));
});
