/** What a key press that starts and ends speech acts upon. */
export interface Talk {
  start(): void;
  stop(): void;
}

/** Where keys are pressed. It may stand still, and what was pressed then is still on its way. */
export interface KeyWindow {
  /** Calls back once, when every press that it has noticed by now has been told. */
  catchUp(callback: () => void): void;
}

export interface Clock {
  /** In ms. */
  now(): number;
  /** Calls back once, so many ms later; returns how to prevent it. */
  after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** A held key repeats for the first time after 250 to 660 ms. */
const FIRST_REPEAT_MS = 750;
/** Then every 30 to 47 ms; a pause as long as this means that it was let go. */
const RELEASE_MS = 200;
/** Presses this close are repeats that queued up while the editor was busy: no finger is so quick. */
const QUICKEST_TAP_MS = 60;
/** A second press sooner than this, yet not that quick, is a second tap: no key repeats so soon. */
const SOONEST_REPEAT_MS = 200;
/** A timer later than this was held up by a busy thread, as may be the repeats that it waited for. */
const LATE_MS = 20;
/** A timer may come before a press that waits behind it: the last of a wait is a second look, in ms. */
const CONFIRM_MS = 30;
/** A window that cannot be asked for so long, in ms, tells of no release either: it counts as one. */
const STANDSTILL_MS = 3000;

type State =
  | 'idle'
  /** Speech has begun with this press; it is not known yet whether the key is held. */
  | 'pressed'
  | 'held'
  /** Speech goes on until the next tap. */
  | 'tapped'
  /** Speech has ended with this press, which may still repeat. */
  | 'ending';

/**
 * Turns the presses of one key into tap and hold. No key-up reaches an extension: a held key is one whose command is
 * called again and again, and its release is that this ends. A tap starts, the next tap stops; while held it talks.
 * Whether it has ended is asked of the window, whose answer comes behind whatever it still has to tell: a window that
 * stands still for a moment lets go of no key.
 */
export class HoldToTalk {
  readonly #talk: Talk;
  readonly #window: KeyWindow;
  readonly #clock: Clock;
  #state: State = 'idle';
  #firstAt = 0;
  #lastAt = Number.NEGATIVE_INFINITY;
  #cancelTimer = () => {};

  constructor(talk: Talk, window: KeyWindow, clock: Clock = systemClock) {
    this.#talk = talk;
    this.#window = window;
    this.#clock = clock;
  }

  /** Whether the key is known to be held down. */
  get held(): boolean {
    return this.#state === 'held';
  }

  /** The key's command was called. */
  press(): void {
    const now = this.#clock.now();
    const gap = now - this.#lastAt;
    const isTap = this.#lastAt === this.#firstAt && gap >= QUICKEST_TAP_MS && gap < SOONEST_REPEAT_MS;
    this.#lastAt = now;
    switch (this.#state) {
      case 'idle':
        this.#begin();
        break;
      case 'pressed':
        if (isTap) this.#end();
        else this.#to('held', RELEASE_MS);
        break;
      case 'held':
        this.#to('held', RELEASE_MS);
        break;
      case 'tapped':
        this.#end();
        break;
      case 'ending':
        if (isTap) this.#begin();
        else this.#to('ending', RELEASE_MS);
    }
  }

  /** Speech ended otherwise: a silence, Escape, a failure. A key that is still held does not start it again. */
  ended(): void {
    if (this.#state === 'pressed') this.#to('ending', FIRST_REPEAT_MS - (this.#clock.now() - this.#firstAt));
    else if (this.#state === 'held') this.#to('ending', RELEASE_MS);
    else if (this.#state === 'tapped') this.#to('idle');
  }

  dispose(): void {
    this.#to('idle');
  }

  #begin(): void {
    this.#firstAt = this.#lastAt;
    this.#to('pressed', FIRST_REPEAT_MS);
    this.#talk.start();
  }

  #end(): void {
    this.#firstAt = this.#lastAt;
    this.#to('ending', FIRST_REPEAT_MS);
    this.#talk.stop();
  }

  /** Enters a state which lasts at most so long unless a press comes. */
  #to(state: State, ms?: number): void {
    this.#state = state;
    this.#cancelTimer();
    this.#cancelTimer = () => {};
    if (ms !== undefined) this.#wait(Math.max(0, ms - CONFIRM_MS));
  }

  #wait(ms: number, isConfirming = false): void {
    const due = this.#clock.now() + ms;
    this.#cancelTimer = this.#clock.after(ms, () => {
      const isLate = this.#clock.now() - due > LATE_MS;
      if (isLate || !isConfirming) this.#ask();
      else this.#expire();
    });
  }

  /** Nothing came, as far as can be known here; what was pressed nevertheless comes before the answer. */
  #ask(): void {
    let isOpen = true;
    const confirm = () => {
      if (!isOpen) return;
      this.#cancelTimer();
      this.#wait(CONFIRM_MS, true);
    };
    const cancelBound = this.#clock.after(STANDSTILL_MS, confirm);
    this.#cancelTimer = () => {
      isOpen = false;
      cancelBound();
    };
    this.#window.catchUp(confirm);
  }

  #expire(): void {
    switch (this.#state) {
      case 'pressed':
        this.#to('tapped');
        break;
      case 'held':
        this.#to('idle');
        this.#talk.stop();
        break;
      default:
        this.#to('idle');
    }
  }
}
