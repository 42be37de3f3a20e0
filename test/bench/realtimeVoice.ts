import { WebSocket } from 'ws';
import { RealtimeVoice } from '../../src/speak/voices/realtime/realtimeVoice.ts';
import { accessTo } from '../support/server/access.ts';
import { startRealtimeServer } from '../support/server/realtime/realtimeServer.ts';
import { until } from '../support/until.ts';
import { compared, type Measure, measure, percentile } from './measure.ts';

const RATE_HZ = 24_000;
const RUNS = 60;
const STYLE = { instructions: undefined, speed: 1 };
const TEXT =
  'The function returns the first item of the list, which is then sorted by its name and given to the caller.';
const never = new AbortController().signal;

/**
 * A voice by Realtime at a server that speaks at once: from a text to its first sound over a connection that waits and over
 * a new one, beside the same events over a bare socket; and from a stop until the connection is closed.
 */
export async function benchRealtimeVoice(): Promise<readonly Measure[]> {
  const sound = Int16Array.from({ length: RATE_HZ * 7 }, (_, i) => Math.round(4000 * Math.sin(i / 20)));
  const server = await startRealtimeServer({
    hears: async () => '',
    voice: { says: async words => ({ words, sound }), everyMs: 20 },
  });
  try {
    const kept = new RealtimeVoice(accessTo(server.url));
    await kept.warm();
    const waiting: number[] = [];
    const fresh: number[] = [];
    const bare: number[] = [];
    const stopped: number[] = [];
    // Each in turn, so that what the machine does meanwhile is done to all; the first of each is not counted.
    for (let run = 0; run <= RUNS; run++) {
      waiting.push(await whole(kept));
      fresh.push((await stoppedAtFirst(new RealtimeVoice(accessTo(server.url)))).firstMs);
      bare.push(await bareFirst(server.url));
      const stop = await stoppedAtFirst(new RealtimeVoice(accessTo(server.url)));
      const from = performance.now();
      await until('it is closed', () => server.voices.at(-1)?.isOpen === false);
      stopped.push(performance.now() - from + stop.stopMs);
    }
    const of = (all: readonly number[], share: number) => percentile(all.slice(1), share);
    return [
      measure('voices.realtime text to first sound', of(waiting, 0.5), 'ms', 'over a connection that waits; aim: 40'),
      measure('voices.realtime text to first sound p95', of(waiting, 0.95), 'ms'),
      compared(
        measure('voices.realtime text to first sound, new connection', of(fresh, 0.5), 'ms'),
        'bare socket',
        of(bare, 0.5),
      ),
      measure('voices.realtime stop to closed p95', of(stopped, 0.95), 'ms', 'as the server sees it; aim: 50'),
    ];
  } finally {
    await server.close();
  }
}

/** From a text to its first sound, of one that is said to its end. */
async function whole(voice: RealtimeVoice): Promise<number> {
  const from = performance.now();
  let firstMs = 0;
  for await (const _ of voice.speak(TEXT, STYLE, never)) firstMs ||= performance.now() - from;
  return firstMs;
}

/** The same of one that is stopped then, and how long it takes until whoever waits knows. */
async function stoppedAtFirst(voice: RealtimeVoice): Promise<{ readonly firstMs: number; readonly stopMs: number }> {
  const stop = new AbortController();
  const from = performance.now();
  let firstMs = 0;
  try {
    for await (const _ of voice.speak(TEXT, STYLE, stop.signal)) {
      firstMs = performance.now() - from;
      stop.abort();
    }
  } catch {
    // That it was stopped.
  }
  return { firstMs, stopMs: performance.now() - from - firstMs };
}

async function bareFirst(url: string): Promise<number> {
  const from = performance.now();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/realtime?model=gpt-realtime-2.1-mini`);
  const input = [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: TEXT }] }];
  await new Promise<void>(resolve =>
    socket.on('message', data => {
      const { type } = JSON.parse(data.toString());
      if (type === 'session.created')
        socket.send(JSON.stringify({ type: 'session.update', session: { type: 'realtime', instructions: 'Read.' } }));
      else if (type === 'session.updated')
        socket.send(JSON.stringify({ type: 'response.create', response: { conversation: 'none', input } }));
      else if (type === 'response.output_audio.delta') resolve();
    }),
  );
  const ms = performance.now() - from;
  socket.terminate();
  return ms;
}
