import type * as vscode from 'vscode';
import type { Log } from '../common/log.ts';
import { redacted } from '../common/secrets/withoutSecrets.ts';

/** Writes to Aloud's output channel, with what looks like a key hidden. */
export function channelLog(channel: vscode.LogOutputChannel): Log {
  return {
    debug: line => channel.debug(redacted(line)),
    info: line => channel.info(redacted(line)),
    warn: line => channel.warn(redacted(line)),
    error(line, thrown) {
      const detail =
        thrown instanceof Error ? (thrown.stack ?? thrown.message) : thrown === undefined ? '' : String(thrown);
      channel.error(redacted(detail ? `${line}: ${detail}` : line));
    },
  };
}
