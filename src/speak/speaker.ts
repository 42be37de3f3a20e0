import { Channel } from '../common/async/channel.ts';
import { AloudError, asAloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Player } from './players/player.ts';
import { sentences } from './sentences.ts';
import { Speakable } from './speakable.ts';
import { OUTPUT_RATE_HZ, type Style, type Voice } from './voices/voice.ts';

/** How many sentences are asked of the voice while one is heard. */
const AHEAD = 2;
/** The clock of a player is not exact to the sample, in ms. */
const TOLERANCE_MS = 60;

/** What was really heard. */
export interface Spoken {
  /** The sentences heard to their end, as they were said. */
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
    const { player, log } = this.#props;
    if (!player) return { heard: [], ms: 0 };
    const stop = new AbortController();
    const speech = new Speech(this.#props, player, AbortSignal.any([signal, stop.signal]));
    void speech.ask(deltas);
    try {
      const ms = await speech.play(firstSound);
      if (!signal.aborted && speech.failure) throw asAloudError(speech.failure.thrown);
      return { heard: speech.heard(ms), ms };
    } catch (thrown) {
      if (!signal.aborted) throw thrown;
      log.debug(`While speech was stopped: ${asAloudError(thrown).message}`);
      return { heard: [], ms: 0 };
    } finally {
      stop.abort();
    }
  }
}

interface Line {
  readonly text: string;
  readonly sound: Channel<Uint8Array>;
}

/** One answer being spoken. */
class Speech {
  /** What ended the sound before the text did. */
  failure: { readonly thrown: unknown } | undefined;
  readonly #props: SpeakerProps;
  readonly #player: Player;
  readonly #signal: AbortSignal;
  readonly #lines = new Channel<Line>();
  /** How much sound each sentence ends after. */
  readonly #ends: { readonly text: string; readonly bytes: number }[] = [];
  #bytes = 0;
  /** Sentences asked for and not yet handed to the player. */
  #waiting = 0;
  #wake = (): void => {};
  #voiceFailed = false;

  constructor(props: SpeakerProps, player: Player, signal: AbortSignal) {
    this.#props = props;
    this.#player = player;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#wake(), { once: true });
  }

  /** Asks the voice for one sentence after the other, a little ahead of what is heard. Never rejects. */
  async ask(deltas: AsyncIterable<string>): Promise<void> {
    let isFirst = true;
    try {
      for await (const text of this.#texts(deltas)) {
        if (isFirst) await this.#requirePlayer();
        isFirst = false;
        await this.#turn();
        if (this.#signal.aborted || this.#voiceFailed) break;
        const line = { text, sound: new Channel<Uint8Array>() };
        this.#lines.push(line);
        void this.#fetch(line);
      }
      this.#lines.close();
    } catch (thrown) {
      this.#lines.fail(thrown);
    }
  }

  /** What to say, in pieces that the voice takes. */
  async *#texts(deltas: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
    const { maxLength } = this.#props.voice;
    const speakable = await Speakable.create();
    for await (const written of sentences(untilAborted(deltas, this.#signal), maxLength)) {
      const text = speakable.say(written);
      // Signs become words, which are longer.
      if (text.length > maxLength) yield* sentences(only(text), maxLength);
      else if (text !== '') yield text;
    }
  }

  /** Resolves with the ms heard. Without a word to say, no player is started. */
  async play(firstSound: () => void): Promise<number> {
    const sound = this.#sound();
    const first = await sound.next();
    if (first.done) return 0;
    firstSound();
    return this.#player.play(withFirst(first.value, sound), this.#signal);
  }

  heard(ms: number): readonly string[] {
    const heardBytes = ((ms + TOLERANCE_MS) / 1000) * OUTPUT_RATE_HZ * 2;
    return this.#ends.filter(({ bytes }) => bytes <= heardBytes).map(({ text }) => text);
  }

  /** All sound in order; ends early where something failed. */
  async *#sound(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for await (const { text, sound } of untilAborted(this.#lines, this.#signal)) {
        for await (const chunk of untilAborted(sound, this.#signal)) {
          this.#bytes += chunk.length;
          yield chunk;
        }
        if (this.#signal.aborted) return;
        this.#ends.push({ text, bytes: this.#bytes });
        this.#waiting--;
        this.#wake();
      }
    } catch (thrown) {
      this.failure = { thrown };
    }
  }

  /** Nothing is asked of a voice, and paid for, that nobody can hear. */
  async #requirePlayer(): Promise<void> {
    const missing = await this.#player.missing();
    if (missing === undefined) return;
    throw new AloudError({
      code: 'no-player',
      message: missing,
      remedies: ['check-setup', 'open-settings'],
      setting: 'aloud.player',
    });
  }

  /** Waits until the next sentence may be asked for. */
  async #turn(): Promise<void> {
    while (this.#waiting > AHEAD && !this.#signal.aborted) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
    this.#waiting++;
  }

  async #fetch({ text, sound }: Line): Promise<void> {
    try {
      for await (const chunk of this.#props.voice.speak(text, this.#props.style(), this.#signal)) sound.push(chunk);
      sound.close();
    } catch (thrown) {
      this.#voiceFailed = true;
      sound.fail(thrown);
    }
  }
}

async function* only<T>(item: T): AsyncGenerator<T, void, undefined> {
  yield item;
}

async function* withFirst<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  yield first;
  yield* rest;
}

/** Ends when the signal fires, also while the next item is waited for. */
async function* untilAborted<T>(items: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  let stop = (): void => {};
  const aborted = new Promise<'aborted'>(resolve => {
    stop = () => resolve('aborted');
  });
  signal.addEventListener('abort', stop, { once: true });
  try {
    while (!signal.aborted) {
      const next = await Promise.race([iterator.next(), aborted]);
      if (next === 'aborted' || next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    // Not waited for: an iterator that is waiting itself answers when its item comes.
    void iterator.return?.().then(undefined, () => {});
  }
}
