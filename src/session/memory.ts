import { type Approvals, SessionApprovals, UntilModelEdits } from '../actions/gate/approvals.ts';
import { Bookmarks } from '../actions/run/bookmarks.ts';
import type { Remembered } from '../actions/run/exchange.ts';
import { Journal } from '../actions/run/journal.ts';
import { Trail } from '../actions/run/trail.ts';
import { History } from '../chat/history.ts';
import { LastCommand } from './lastCommand.ts';
import { LastSaid } from './lastSaid.ts';

/** What a session remembers from turn to turn. */
export class Memory implements Remembered {
  readonly journal = new Journal();
  readonly bookmarks = new Bookmarks();
  readonly trail = new Trail();
  readonly history = new History();
  readonly approvals: Approvals;
  readonly last = new LastCommand();
  readonly said = new LastSaid();

  constructor(approvals: Approvals = new SessionApprovals()) {
    this.approvals = new UntilModelEdits(approvals, () => this.journal.modelEdits);
  }

  dispose(): void {
    this.bookmarks.dispose();
    this.trail.dispose();
  }
}
