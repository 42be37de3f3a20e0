import type { WrittenCall } from '../actions/run/calls.ts';
import type { Teller } from './turnEvents.ts';

/**
 * What something else than the user wants done: another extension, or a model that works with VS Code's tools. It has a
 * model's rights whatever its words are, is asked about as what was overheard, and remembers nothing.
 */
export interface Foreign {
  /** Who it says it is: text of others. */
  readonly from: string;
  /** One of Aloud's actions, instead of words. */
  readonly call?: WrittenCall;
  /** Hears what a model is told of the call. */
  readonly told?: (result: string) => void;
  /** Hears what happens in its turn. */
  readonly watch?: Teller;
}
