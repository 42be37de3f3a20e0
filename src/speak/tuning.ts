import type { TuningEffect } from './steering/steering.ts';

const PACE = { least: 0.4, most: 2.5 };
const DECIBELS = { least: -24, most: 12 };
/** What a voice takes. */
const SPEED = { least: 0.25, most: 4 };

/** How one wants to hear what is said, for as long as the editor is open: beside the settings, and on top of them. */
export class Tuning {
  #pace = 1;
  #decibels = 0;

  /** So many times as fast as it is set. */
  get pace(): number {
    return this.#pace;
  }

  /** So much louder than the voice is. */
  get decibels(): number {
    return this.#decibels;
  }

  apply(effect: TuningEffect): void {
    // Several steps there and back come to where they began.
    if (effect.do === 'pace') this.#pace = within(Math.round(this.#pace * effect.times * 100) / 100, PACE);
    else this.#decibels = within(this.#decibels + effect.decibels, DECIBELS);
  }

  /** The speed that is asked of a voice, of the one that is set. */
  speedOf(set: number): number {
    return within(set * this.#pace, SPEED);
  }
}

function within(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(most, Math.max(least, value));
}
