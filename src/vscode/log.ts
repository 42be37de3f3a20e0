import type * as vscode from 'vscode';
import type { Log } from '../common/log.ts';
import { redacted } from '../common/secrets/withoutSecrets.ts';
import { visible } from '../common/visible.ts';

/** Writes to Aloud's output channel, with what looks like a key hidden, and what hides in a line to be seen. */
export function channelLog(channel: vscode.LogOutputChannel): Log {
  return {
    debug: line => channel.debug(redacted(visible(line))),
    info: line => channel.info(redacted(visible(line))),
    warn: line => channel.warn(redacted(visible(line))),
    error(line, thrown) {
      const detail =
        thrown instanceof Error ? (thrown.stack ?? thrown.message) : thrown === undefined ? '' : String(thrown);
      channel.error(redacted(visible(detail ? `${line}: ${detail}` : line)));
    },
  };
}
