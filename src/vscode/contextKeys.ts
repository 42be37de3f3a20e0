import type { Shown } from '../session/tracks/tracks.ts';
import type { TurnEvent } from '../session/turnEvents.ts';

/** Every context key of Aloud's, for the `when` and `enablement` clauses of package.json; a test compares them. */
export const CONTEXT_KEYS = [
  'aloud.active',
  'aloud.conversing',
  'aloud.handsFree',
  'aloud.hasAlternatives',
  'aloud.hasChanged',
  'aloud.hasMarks',
  'aloud.hasSpoken',
  'aloud.heardYou',
  'aloud.hears',
  'aloud.learntExplain',
  'aloud.learntGo',
  'aloud.learntHandsFree',
  'aloud.learntRename',
  'aloud.scrolls',
] as const;

export type ContextKey = (typeof CONTEXT_KEYS)[number];

/**
 * The one owner of the context keys. `aloud.active`: a turn goes on, and Escape is ours. `aloud.conversing`: so does a
 * conversation, and Escape is ours while it does more than listen. `aloud.hasAlternatives`: the
 * last command may have meant something else, or have been misheard. `aloud.hasMarks`: numbers stand on screen. `aloud.hasChanged`, `aloud.hasSpoken`: a
 * turn has changed text, or said something. `aloud.handsFree`: it listens without a key, awake or asleep. `aloud.scrolls`: the editor goes
 * on scrolling. `aloud.hears`, `aloud.heardYou` and `aloud.learnt…`: that has really worked just now, which ticks its step of the
 * walkthrough.
 */
export class ContextKeys {
  readonly #tell: (key: ContextKey, value: boolean) => void;
  readonly #values = new Map<ContextKey, boolean>();
  readonly #learnt = new Set<ContextKey>();
  #isTurn = false;
  /** Whether the turn waits, without a key, for someone to speak. */
  #waits = false;
  #talks = false;
  #shows: Shown = 'idle';
  /** The turn whose command may have meant something else. */
  #ambiguous = 0;

  constructor(tell: (key: ContextKey, value: boolean) => void) {
    this.#tell = tell;
  }

  follow(event: TurnEvent): void {
    switch (event.event) {
      case 'state':
        this.#isTurn = event.shows !== 'idle';
        this.#shows = event.shows;
        this.#waits = event.manner === 'hands-free' && this.#isEars;
        if (event.track === 'mouth' && event.state === 'speaking') this.#set('aloud.hasSpoken', true);
        break;
      case 'talk':
        this.#talks = event.state !== 'off';
        // It is all of its turn.
        this.#isTurn &&= this.#talks;
        this.#set('aloud.conversing', this.#talks);
        break;
      case 'hands-free':
        this.#set('aloud.handsFree', event.state !== 'off');
        break;
      case 'edit':
        this.#set('aloud.hasChanged', true);
        break;
      case 'speech':
        this.#waits = false;
        break;
      case 'transcript':
        // What it may have been instead is found when it is asked for.
        if (event.doubts) this.#ambiguous = event.turn;
        this.#set('aloud.hasAlternatives', event.doubts !== undefined);
        break;
      case 'answer':
        // Whatever it says, and also where no words were needed, the command before is no longer the last.
        if (event.turn !== this.#ambiguous) this.#set('aloud.hasAlternatives', false);
        break;
      case 'alternatives':
        this.#ambiguous = event.turn;
        this.#set('aloud.hasAlternatives', event.words.length > 0);
        break;
      case 'screen':
        this.#set('aloud.hasMarks', event.hasMarks);
        this.#set('aloud.scrolls', event.scrolls);
    }
    this.#set('aloud.active', this.#isTurn && !this.#waits && !(this.#talks && this.#isEars));
  }

  /** Whether nothing goes on but that it hears, or is about to. */
  get #isEars(): boolean {
    return this.#shows === 'opening' || this.#shows === 'listening';
  }

  /**
   * Something has worked, or was learnt. Its key is true for a moment only: a step of the walkthrough ticks itself when a key
   * becomes true, and never where it was so before VS Code has looked for the first time.
   */
  learnt(what: ContextKey): void {
    if (this.#learnt.has(what)) return;
    this.#learnt.add(what);
    this.#flash(what);
  }

  /** The walkthrough has just been opened: it learns of what was learnt before. */
  showLearnt(): void {
    for (const what of this.#learnt) this.#flash(what);
  }

  #flash(what: ContextKey): void {
    this.#tell(what, true);
    this.#tell(what, false);
  }

  /** The last turn was taken back: there is nothing that could have meant something else. */
  undone(): void {
    this.#set('aloud.hasAlternatives', false);
  }

  /** Only when it turns: each is a round trip that edits would wait behind. */
  #set(key: ContextKey, value: boolean): void {
    if (value === (this.#values.get(key) ?? false)) return;
    this.#values.set(key, value);
    this.#tell(key, value);
  }
}
