import type * as vscode from 'vscode';
import { type Log, redact } from '../common/log.ts';

/** Writes to Aloud's output channel, with what looks like a key hidden. */
export function channelLog(channel: vscode.LogOutputChannel): Log {
  return {
    debug: line => channel.debug(redact(line)),
    info: line => channel.info(redact(line)),
    warn: line => channel.warn(redact(line)),
    error(line, thrown) {
      const detail =
        thrown instanceof Error ? (thrown.stack ?? thrown.message) : thrown === undefined ? '' : String(thrown);
      channel.error(redact(detail ? `${line}: ${detail}` : line));
    },
  };
}
