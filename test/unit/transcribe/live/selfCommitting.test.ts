import assert from 'node:assert/strict';
import { LiveTranscriber } from '../../../../src/transcribe/live/liveTranscriber.ts';
import { accessTo } from '../../../support/server/access.ts';
import { heardByLevel, saidByLevel } from '../../../support/server/realtime/levels.ts';
import { type RealtimeOptions, startRealtimeServer } from '../../../support/server/realtime/realtimeServer.ts';
import { utteranceOf } from '../../../support/spoken.ts';

const RUNS = 120;
const HINTS = { language: 'en', keywords: [] };
const never = new AbortController().signal;

/** The same numbers each time, from 0 to 1. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function all<T>(events: AsyncIterable<T>): Promise<{ readonly items: readonly T[]; readonly thrown?: unknown }> {
  const items: T[] = [];
  try {
    for await (const event of events) items.push(event);
    return { items };
  } catch (thrown) {
    return { items, thrown };
  }
}

describe('servers whose own detection cannot be turned off', () => {
  it('lose no word and double none, wherever they commit and however they tell of it', async () => {
    const chance = chances(20_261_129);
    const wrong: string[] = [];
    for (let run = 0; run < RUNS; run++) {
      const among = <T>(...all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
      const options: Omit<RealtimeOptions, 'hears'> = {
        naming: among('ga', 'beta', 'flat'),
        // Of what is shorter than 100 ms nobody can commit anything.
        commitsAfterMs: 120 + 20 * Math.floor(chance() * 30),
        // Who names no piece as it was committed tells nothing of their order.
        ...among<Partial<RealtimeOptions>>({}, { crosses: true }, { renames: true }),
        ...(chance() < 0.5 && { deltaEveryMs: among(40, 100, 300) }),
      };
      const drop = among('never', 'never', 'early', 'at a commit');
      const words = Array.from({ length: 3 + Math.floor(chance() * 10) }, (_, at) => 1 + ((at * 7 + run) % 29));
      const server = await startRealtimeServer({ ...options, hears: async (all, rate) => heardByLevel(all, rate) });
      try {
        if (drop === 'early') server.fail({ at: 'session', dropsAfterMs: 200 + 60 * Math.floor(chance() * 8) });
        if (drop === 'at a commit') server.fail({ at: 'session', dropsAtCommit: among(1, 2) });
        const transcriber = new LiveTranscriber(accessTo(server.url, { 'aloud.timeoutMs': 10_000 }));
        const hearing = transcriber.transcribe(utteranceOf(saidByLevel(...words)), HINTS, never);
        const { items, thrown } = await all(hearing);
        const text = thrown ? String(thrown) : items.at(-1)?.text;
        if (text !== words.join(' '))
          wrong.push(`${JSON.stringify({ run, ...options, drop })}: ${words} became ${text}`);
      } finally {
        await server.close();
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('lose no word where they tell of no commit at all', async () => {
    const words = [3, 8, 2, 9, 4, 11, 5];
    const texts = [160, 340, 600].map(async commitsAfterMs => {
      const options = { commitsAfterMs, tellsNoCommits: true };
      const server = await startRealtimeServer({ ...options, hears: async (all, rate) => heardByLevel(all, rate) });
      try {
        const hearing = new LiveTranscriber(accessTo(server.url)).transcribe(
          utteranceOf(saidByLevel(...words)),
          HINTS,
          never,
        );
        const { items, thrown } = await all(hearing);
        return thrown ? String(thrown) : items.at(-1)?.text;
      } finally {
        await server.close();
      }
    });
    assert.deepEqual(
      await Promise.all(texts),
      texts.map(() => words.join(' ')),
    );
  });
});
