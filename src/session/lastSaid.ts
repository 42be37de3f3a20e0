import type { Place } from '../actions/run/place.ts';
import type { Message } from '../messages/message.ts';
import type { Heard } from './modes/mode.ts';
import type { ModeName } from './turnEvents.ts';

/** Something that was said, and what came of it. */
export interface Said {
  readonly heard: Heard;
  readonly mode: ModeName;
  /** Where the user was before. */
  readonly from: Place | undefined;
  /** The turn of the journal that holds what it changed; undefined where it changed nothing. */
  readonly turn: object | undefined;
}

/** Another way to understand what was said last: other words, another reading of the same, or something else meant by it. */
export interface Offer {
  readonly says: Message;
  readonly words?: string;
  /** Where the user would stand when they say the same and mean this, in a version of the document. */
  readonly at?: Place & { readonly version: number };
}

/** A word that was corrected: what can be learnt from it. */
export interface Lesson {
  readonly heard: string | undefined;
  readonly written: string;
}

/** What “correct that” is about: the last thing that was said, questions about it apart. */
export class LastSaid {
  #last: Said | undefined;
  #offers: readonly Offer[] = [];
  #asked: readonly Offer[] = [];
  #first = 2;
  #lesson: Lesson | undefined;
  #passes = false;

  get last(): Said | undefined {
    return this.#last;
  }

  /** What can be picked by number, until anything else is said. */
  get offers(): readonly Offer[] {
    return this.#offers;
  }

  /** The number of the first of them: one where nothing was done, else that is what was done. */
  get firstNumber(): number {
    return this.#first;
  }

  /** What the last correction could teach, until anything else is said. */
  get lesson(): Lesson | undefined {
    return this.#lesson;
  }

  /** Something is being said. */
  begin(): void {
    this.#passes = false;
    this.#asked = [];
  }

  /** What is being said is about what was said before, and does not take its place. */
  pass(): void {
    this.#passes = true;
  }

  /** What was said, and came to something: it is the last thing, unless it was about the one before. */
  is(said: Said): void {
    if (this.#passes) return;
    this.#last = said;
    this.#offers = this.#asked;
    this.#first = this.#asked.length > 0 ? 1 : 2;
    this.#asked = [];
    this.#lesson = undefined;
  }

  offer(offers: readonly Offer[]): void {
    this.#offers = offers;
    this.#first = 2;
  }

  /** None of those that were offered was meant. */
  drop(): void {
    this.#offers = [];
  }

  /** What is being said may be one of these, from one on: nothing was done. */
  ask(offers: readonly Offer[]): void {
    this.#asked = offers;
  }

  teaches(lesson: Lesson): void {
    this.#lesson = lesson;
  }

  /** It was taken back by itself: there is nothing left of it. */
  forget(): void {
    this.#last = undefined;
    this.#offers = [];
    this.#lesson = undefined;
  }
}
