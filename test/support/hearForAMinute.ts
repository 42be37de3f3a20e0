// Hears a minute of sound through Silero's voice detector, or with `native` as sherpa-onnx runs it, and prints as JSON how
// many bytes of memory that took from the system, beyond what the process had, how many frames were judged, and the
// processor's time, in ms.
import { FRAME_SAMPLES } from '../../src/capture/microphone.ts';
import { Silero } from '../../src/capture/voice/silero.ts';
import { silentLog } from '../../src/common/log.ts';
import { cpuNow } from './cpuNow.ts';
import { nativeSilero } from './nativeSilero.ts';
import { noise } from './noise.ts';
import { voiceModel } from './voiceModel.ts';

const FRAMES = 1875;
const sound = Int16Array.from(noise('pink', 64 * FRAME_SAMPLES), x => x * 2000);
const before = process.memoryUsage.rss();
const own = () => new Silero({ model: voiceModel, log: silentLog }).detector();
const detector = (process.argv[2] === 'native' ? nativeSilero() : own)?.();
if (!detector) throw new Error('There is no such detector here.');
const from = cpuNow();
let judged = 0;
for (; judged < FRAMES; judged++) {
  const at = (judged % 64) * FRAME_SAMPLES;
  await detector.speechProbability(sound.subarray(at, at + FRAME_SAMPLES));
}
const cpuMs = cpuNow() - from;
process.stdout.write(JSON.stringify({ addedBytes: process.memoryUsage.rss() - before, judged, cpuMs }));
