/** What a run of a suite came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Full titles. */
  readonly passes: readonly string[];
  readonly failures: readonly { readonly title: string; readonly error: string }[];
}
