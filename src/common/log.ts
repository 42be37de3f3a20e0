/**
 * Where the parts write what happened. Implementations must pass every line through `redacted`: the last guard,
 * not the only one, since keys are not handed to the log at all.
 */
export interface Log {
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string, thrown?: unknown): void;
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
