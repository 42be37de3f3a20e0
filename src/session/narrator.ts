import type { Manner } from '../actions/gate/rules.ts';
import { type Shown, type TrackStates, Tracks } from './tracks/tracks.ts';
import { type Happening, type ModeName, ROLES, type Teller, type TurnEvent, type Watcher } from './turnEvents.ts';

export interface NarratedTurn {
  readonly number: number;
  readonly manner: Manner;
  readonly mode?: ModeName | 'converse';
}

/**
 * The one place where what happens becomes an event: with its turn, with whose doing it is, and only if it changes
 * anything. Holds the three tracks.
 */
export class Narrator {
  readonly #watch: Watcher;
  readonly #tracks = new Tracks();
  /** The turn whose states count. */
  #current: NarratedTurn | undefined;
  #last = 0;

  constructor(watch: Watcher) {
    this.#watch = watch;
  }

  get states(): TrackStates {
    return this.#tracks.states;
  }

  get shown(): Shown {
    return this.#tracks.shown;
  }

  /** Whom a turn tells what happens in it. When it is over, its states are those of the past, and are not told. */
  begin(turn: NarratedTurn): Teller {
    this.#current = turn;
    this.#last = turn.number;
    return happening => {
      if (happening.event !== 'state' || this.#current === turn) this.#tell(happening, turn);
    };
  }

  /** Tells what happens in the turn whose states count, whoever began it. */
  readonly telling: Teller = happening => {
    if (this.#current) this.#tell(happening, this.#current);
  };

  /** The turn is over: all tracks come to rest. */
  end(): void {
    const turn = this.#current;
    if (!turn) return;
    const events = this.#tracks.stepsToRest().flatMap(step => this.#event({ event: 'state', ...step }, turn));
    this.#current = undefined;
    for (const event of events) this.#watch(event);
  }

  /** What happens around the turns counts as the last one's. */
  tell(happening: Exclude<Happening, { readonly event: 'state' }>): void {
    this.#tell(happening, { number: this.#last, manner: 'asked' });
  }

  #tell(happening: Happening, turn: NarratedTurn): void {
    for (const event of this.#event(happening, turn)) this.#watch(event);
  }

  /** None for a state that is no step. */
  #event(happening: Happening, { number, manner, mode }: NarratedTurn): readonly TurnEvent[] {
    const isState = happening.event === 'state';
    if (isState && !this.#tracks.to(happening)) return [];
    const role = ROLES[isState ? happening.track : happening.event];
    const overall = isState ? { shows: this.#tracks.shown, manner, ...(mode && { mode }) } : {};
    return [{ ...happening, turn: number, role, ...overall } as TurnEvent];
  }
}
