/** What a run of a suite came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Full titles. */
  readonly passes: readonly string[];
  readonly failures: readonly { readonly title: string; readonly error: string }[];
}

/** Of a run that did not come to its tests. */
export function failure(title: string, error: string): Outcome {
  return { passed: 0, failed: 1, skipped: 0, passes: [], failures: [{ title, error }] };
}

/** The last line of a run, for people and for programs. */
export function sumLine(outcomes: readonly Pick<Outcome, 'passed' | 'failed' | 'skipped'>[]): string {
  const sum = (count: (outcome: (typeof outcomes)[number]) => number) =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  return `${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed, ${sum(({ skipped }) => skipped)} skipped`;
}
