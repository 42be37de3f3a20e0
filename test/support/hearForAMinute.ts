// Hears a minute of sound through Silero's voice detector, and prints as JSON how many bytes of memory that took from
// the system, beyond what the process had, and how many frames were judged.
import { FRAME_SAMPLES } from '../../src/capture/microphone.ts';
import { Silero } from '../../src/capture/voice/silero.ts';
import { silentLog } from '../../src/common/log.ts';
import { noise } from './noise.ts';
import { voiceModel } from './voiceModel.ts';

const FRAMES = 1875;
const sound = Int16Array.from(noise('pink', 64 * FRAME_SAMPLES), x => x * 2000);
const before = process.memoryUsage.rss();
const detector = new Silero({ model: voiceModel, log: silentLog }).detector();
let judged = 0;
for (; judged < FRAMES; judged++) {
  const at = (judged % 64) * FRAME_SAMPLES;
  await detector.speechProbability(sound.subarray(at, at + FRAME_SAMPLES));
}
process.stdout.write(JSON.stringify({ addedBytes: process.memoryUsage.rss() - before, judged }));
