/** As Moonshine's core tells what is wrong: where, and what (`LOGF` in its sources). */
const TOLD = /^Thread \d+:[\w.-]+:\d+:\w+\(\): (?<why>.+)$/s;
/** What its package throws then, which says nothing. */
const UNKNOWN = 'Unknown error';

let told = '';

/** From here on what the core writes on the console is kept, for `explained`. It is written there all the same. */
export function listenToCore(): void {
  const write = console.error;
  console.error = (...line: unknown[]) => {
    const why = TOLD.exec(String(line[0]).trim())?.groups?.['why'];
    if (why !== undefined) told = why.trim();
    write(...line);
  };
}

/** What was thrown, with the core's own words where the package has none. */
export function explained(thrown: unknown): unknown {
  const isUnknown = thrown instanceof Error && thrown.message === UNKNOWN && told !== '';
  return isUnknown ? new Error(told, { cause: thrown }) : thrown;
}

/** Does it, and throws what it throws so. */
export function orExplained<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw explained(thrown);
  }
}
