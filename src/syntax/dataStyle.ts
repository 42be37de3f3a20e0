/** How data are written, in a language that has no code. */
export interface DataStyle {
  /** An entry, with `$key` and `$value`; undefined where there are none. */
  readonly entry?: string;
  /** Whether texts stand in quotes: always, only where they would be something else, only with a blank, or never. */
  readonly quotes: 'always' | 'needed' | 'spaced' | 'never';
  /** Whether keys do. */
  readonly quotesKeys: boolean;
  /** How keys are written where there are no others to go by. */
  readonly keys: 'camel' | 'snake' | 'kebab' | 'constant';
  /** What stands for nothing. */
  readonly nothing?: string;
}
