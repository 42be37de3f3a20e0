/** Where the parts write what happened. Implementations must pass every line through `redact`. */
export interface Log {
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string, thrown?: unknown): void;
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

const SECRETS = [
  /\b(sk|sess|rk|pk)-[A-Za-z0-9_-]{6,}/g,
  /(bearer\s+)[^\s"',;]+/gi,
  /(api[-_]?key["'\s:=]+)[^\s"',;]+/gi,
];

/** Hides what looks like a key. The last guard, not the only one: keys are not handed to the log at all. */
export function redact(line: string): string {
  return SECRETS.reduce(
    (text, pattern) =>
      text.replace(pattern, (_all, lead: string) => `${/^(sk|sess|rk|pk)$/.test(lead) ? '' : lead}[hidden]`),
    line,
  );
}
