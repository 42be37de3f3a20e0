import { Channel } from '../../src/common/async/channel.ts';
import { silentLog } from '../../src/common/log.ts';
import { Speaker } from '../../src/speak/speaker.ts';
import { Speaking } from '../../src/speak/speaking.ts';
import { OUTPUT_RATE_HZ } from '../../src/speak/voices/voice.ts';
import { type Measure, measure, percentile } from './measure.ts';

const ANSWER =
  'This function adds up the `unitPrice` of every item. Then it takes off the discount, at most $a^2$ percent.';
const RUNS = 200;
const SECOND = new Uint8Array(OUTPUT_RATE_HZ * 2).fill(7);

/**
 * What Aloud itself takes from a text to its first sound: with a voice that speaks at once, until a player has the sound;
 * and from the wish to go on, after a pause, to the sound of the word that was cut.
 */
export async function benchSpeaking(): Promise<readonly Measure[]> {
  const first = await run();
  const runs: { readonly sound: number; readonly resumed: number }[] = [];
  for (let each = 0; each < RUNS; each++) runs.push(await run());
  const of = (part: 'sound' | 'resumed', share: number) =>
    percentile(
      runs.map(each => each[part]),
      share,
    );
  return [
    measure('speaking: text to first sound, the first time', first.sound, 'ms', 'with loading what reads Markdown'),
    measure('speaking: text to first sound, median', of('sound', 0.5), 'ms'),
    measure('speaking: text to first sound, 95 of 100', of('sound', 0.95), 'ms'),
    measure('speaking: go on to sound, median', of('resumed', 0.5), 'ms'),
    measure('speaking: go on to sound, 95 of 100', of('resumed', 0.95), 'ms'),
  ];
}

async function run(): Promise<{ readonly sound: number; readonly resumed: number }> {
  let had = (): void => {};
  const speaker = new Speaker({
    voice: {
      name: 'instant',
      maxLength: 4096,
      async *speak() {
        yield SECOND;
      },
    },
    player: {
      name: 'none',
      missing: async () => undefined,
      async play(chunks, signal) {
        for await (const _ of chunks) {
          had();
          await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
          break;
        }
        return 500;
      },
    },
    style: () => ({ instructions: undefined, speed: 1 }),
    log: silentLog,
    speaking: new Speaking(),
  });
  const timed = async (begin: () => Promise<unknown>, end: () => void) => {
    const from = performance.now();
    const sound = new Promise<void>(resolve => {
      had = resolve;
    });
    const saying = begin();
    await sound;
    const took = performance.now() - from;
    end();
    await saying;
    return took;
  };
  const never = new AbortController().signal;
  const text = new Channel<string>();
  text.push(ANSWER);
  text.close();
  const pause = () => void speaker.speaking.steer('pause');
  const sound = await timed(() => speaker.speak(text, never, () => {}), pause);
  const resumed = await timed(() => speaker.steer('resume', never, () => {}), pause);
  return { sound, resumed };
}
