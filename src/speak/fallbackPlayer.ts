import type { Choice, PassedOver } from '../common/choice.ts';
import { AloudError, asAloudError } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Player } from './player.ts';

/** The first of several players that works; the one that worked is tried first the next time. */
export class FallbackPlayer implements Player {
  readonly name = 'auto';
  readonly #players: readonly Player[];
  readonly #log: Log;
  #chosen: Player | undefined;
  #passedOver: readonly PassedOver[] = [];

  constructor(players: readonly Player[], log: Log) {
    this.#players = players;
    this.#log = log;
  }

  /** The one that worked last, and why those before it did not when it was found. */
  get choice(): Choice | undefined {
    return this.#chosen && { name: this.#chosen.name, passedOver: this.#passedOver };
  }

  async missing(): Promise<string | undefined> {
    const problems: string[] = [];
    for (const player of this.#players) {
      const problem = await player.missing();
      if (problem === undefined) return undefined;
      problems.push(problem);
    }
    return noneWorks(problems).message;
  }

  async play(chunks: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<number> {
    if (signal.aborted) return 0;
    const sound = new Replayed(chunks);
    const passedOver: PassedOver[] = [];
    try {
      for (const player of this.#inOrder()) {
        if (signal.aborted) return 0;
        const problem = await player.missing();
        if (problem !== undefined) {
          passedOver.push(this.#passOver(player, problem));
          continue;
        }
        try {
          const ms = await player.play(sound.fromStart(), signal);
          if (ms > 0) this.#choose(player, passedOver);
          return ms;
        } catch (thrown) {
          const failure = asAloudError(thrown);
          // Sound that broke off is not said again, and a failing source does not get better.
          if (failure.code !== 'no-player' || sound.hasFailed) throw thrown;
          passedOver.push(this.#passOver(player, failure.message));
        }
      }
    } finally {
      sound.end();
    }
    this.#chosen = undefined;
    throw noneWorks(passedOver.map(({ why }) => why));
  }

  #inOrder(): readonly Player[] {
    const rest = this.#players.filter(player => player !== this.#chosen);
    return this.#chosen ? [this.#chosen, ...rest] : rest;
  }

  #passOver({ name }: Player, why: string): PassedOver {
    this.#log.info(`The player ${name} does not work: ${why}`);
    return { name, why };
  }

  #choose(player: Player, passedOver: readonly PassedOver[]): void {
    if (this.#chosen === player) return;
    this.#log.info(`Playing with ${player.name}.`);
    this.#chosen = player;
    this.#passedOver = passedOver;
  }
}

function noneWorks(problems: readonly string[]): AloudError {
  return new AloudError({
    code: 'no-player',
    message: ['Nothing can play sound here.', ...new Set(problems)].join(' '),
    remedies: ['check-setup', 'open-settings'],
    setting: 'aloud.player',
  });
}

/** A stream that can be begun again: the next player starts with the first word. */
class Replayed {
  hasFailed = false;
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #taken: Promise<IteratorResult<Uint8Array>>[] = [];

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#source = chunks[Symbol.asyncIterator]();
  }

  async *fromStart(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; ; at++) {
      const next = await (this.#taken[at] ?? this.#take());
      if (next.done) return;
      yield next.value;
    }
  }

  end(): void {
    void this.#source.return?.().then(undefined, () => {});
  }

  #take(): Promise<IteratorResult<Uint8Array>> {
    const next = this.#source.next();
    this.#taken.push(next);
    next.catch(() => {
      this.hasFailed = true;
    });
    return next;
  }
}
