import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `cleanUp`, which must not wait for anything, when this process ends or is told to by a signal before the
 * returned function has been called. What was asked for last is done first.
 */
export function atExit(cleanUp: () => void): () => void {
  // The listeners of `exit` are those of everyone; a signal alone would end the process without them.
  const quit = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  process.prependOnceListener('exit', cleanUp);
  for (const signal of SIGNALS) process.once(signal, quit);
  return () => {
    process.off('exit', cleanUp);
    for (const signal of SIGNALS) process.off(signal, quit);
  };
}
