import { readFile, rename, writeFile } from 'node:fs/promises';
import { entryOf } from '../../common/entryOf.ts';

/** So many dates are known again when the clock goes back to them. */
const MOST_DATES = 100;

interface Ledger {
  /** How many days there were on which it was used. */
  readonly count: number;
  /** The dates of the last of them, as the clock told them. */
  readonly dates: readonly string[];
  /** Of each recording, what `count` was when it was first seen. */
  readonly seen: Readonly<Record<string, number>>;
}

const NOTHING: Ledger = { count: 0, dates: [], seen: {} };

/**
 * Counts the days on which somebody was here, so that recordings grow old by those and not by the clock: it may stand at
 * 1970 after a dead battery, or jump a month ahead, and who comes back from a holiday shall find what waits. Whatever
 * goes wrong with the file makes recordings younger, never older.
 */
export class UsedDays {
  readonly #file: string;
  readonly #now: () => number;
  #writing: Promise<unknown> = Promise.resolve();
  /** What was counted last. */
  #counted: string | undefined;

  /** `now` gives ms since 1970. */
  constructor(file: string, now: () => number) {
    this.#file = file;
    this.#now = now;
  }

  /** Today counts. Throws file errors. */
  begin(): Promise<void> {
    return this.#oneByOne(async () => {
      const today = this.#today();
      if (this.#counted === today) return;
      const ledger = await this.#read();
      if (!ledger?.dates.includes(today)) await this.#write(this.#withToday(ledger));
      this.#counted = today;
    });
  }

  /**
   * How old these are in days of use, by name; all others are forgotten. Undefined where no day was counted before, so
   * that there is but the clock to judge by. Throws file errors.
   */
  ages(names: readonly string[]): Promise<ReadonlyMap<string, number> | undefined> {
    return this.#oneByOne(async () => {
      const before = await this.#read();
      const { count, dates, seen } = this.#withToday(before);
      const since = names.map(name => [name, Math.min(entryOf(seen, name) ?? count, count)] as const);
      await this.#write({ count, dates, seen: Object.fromEntries(since) });
      return before && new Map(since.map(([name, first]) => [name, count - first]));
    });
  }

  #oneByOne<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#writing.then(work, work);
    this.#writing = done.catch(() => {});
    return done;
  }

  #withToday(ledger: Ledger = NOTHING): Ledger {
    const { count, dates, seen } = ledger;
    const today = this.#today();
    if (dates.includes(today)) return ledger;
    return { count: count + 1, dates: [...dates, today].slice(-MOST_DATES), seen };
  }

  /** As a whole or not at all: another window may be reading it. */
  async #write(ledger: Ledger): Promise<void> {
    const draft = `${this.#file}.${process.pid}.new`;
    await writeFile(draft, JSON.stringify(ledger), { mode: 0o600 });
    await rename(draft, this.#file);
  }

  /** Undefined where there is none; what cannot be understood is as good as nothing seen yet. */
  async #read(): Promise<Ledger | undefined> {
    let text: string;
    try {
      text = await readFile(this.#file, 'utf8');
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw thrown;
    }
    try {
      const found: unknown = JSON.parse(text);
      return isLedger(found) ? found : NOTHING;
    } catch {
      return NOTHING;
    }
  }

  #today(): string {
    const date = new Date(this.#now());
    return Number.isNaN(date.getTime()) ? 'no date' : date.toISOString().slice(0, 10);
  }
}

function isLedger(found: unknown): found is Ledger {
  const { count, dates, seen } = (found ?? {}) as Partial<Ledger>;
  if (!Number.isSafeInteger(count) || !Array.isArray(dates) || typeof seen !== 'object' || seen === null) return false;
  return Object.values(seen).every(first => Number.isSafeInteger(first));
}
