import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { AloudError } from '../../../common/errors.ts';
import { message } from '../../../messages/message.ts';

/** How long, in ms, a language server that has just started is given to answer with something. */
const COLD_START_MS = 8000;
/** How long, in ms, a language without symbols is given: most likely nobody knows it. */
const UNKNOWN_MS = 300;
const FIRST_PAUSE_MS = 100;

/** Asks the language providers through a built-in command. Throws `unsupported` with what the provider said. */
export async function askProvider<T>(command: string, ...args: readonly unknown[]): Promise<T | undefined> {
  try {
    return (await vscode.commands.executeCommand<T | undefined>(command, ...args)) ?? undefined;
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const says = message('documents.language-did-not', { why });
    throw new AloudError({ code: 'unsupported', message: says, cause: thrown });
  }
}

/** Asks again, ever more rarely, until an answer is not empty; the last one is empty. */
async function untilAnswered<T>(ask: () => Promise<readonly T[]>, isKnownLanguage: boolean): Promise<readonly T[]> {
  const until = Date.now() + (isKnownLanguage ? COLD_START_MS : UNKNOWN_MS);
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    const answer = await ask();
    if (answer.length > 0 || Date.now() + pauseMs > until) return answer;
    await sleep(pauseMs);
  }
}

/** Where something is defined; empty if nobody knows. */
export async function definitions(
  uri: vscode.Uri,
  at: vscode.Position,
): Promise<readonly (vscode.Location | vscode.LocationLink)[]> {
  return (
    (await askProvider<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', uri, at)) ?? []
  );
}

export interface RenamedFile {
  readonly uri: vscode.Uri;
  readonly edits: readonly vscode.TextEdit[];
  /** The version that the edits are for; undefined if the file was not open. */
  readonly version: number | undefined;
}

/**
 * The edits that rename a symbol, per file. A server that is still reading the project first answers with an empty
 * edit instead of an error, so an empty one is asked for again for a while. Throws `not-found` or `unsupported`.
 */
export async function renameEdits(
  uri: vscode.Uri,
  at: vscode.Position,
  newName: string,
  isKnownLanguage: boolean,
): Promise<readonly RenamedFile[]> {
  const files = await untilAnswered(async () => {
    const versions = new Map(vscode.workspace.textDocuments.map(open => [open.uri.toString(), open.version]));
    const edit = await askProvider<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', uri, at, newName);
    const entries = edit?.entries().filter(([, edits]) => edits.length > 0) ?? [];
    return entries.map(([file, edits]) => ({ uri: file, edits, version: versions.get(file.toString()) }));
  }, isKnownLanguage);
  if (files.length > 0) return files;
  throw new AloudError({
    code: 'not-found',
    message: message('documents.nothing-to-rename'),
  });
}
