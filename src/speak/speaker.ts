import { Channel } from '../common/channel.ts';
import { asAloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Player } from './player.ts';
import { sentences } from './sentences.ts';
import { Speakable } from './speakable.ts';
import { OUTPUT_RATE_HZ, type Style, type Voice } from './voice.ts';

/** How many sentences are asked of the voice while one is heard. */
const AHEAD = 2;

/** What was really heard. */
export interface Spoken {
  /** The sentences heard to their end. */
  readonly heard: readonly string[];
  readonly ms: number;
}

export interface SpeakerProps {
  readonly voice: Voice;
  /** Undefined: stays silent, and asks nothing of the voice. */
  readonly player: Player | undefined;
  /** Read for each sentence, so that a changed pace counts at once. */
  readonly style: () => Style;
  readonly log: Log;
}

interface Line {
  readonly text: string;
  readonly sound: Channel<Uint8Array>;
}

/** Speaks text while it is being written: sentence by sentence into one stream of sound without gaps. */
export class Speaker {
  readonly #props: SpeakerProps;

  constructor(props: SpeakerProps) {
    this.#props = props;
  }

  /**
   * Resolves when all has been heard, or the signal has fired: then it is silent within 50 ms and asks for no more.
   * `firstSound` is called when sound begins. What fails in the text or the voice is thrown after what came before it
   * was heard; a player that fails is thrown at once (`no-player`, `player-failed`).
   */
  async speak(deltas: AsyncIterable<string>, signal: AbortSignal, firstSound: () => void): Promise<Spoken> {
    const { player } = this.#props;
    if (!player) return { heard: [], ms: 0 };
    const stop = new AbortController();
    const both = AbortSignal.any([signal, stop.signal]);
    const speech = new Speech(this.#props, both);
    const asked = speech.ask(deltas);
    try {
      const sound = speech.sound(firstSound)[Symbol.asyncIterator]();
      // Without a word to say, no player is started.
      const first = await sound.next();
      const ms = first.done ? 0 : await player.play(withFirst(first.value, sound), both);
      if (!signal.aborted && speech.failure) throw asAloudError(speech.failure.thrown);
      return { heard: speech.heard(ms), ms };
    } finally {
      stop.abort();
      await asked;
    }
  }
}

async function* withFirst<T>(first: T, rest: AsyncIterator<T>): AsyncGenerator<T, void, undefined> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** One answer being spoken. */
class Speech {
  failure: { readonly thrown: unknown } | undefined;
  readonly #props: SpeakerProps;
  readonly #signal: AbortSignal;
  readonly #lines = new Channel<Line>();
  readonly #ends: { readonly text: string; readonly bytes: number }[] = [];
  #bytes = 0;
  #waiting = 0;
  #wake = (): void => {};

  constructor(props: SpeakerProps, signal: AbortSignal) {
    this.#props = props;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#wake(), { once: true });
  }

  /** Asks the voice for one sentence after the other, a little ahead of what is heard. Never rejects. */
  async ask(deltas: AsyncIterable<string>): Promise<void> {
    const speakable = new Speakable();
    const requests: Promise<void>[] = [];
    try {
      for await (const written of sentences(untilAborted(deltas, this.#signal), this.#props.voice.maxLength)) {
        const text = speakable.say(written);
        if (!/[\p{L}\p{N}]/u.test(text)) continue;
        while (this.#waiting > AHEAD && !this.#signal.aborted) {
          await new Promise<void>(resolve => {
            this.#wake = resolve;
          });
        }
        if (this.#signal.aborted || this.failure) break;
        this.#waiting++;
        const line = { text, sound: new Channel<Uint8Array>() };
        this.#lines.push(line);
        requests.push(this.#fetch(line));
      }
    } catch (thrown) {
      this.failure ??= { thrown };
    }
    this.#lines.close();
    await Promise.all(requests);
  }

  /** All sound in order; ends early where something failed. */
  async *sound(firstSound: () => void): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const { text, sound } of this.#lines) {
      for await (const chunk of sound) {
        if (this.#signal.aborted) return;
        if (this.#bytes === 0) firstSound();
        this.#bytes += chunk.length;
        yield chunk;
      }
      this.#ends.push({ text, bytes: this.#bytes });
      this.#waiting--;
      this.#wake();
      if (this.failure) return;
    }
  }

  heard(ms: number): readonly string[] {
    // The clock of a player is not exact to the sample.
    const toleranceMs = 60;
    return this.#ends
      .filter(({ bytes }) => (bytes / 2 / OUTPUT_RATE_HZ) * 1000 <= ms + toleranceMs)
      .map(({ text }) => text);
  }

  async #fetch({ text, sound }: Line): Promise<void> {
    try {
      for await (const chunk of this.#props.voice.speak(text, this.#props.style(), this.#signal)) sound.push(chunk);
    } catch (thrown) {
      if (!this.#signal.aborted) this.failure ??= { thrown };
    }
    sound.close();
  }
}

/** Ends when the signal fires, also while the next piece is waited for. */
async function* untilAborted(
  deltas: AsyncIterable<string>,
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  const iterator = deltas[Symbol.asyncIterator]();
  const aborted = new Promise<'aborted'>(resolve => {
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
  for (;;) {
    const next = await Promise.race([iterator.next(), aborted]);
    if (next === 'aborted' || next.done) return;
    yield next.value;
  }
}
