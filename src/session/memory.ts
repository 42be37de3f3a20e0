import type { Selection } from '../common/position.ts';
import type { Call, Reading } from '../grammar/understand.ts';

/** What the last spoken command was, for "repeat that" and "use two". */
export interface Done {
  readonly calls: readonly Call[];
  /** Other ways to understand it, from number two on. */
  readonly alternatives: readonly Reading[];
  /** Where the user was before. */
  readonly path: string | undefined;
  readonly selection: Selection | undefined;
  /** Whether it changed text, which one undo takes back. */
  readonly edited: boolean;
}

/** What a session remembers from turn to turn. */
export class Memory {
  /** Undefined before the first command, and after one that the grammar did not do. */
  last: Done | undefined;
}
