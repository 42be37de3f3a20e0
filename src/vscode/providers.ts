import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { AloudError } from '../common/errors.ts';

/** How long a language server that has just started is given to answer with something. */
const COLD_START_MS = 8000;

/** Asks the language providers through a built-in command. Throws `unsupported` with what the provider said. */
export async function askProvider<T>(command: string, ...args: readonly unknown[]): Promise<T | undefined> {
  try {
    return (await vscode.commands.executeCommand<T | undefined>(command, ...args)) ?? undefined;
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw new AloudError({ code: 'unsupported', message: `The language did not do it: ${message}`, cause: thrown });
  }
}

/**
 * The edits that rename a symbol, per file. A server that is still reading the project first answers with an empty
 * edit instead of an error, so an empty one is asked for again for a while. Throws `not-found` or `unsupported`.
 */
export async function renameEdits(
  uri: vscode.Uri,
  at: vscode.Position,
  newName: string,
): Promise<readonly { uri: vscode.Uri; edits: readonly vscode.TextEdit[] }[]> {
  const until = Date.now() + COLD_START_MS;
  for (let pause = 100; ; pause *= 2) {
    const edit = await askProvider<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', uri, at, newName);
    const files = edit?.entries().filter(([, edits]) => edits.length > 0) ?? [];
    if (files.length > 0) return files.map(([file, edits]) => ({ uri: file, edits }));
    if (Date.now() + pause > until) {
      throw new AloudError({
        code: 'not-found',
        message: 'The language found nothing to rename there. Put the cursor on a name, or give one.',
      });
    }
    await sleep(pause);
  }
}
