import type { Message } from '../../src/messages/message.ts';
import type { Player } from '../../src/speak/players/player.ts';
import { OUTPUT_RATE_HZ, type Style, type Voice } from '../../src/speak/voices/voice.ts';

/** Sound that tells where it came from: every byte is the same. */
export function tone(value: number, ms: number): Uint8Array {
  return new Uint8Array((ms / 1000) * OUTPUT_RATE_HZ * 2).fill(value);
}

/** A voice under the test's hand: says the n-th text as 100 ms of the byte n, counted from 1. */
export class FakeVoice implements Voice {
  readonly name = 'fake';
  readonly maxLength = 200;
  readonly asked: string[] = [];
  readonly styles: Style[] = [];
  readonly signals: AbortSignal[] = [];
  readonly #before: (text: string) => Promise<void>;

  /** `before` is waited for before a text is said, and fails it by throwing. */
  constructor(before: (text: string) => Promise<void> = async () => {}) {
    this.#before = before;
  }

  async *speak(text: string, style: Style, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    const number = this.asked.push(text);
    this.styles.push(style);
    this.signals.push(signal);
    yield tone(number, 50);
    await this.#before(text);
    yield tone(number, 50);
  }
}

/** A player that takes what it gets at once, or one chunk for each call of `take`. */
export class FakePlayer implements Player {
  readonly name = 'fake';
  readonly played: number[] = [];
  starts = 0;
  problem: Message | undefined;
  readonly #take: () => Promise<void>;

  constructor(take: () => Promise<void> = async () => {}) {
    this.#take = take;
  }

  async missing(): Promise<Message | undefined> {
    return this.problem;
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    this.starts++;
    let bytes = 0;
    for await (const chunk of chunks) {
      if (signal.aborted) break;
      this.played.push(chunk[0] as number);
      bytes += chunk.length;
      await this.#take();
    }
    return (bytes / 2 / OUTPUT_RATE_HZ) * 1000;
  }
}
