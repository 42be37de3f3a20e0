/**
 * One of the things that go on side by side, as a state machine: from each state lead only the steps of its table. What
 * is no step changes nothing: it is told twice, or comes too late.
 */
export class Track<State extends string> {
  readonly #steps: Readonly<Record<State, readonly State[]>>;
  #state: State;

  constructor(first: State, steps: Readonly<Record<State, readonly State[]>>) {
    this.#state = first;
    this.#steps = steps;
  }

  get state(): State {
    return this.#state;
  }

  /** Whether it was a step. */
  to(state: State): boolean {
    if (!this.#steps[this.#state].includes(state)) return false;
    this.#state = state;
    return true;
  }
}
