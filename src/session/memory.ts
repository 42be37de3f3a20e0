import { type Approvals, SessionApprovals, UntilModelEdits } from '../actions/gate/approvals.ts';
import { Bookmarks } from '../actions/run/bookmarks.ts';
import type { Remembered } from '../actions/run/exchange.ts';
import { Journal } from '../actions/run/journal.ts';
import { History } from '../chat/history.ts';
import type { Selection } from '../editor/position.ts';
import type { Call, Reading } from '../grammar/commands/understand.ts';

/** What the last spoken command was, for "repeat that" and "use two". */
export interface Done {
  readonly calls: readonly Call[];
  /** Other ways to understand it, from number two on. */
  readonly alternatives: readonly Reading[];
  /** Where the user was before. */
  readonly path: string | undefined;
  readonly selection: Selection | undefined;
  /** Whether it changed text, which undoing the turn takes back. */
  readonly edited: boolean;
}

/** What a session remembers from turn to turn. */
export class Memory implements Remembered {
  readonly journal = new Journal();
  readonly bookmarks = new Bookmarks();
  readonly history = new History();
  readonly approvals: Approvals;
  /** Undefined before the first command, and after one that the grammar did not do. */
  last: Done | undefined;

  constructor(approvals: Approvals = new SessionApprovals()) {
    this.approvals = new UntilModelEdits(approvals, () => this.journal.modelEdits);
  }

  dispose(): void {
    this.bookmarks.dispose();
  }
}
