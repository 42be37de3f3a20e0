import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { FileEdits } from '../../../editor/documents.ts';
import { applyEdits, LineIndex } from '../../../editor/text.ts';
import { asWritten, type Message, message } from '../../../messages/message.ts';
import { lineOf, pickSome } from '../../views/screen.ts';
import { changed, fittingRange, isReadOnly, openDocument, readOnly } from '../documents/documents.ts';

const SCHEME = 'aloud-preview';

/**
 * Shows what edits would change, all files in one view, and lets the user tick the files to take. Resolves with what
 * was taken: nothing, where they closed the list.
 */
export async function chosen(
  changes: readonly FileEdits[],
  title: Message,
  signal: AbortSignal,
): Promise<readonly FileEdits[]> {
  if (signal.aborted) return [];
  const id = randomUUID();
  const texts = new Map<string, string>();
  const resources: [vscode.Uri, vscode.Uri, vscode.Uri][] = [];
  for (const { path, edits, version } of changes) {
    const document = await openDocument(path);
    if (document.version !== version) throw changed(path);
    if (isReadOnly(document)) throw readOnly(path);
    for (const { range } of edits) fittingRange(document, range);
    // Copies on both sides: an editor of the document itself, which goes with the view, would be edited in its stead.
    const [before, after] = ['before', 'after'].map(side =>
      document.uri.with({ scheme: SCHEME, query: `${id} ${side}` }),
    );
    if (!before || !after) continue;
    texts.set(before.toString(), document.getText());
    texts.set(after.toString(), applyEdits(new LineIndex(document.getText()), edits));
    resources.push([document.uri, before, after]);
  }
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: uri => texts.get(uri.toString()) ?? '',
  });
  const cancellation = new vscode.CancellationTokenSource();
  const cancel = (): void => cancellation.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await vscode.commands.executeCommand('vscode.changes', lineOf(title), resources);
    const items = changes.map(change => ({
      label: asWritten(basename(change.path)),
      description: message('screen.places', { count: change.edits.length }),
      detail: asWritten(vscode.workspace.asRelativePath(change.path)),
      picked: true,
      change,
    }));
    const picked = await pickSome(
      items,
      {
        title,
        placeHolder: message('screen.untick'),
        ignoreFocusOut: true,
      },
      cancellation.token,
    );
    return signal.aborted ? [] : (picked ?? []).map(({ change }) => change);
  } finally {
    signal.removeEventListener('abort', cancel);
    cancellation.dispose();
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    await vscode.window.tabGroups.close(
      tabs.filter(({ label }) => label.startsWith(lineOf(title))),
      true,
    );
    provider.dispose();
  }
}
