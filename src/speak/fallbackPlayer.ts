import { AloudError, asAloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Player } from './player.ts';

/** The first of several players that works; the one that worked is tried first the next time. */
export class FallbackPlayer implements Player {
  readonly name = 'auto';
  readonly #players: readonly Player[];
  readonly #log: Log;
  #chosen: Player | undefined;

  constructor(players: readonly Player[], log: Log) {
    this.#players = players;
    this.#log = log;
  }

  /** The one that worked last. */
  get chosen(): string | undefined {
    return this.#chosen?.name;
  }

  async missing(): Promise<string | undefined> {
    const problems: string[] = [];
    for (const player of this.#players) {
      const problem = await player.missing();
      if (problem === undefined) return undefined;
      problems.push(problem);
    }
    return problems.join(' ');
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    const sound = new Replayed(chunks);
    const failures: string[] = [];
    for (const player of this.#inOrder()) {
      try {
        const missing = await player.missing();
        if (missing !== undefined) throw new AloudError({ code: 'no-player', message: missing });
        const from = performance.now();
        const ms = await player.play(sound.fromStart(), signal);
        if (this.#chosen !== player)
          this.#log.info(`Playing with ${player.name}, ${Math.round(performance.now() - from)} ms.`);
        this.#chosen = player;
        return ms;
      } catch (thrown) {
        if (sound.failure) throw sound.failure.thrown;
        const { message } = asAloudError(thrown);
        this.#log.info(`The player ${player.name} does not work: ${message}`);
        failures.push(message);
      }
    }
    this.#chosen = undefined;
    throw new AloudError({
      code: 'no-player',
      message: `Nothing can play sound here. ${failures.join(' ')}`.trim(),
      remedies: ['check-setup', 'open-settings'],
      setting: 'aloud.player',
    });
  }

  #inOrder(): readonly Player[] {
    const rest = this.#players.filter(player => player !== this.#chosen);
    return this.#chosen ? [this.#chosen, ...rest] : rest;
  }
}

/** A stream that can be begun again: the next player starts with the first word. */
class Replayed {
  failure: { readonly thrown: unknown } | undefined;
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #taken: Promise<IteratorResult<Uint8Array>>[] = [];

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#source = chunks[Symbol.asyncIterator]();
  }

  async *fromStart(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; ; at++) {
      this.#taken[at] ??= this.#source.next();
      try {
        const next = await (this.#taken[at] as Promise<IteratorResult<Uint8Array>>);
        if (next.done) return;
        yield next.value;
      } catch (thrown) {
        this.failure = { thrown };
        throw thrown;
      }
    }
  }
}
