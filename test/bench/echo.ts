import { INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import { BargeIn } from '../../src/capture/voice/bargeIn.ts';
import { Silero } from '../../src/capture/voice/silero.ts';
import { silentLog } from '../../src/common/log.ts';
import { joined } from '../../src/common/wav.ts';
import { cpuNow } from '../support/cpuNow.ts';
import { EchoRoom, echoOf, mixed, recording, talk } from '../support/echoRoom.ts';
import { loudness } from '../support/noise.ts';
import { voiceModel } from '../support/voiceModel.ts';
import { type Measure, measure } from './measure.ts';

const SECONDS = 12;
const INTO_MS = 8000;
const ECHOES = [
  { decibels: -6, delayMs: 40 },
  { decibels: -12, delayMs: 120 },
  { decibels: -20, delayMs: 200 },
] as const;

/** What is left of Aloud's own voice, in simulated rooms; how soon a voice over it is certain, and what that costs. */
export async function benchEcho(): Promise<readonly Measure[]> {
  const silero = new Silero({ model: voiceModel, log: silentLog });
  const said = talk(['try-command', 'try-comment', 'try-question'], SECONDS);
  const voice = recording('try-undo');
  const begins = (voice.findIndex(x => Math.abs(x) > loudness(voice) / 2) / INPUT_RATE_HZ) * 1000;
  const power = (samples: Int16Array) => samples.reduce((sum, x) => sum + x * x, 0);
  const measures: Measure[] = [];
  for (const echo of ECHOES) {
    const room = new EchoRoom();
    room.plays(said, 0);
    const echoes = echoOf(said, echo);
    const gain = (2 * loudness(Int16Array.from(echoes))) / loudness(voice);
    const heard = mixed(echoes, { said: voice, atMs: INTO_MS, gain });
    const spokenAt: number[] = [];
    const spoken = () => void spokenAt.push(room.now);
    const bargeIn = new BargeIn({ detector: silero.detector(), own: room.own, spoken });
    const frames: Int16Array[] = [];
    const before = cpuNow();
    for await (const frame of room.hears(heard)) {
      frames.push(frame);
      await bargeIn.push(frame);
    }
    const share = (cpuNow() - before) / (SECONDS * 1000);
    const [from, to] = [3 * INPUT_RATE_HZ, (INTO_MS / 1000) * INPUT_RATE_HZ];
    const taken = 10 * Math.log10(power(heard.subarray(from, to)) / power(joined(frames).subarray(from, to)));
    const name = `${echo.decibels} dB, ${echo.delayMs} ms`;
    measures.push(
      measure(`echo.taken, ${name}`, taken, 'dB', 'of Aloud’s own voice'),
      measure(
        `echo.voice, ${name}`,
        Number(spokenAt[0]) - INTO_MS - begins,
        'ms',
        'voice at +6 dB → certain; aim: 300',
      ),
      measure(`echo.cost, ${name}`, share, 'share', 'of the time of what is heard, with the detector; aim: 0.1'),
    );
  }
  return measures;
}
