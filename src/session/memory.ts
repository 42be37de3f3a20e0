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
  readonly journal: Journal;
  readonly bookmarks: Bookmarks;
  readonly trail: Trail;
  readonly history = new History();
  readonly approvals: Approvals;
  readonly last = new LastCommand();
  readonly said = new LastSaid();

  constructor(approvals: Approvals = new SessionApprovals(), places?: Pick<Memory, 'journal' | 'bookmarks' | 'trail'>) {
    this.journal = places?.journal ?? new Journal();
    this.bookmarks = places?.bookmarks ?? new Bookmarks();
    this.trail = places?.trail ?? new Trail();
    this.approvals = new UntilModelEdits(approvals, () => this.journal.modelEdits);
  }

  /**
   * For what the user does not want themselves: it can be undone as everything else, but knows nothing of what was said
   * before, is allowed nothing for ever, and leaves nothing that could be repeated. Needs no end of its own.
   */
  apart(): Memory {
    return new Memory(new SessionApprovals(), this);
  }

  dispose(): void {
    this.bookmarks.dispose();
    this.trail.dispose();
  }
}
