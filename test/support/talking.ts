import { setTimeout as sleep } from 'node:timers/promises';
import { Channel } from '../../src/common/async/channel.ts';
import { RefusedFields } from '../../src/openai/requests/refusedFields.ts';
import type { Seen } from '../../src/realtime/conversation.ts';
import { RealtimeTalk, type TalkProps, type TalkWorld } from '../../src/realtime/realtimeTalk.ts';
import type { TalkWishes } from '../../src/realtime/session.ts';
import type { WrittenCall } from '../../src/realtime/told.ts';
import { QuickPlayer } from './quickPlayer.ts';
import { saidByLevel } from './server/realtime/levels.ts';
import type { RealtimeServer } from './server/realtime/realtimeServer.ts';

export const MODEL = 'gpt-realtime-2.1';
const FRAME = 320;

export const WISHES: TalkWishes = {
  instructions: 'Help with the code.',
  tools: [{ name: 'go_to_line', description: 'Goes there.', parameters: { type: 'object', properties: {} } }],
  voice: 'marin',
  speed: 1,
  detection: 'semantic',
  noise: 'near',
  effort: 'low',
  ears: 'gpt-transcribe',
  hints: { keywords: ['retryCount'], language: 'en', purpose: 'command' },
};

/** A person with a microphone in front of a conversation. */
export class Talking {
  readonly frames = new Channel<Int16Array>();
  readonly seen: Seen[] = [];
  readonly acted: WrittenCall[] = [];
  readonly player = new QuickPlayer();
  readonly talk: RealtimeTalk;
  readonly done: Promise<void>;
  readonly #ending = new AbortController();

  constructor(server: RealtimeServer, props: Partial<TalkProps> = {}, world: Partial<TalkWorld> = {}) {
    this.talk = new RealtimeTalk({
      address: { baseUrl: server.url, key: 'sk-test' } as TalkProps['address'],
      model: MODEL,
      refused: new RefusedFields(),
      wishes: WISHES,
      patienceMs: 30_000,
      idleMs: undefined,
      mostRounds: 8,
      mayPass: async () => true,
      lines: [],
      world: {
        player: this.player,
        understand: async () => ({ isDone: false, note: '' }),
        act: async calls => {
          this.acted.push(...calls);
          return calls.map(({ id }) => ({ id, content: 'ok' }));
        },
        watch: seen => void this.seen.push(seen),
        ...world,
      },
      ...props,
    });
    this.done = this.talk.run(this.frames, this.#ending.signal);
    this.done.catch(() => {});
  }

  /** Says numbers, and falls silent. */
  async says(...numbers: readonly number[]): Promise<void> {
    await this.hears(saidByLevel(...numbers));
    await this.hears(new Int16Array(16_000));
  }

  async hears(samples: Int16Array): Promise<void> {
    for (let at = 0; at < samples.length; at += FRAME) this.frames.push(samples.slice(at, at + FRAME));
    await sleep(0);
  }

  lines(): readonly string[] {
    return this.talk.lines.filter(({ role }) => role !== 'data').map(({ role, text }) => `${role}: ${text}`);
  }

  async end(): Promise<void> {
    this.talk.tell({ from: 'user', wish: 'end' });
    await this.done;
  }
}
