import { untilAborted } from '../common/async/untilAborted.ts';
import { AloudError } from '../common/errors.ts';
import { Lines, type Saying } from './lines.ts';
import type { Piece } from './pieces.ts';
import type { Player } from './players/player.ts';
import { louder } from './sound/louder.ts';
import { Pass } from './sound/pass.ts';
import { SentenceClock } from './sound/sentenceClock.ts';
import { type Spot, type Steer, type SteeringEvent, type SteeringState, steered } from './steering/steering.ts';
import type { Tuning } from './tuning.ts';
import { spelled } from './words/spelled.ts';

export interface Sounding extends Omit<Saying, 'signal' | 'tuning'> {
  readonly player: Player;
}

/** Hears when sound begins, and when it is silent though there is more to say. */
export type OnSound = (isHeard: boolean) => void;

/** Hears each sentence, as it was written, when it begins to be heard, and '' when none is any more. */
export type OnSentence = (written: string) => void;

type Todo = { readonly do: 'play'; readonly from: Spot } | { readonly do: 'spell'; readonly at: Spot };

/**
 * One answer being said, which can be steered meanwhile and gone on with later. What is to happen is decided by `steered`;
 * this carries it out: a player is started for each stretch, and tells how much of it was heard.
 */
export class Speech {
  readonly #tuning: Tuning;
  readonly #lines = new Lines();
  readonly #heard = new Set<number>();
  #state: SteeringState = { phase: 'speaking' };
  #todo: Todo | undefined = { do: 'play', from: { line: 0, ms: 0 } };
  /** Silences the player. */
  #silence: AbortController | undefined;
  #running: Saying | undefined;
  /** What ended the sound before the text did. */
  #failure: { readonly thrown: unknown } | undefined;

  constructor(tuning: Tuning) {
    this.#tuning = tuning;
  }

  get state(): SteeringState {
    return this.#state;
  }

  /** The sentences heard to their end, in their order. */
  get heard(): readonly string[] {
    return [...this.#heard].sort((a, b) => a - b).map(line => this.#lines.textOf(line));
  }

  /** Takes in what is to be said, until that ends or the signal fires. Never rejects. */
  read(pieces: AsyncIterable<Piece>, maxLength: number, signal: AbortSignal): Promise<void> {
    return this.#lines.read(untilAborted(pieces, signal), maxLength, () => {
      if (this.#running) this.#lines.askAhead(this.#running);
    });
  }

  steer(how: Steer): void {
    this.#happens({ event: 'steer', how });
    this.#lines.wake();
  }

  /**
   * Speaks until all was heard, the signal fires, or it is paused and there is no more to come; what is left can be said
   * by another call. Resolves with the ms heard. Throws what fails in voice and player (`no-player`, `player-failed`),
   * and what the text ended with.
   */
  async run(
    sounding: Sounding,
    signal: AbortSignal,
    onSound: OnSound,
    onSentence: OnSentence = () => {},
  ): Promise<number> {
    const end = new AbortController();
    const within = AbortSignal.any([signal, end.signal]);
    const saying = { ...sounding, tuning: this.#tuning, signal: within };
    this.#running = saying;
    this.#failure = undefined;
    const wake = () => this.#lines.wake();
    signal.addEventListener('abort', wake, { once: true });
    let ms = 0;
    try {
      while (!signal.aborted) {
        const todo = this.#todo;
        if (todo) {
          try {
            ms += await this.#do(todo, sounding.player, saying, onSound, onSentence);
          } finally {
            this.#silence = undefined;
          }
          this.#throwFailure(signal);
          if (this.#state.phase === 'paused' && !signal.aborted) onSound(false);
        } else if (this.#lines.isWhole) break;
        else await this.#lines.changed();
      }
      if (this.#state.phase === 'over' && this.#lines.failure && !signal.aborted) throw this.#lines.failure.thrown;
      return ms;
    } finally {
      signal.removeEventListener('abort', wake);
      end.abort();
      this.#running = undefined;
      this.#putOff();
      this.#lines.rest();
    }
  }

  /** Of a voice; what comes of stopping it is none. */
  #throwFailure(signal: AbortSignal): void {
    if (this.#failure && !signal.aborted) throw this.#failure.thrown;
  }

  async #do(todo: Todo, player: Player, saying: Saying, onSound: OnSound, onSentence: OnSentence): Promise<number> {
    this.#todo = undefined;
    const silence = new AbortController();
    this.#silence = silence;
    const signal = AbortSignal.any([saying.signal, silence.signal]);
    if (todo.do === 'spell') return this.#spell(todo.at, player, { ...saying, signal }, onSound);
    const pass = new Pass(todo.from);
    const clock = new SentenceClock(line => onSentence(this.#lines.writtenOf(line)));
    const sound = this.#sound(pass, clock, player, saying, signal);
    let ms = 0;
    try {
      // Without a word to say, no player is started.
      const first = await sound.next();
      if (!first.done) {
        onSound(true);
        clock.start();
        ms = await player.play(withFirst(first.value, sound), signal);
      }
    } catch (thrown) {
      this.#happens({ event: 'silent', at: pass.spotAt(0) });
      throw thrown;
    } finally {
      clock.stop();
      onSentence('');
    }
    for (const line of pass.heardBy(ms)) this.#heard.add(line);
    const isWhole = pass.isComplete && !signal.aborted;
    this.#happens(isWhole ? { event: 'ended', lines: this.#lines.count } : { event: 'silent', at: pass.spotAt(ms) });
    return ms;
  }

  /** All sound from a place on, in order; ends early where something failed. */
  async *#sound(
    pass: Pass,
    clock: SentenceClock,
    player: Player,
    saying: Saying,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    let isFirst = true;
    for (let at = pass.start.line; ; at++) {
      while (at >= this.#lines.count && !this.#lines.isWhole && !signal.aborted) await this.#lines.changed();
      if (signal.aborted) return;
      if (at >= this.#lines.count) break;
      if (isFirst) await requirePlayer(player);
      if (signal.aborted) return;
      const from = isFirst ? pass.start : { line: at, ms: 0 };
      isFirst = false;
      const { sound, byte } = this.#lines.soundFrom(from, saying);
      clock.begins(at, pass.ms);
      pass.begin(at, byte);
      try {
        for await (const chunk of untilAborted(sound.from(byte), signal)) {
          pass.add(chunk.length);
          yield louder(chunk, saying.tuning.decibels);
        }
      } catch (thrown) {
        this.#failure = { thrown };
        return;
      }
      if (signal.aborted) return;
      pass.end();
    }
    pass.isComplete = true;
  }

  async #spell(at: Spot, player: Player, saying: Saying, onSound: OnSound): Promise<number> {
    const word = this.#lines.wordAt(at);
    let ms = 0;
    if (word !== undefined && !saying.signal.aborted) {
      const style = saying.style();
      const speed = saying.tuning.speedOf(style.speed);
      const chunks = saying.voice.speak(spelled(word), { ...style, speed }, saying.signal);
      onSound(true);
      try {
        ms = await player.play(toned(chunks, saying), saying.signal);
      } catch (thrown) {
        if (!saying.signal.aborted) this.#failure = { thrown };
      }
    }
    this.#happens({ event: saying.signal.aborted ? 'silent' : 'spelled', at });
    return ms;
  }

  /** What it was to do next is not begun. */
  #putOff(): void {
    const todo = this.#todo;
    if (!todo) return;
    this.#todo = undefined;
    this.#happens({ event: 'silent', at: todo.do === 'play' ? todo.from : todo.at });
  }

  #happens(event: SteeringEvent): void {
    const { state, effects } = steered(this.#state, event);
    this.#state = state;
    for (const effect of effects) {
      switch (effect.do) {
        case 'stop':
          if (this.#silence) this.#silence.abort();
          else this.#putOff();
          break;
        case 'pace':
        case 'loudness':
          this.#tuning.apply(effect);
          if (this.#running) this.#lines.askAhead(this.#running);
          break;
        default:
          this.#todo = effect;
      }
    }
  }
}

/** Nothing is asked of a voice, and paid for, that nobody can hear. */
async function requirePlayer(player: Player): Promise<void> {
  const missing = await player.missing();
  if (missing === undefined) return;
  throw new AloudError({
    code: 'no-player',
    message: missing,
    remedies: [...(player.name === 'auto' ? [] : ['another-player' as const]), 'check-setup', 'open-settings'],
    setting: 'aloud.player',
  });
}

async function* toned(chunks: AsyncIterable<Uint8Array>, saying: Saying): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) yield louder(chunk, saying.tuning.decibels);
}

async function* withFirst<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  yield first;
  yield* rest;
}
