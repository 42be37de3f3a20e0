import { Ears, type EarsState } from './ears.ts';
import { Mind, type MindState } from './mind.ts';
import { Mouth, type MouthState } from './mouth.ts';

/** A step of one track. */
export type TrackStep =
  | { readonly track: 'ears'; readonly state: EarsState }
  | { readonly track: 'mind'; readonly state: MindState }
  | { readonly track: 'mouth'; readonly state: MouthState };

export interface TrackStates {
  readonly ears: EarsState;
  readonly mind: MindState;
  readonly mouth: MouthState;
}

/** What all tracks come to, for whoever shows one thing at a time. */
export type Shown = 'idle' | 'opening' | 'listening' | 'thinking' | 'acting' | 'speaking';

/** What is heard of Aloud comes before what it does, and that before its listening, which may go on all the time. */
export function shownOf({ ears, mind, mouth }: TrackStates): Shown {
  if (mouth === 'speaking') return 'speaking';
  if (mind !== 'idle') return mind;
  return ears === 'closed' ? 'idle' : ears;
}

/** In this order nothing is shown on the way that was over before. */
const AT_REST: readonly TrackStep[] = [
  { track: 'ears', state: 'closed' },
  { track: 'mind', state: 'idle' },
  { track: 'mouth', state: 'silent' },
];

/** Ears, mind and mouth: each goes on by itself, whatever the others do. */
export class Tracks {
  readonly #ears = new Ears();
  readonly #mind = new Mind();
  readonly #mouth = new Mouth();

  get states(): TrackStates {
    return { ears: this.#ears.state, mind: this.#mind.state, mouth: this.#mouth.state };
  }

  get shown(): Shown {
    return shownOf(this.states);
  }

  /** Whether it was a step. */
  to(step: TrackStep): boolean {
    switch (step.track) {
      case 'ears':
        return this.#ears.to(step.state);
      case 'mind':
        return this.#mind.to(step.state);
      case 'mouth':
        return this.#mouth.to(step.state);
    }
  }

  /** The steps that bring all of them to rest, in their order. They are still to be taken. */
  stepsToRest(): readonly TrackStep[] {
    const { states } = this;
    return AT_REST.filter(({ track, state }) => states[track] !== state);
  }
}
