import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { heardByLevel } from '../../support/server/realtime/levels.ts';
import { type RealtimeServer, startRealtimeServer } from '../../support/server/realtime/realtimeServer.ts';
import { SPOILT, type Spoilt } from '../../support/server/realtime/talkSession.ts';
import { MODEL, Talking } from '../../support/talking.ts';
import { until } from '../../support/until.ts';

/** Nothing takes longer than this, in ms, whatever goes wrong. */
const BOUND_MS = 25_000;
/** A server that says nothing is given up after so long, in ms. */
const PATIENCE_MS = 600;
const CALL = { name: 'go_to_line', arguments: '{"line":3}' };

/** What a server told, in their order, and what came of it. */
interface Outcome {
  readonly types: readonly string[];
  readonly acts: number;
  readonly said: readonly string[];
  readonly refusals: readonly string[];
  readonly connections: number;
}

/**
 * Someone has something done and asks something, while one event is spoilt, once. `at`: the first of its kind that comes,
 * or the second.
 */
async function hold(spoilt: Spoilt | undefined, kind: string, nth: number, redirect?: string): Promise<Outcome> {
  const types: string[] = [];
  let seen = 0;
  let server: RealtimeServer | undefined;
  server = await startRealtimeServer({
    key: 'sk-test',
    hears: async (samples, rate) => heardByLevel(samples, rate),
    talk: {
      models: [MODEL],
      says: async words => new Int16Array(words.length * 120).fill(9),
      replies: (items, mayCall) => {
        // It calls for the first thing that was said, until it knows what came of it.
        const isDone = items.some(item => /^(?:tool|system): .*went there/s.test(item));
        const isFirst = !items.some(item => item === 'user: 7');
        return isFirst && !isDone && mayCall ? { calls: [CALL] } : { says: ['There you are.'] };
      },
      spoils: ({ type }) => {
        types.push(String(type));
        if (type !== kind || ++seen !== nth) return undefined;
        if (redirect !== undefined) server?.fail({ at: 'handshake', status: 307, headers: { location: redirect } });
        return spoilt;
      },
    },
  });
  const acts: string[] = [];
  const talking = new Talking(
    server,
    { patienceMs: PATIENCE_MS },
    {
      act: async calls => {
        acts.push(...calls.map(({ id }) => id));
        return calls.map(({ id }) => ({ id, content: 'It went there.' }));
      },
    },
  );
  const begins = performance.now();
  try {
    const isQuiet = async () => {
      const before = types.length;
      // In steps, so that a standstill of all of it is not taken for quiet.
      for (let step = 0; step < 12; step++) await new Promise(resolve => setTimeout(resolve, PATIENCE_MS / 6));
      return types.length === before && server.talks.at(-1)?.isOpen === true;
    };
    await talking.says(3, 5);
    await until('it was done', () => acts.length > 0, BOUND_MS);
    await until('it has come to rest', isQuiet, BOUND_MS);
    await talking.says(7);
    await until('it has come to rest again', isQuiet, BOUND_MS);
    await talking.end().catch(() => {});
    assert.ok(performance.now() - begins < 2 * BOUND_MS);
    const known = server.talks.flatMap(({ items }) =>
      items.filter(({ role }) => role === 'user').map(({ text }) => text),
    );
    return {
      types,
      acts: acts.length,
      said: [
        ...new Set([...talking.lines().flatMap(line => (line.startsWith('user: ') ? [line.slice(6)] : [])), ...known]),
      ],
      refusals: server.talks.flatMap(({ refusals }) => refusals),
      connections: server.talks.length,
    };
  } finally {
    await server.close();
  }
}

/** Several at a time: nearly all of it is waiting. */
async function eachOf<T>(
  all: readonly T[],
  work: (each: T) => Promise<string | undefined>,
): Promise<readonly string[]> {
  const left = [...all];
  const failures: string[] = [];
  const one = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const failure = await work(next).catch(thrown => String(thrown));
      if (failure) failures.push(`${JSON.stringify(next)}: ${failure}`);
    }
  };
  await Promise.all(Array.from({ length: 24 }, one));
  return failures;
}

function wrongWith({ acts, said, refusals }: Outcome): string | undefined {
  if (acts !== 1) return `it was done ${acts} times`;
  if (!said.includes('3 5') || !said.includes('7')) return `lost: ${said}`;
  return refusals.length > 0 ? refusals.join(', ') : undefined;
}

describe('a conversation, whichever event of its server goes wrong', () => {
  let counts: ReadonlyMap<string, number>;

  before(async () => {
    const outcome = await hold(undefined, '', 0);
    assert.equal(wrongWith(outcome), undefined);
    const counted = new Map<string, number>();
    for (const type of outcome.types) counted.set(type, (counted.get(type) ?? 0) + 1);
    counts = counted;
    assert.ok(counts.size >= 15, [...counts.keys()].join(', '));
  });

  for (const spoilt of SPOILT)
    it(`F14, trap 8: loses nothing that was said, does nothing twice, and goes on: ${spoilt}`, async function () {
      this.timeout(180_000);
      const cases = [...counts].flatMap(([kind, count]) =>
        // The first of its kind, and one in the middle.
        [...new Set([1, Math.ceil(count / 2)])].map(nth => [kind, nth] as const),
      );
      const failures = await eachOf(cases, async ([kind, nth]) => wrongWith(await hold(spoilt, kind, nth)));
      assert.deepEqual(failures, []);
    });

  it('A40: follows no redirect, whenever it is led elsewhere, and takes no key there', async () => {
    const led: string[] = [];
    const elsewhere = createServer((request, response) => {
      led.push(JSON.stringify(request.headers));
      response.writeHead(404).end();
    }).on('upgrade', (request, socket) => {
      led.push(JSON.stringify(request.headers));
      socket.destroy();
    });
    await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', resolve));
    const url = `ws://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/v1/realtime`;
    try {
      const failures = await eachOf(['session.created', 'response.created', 'response.done'], async kind =>
        wrongWith(await hold('drop', kind, 1, url)),
      );
      assert.deepEqual(failures, []);
      assert.deepEqual(led, []);
    } finally {
      elsewhere.close();
    }
  });
});
