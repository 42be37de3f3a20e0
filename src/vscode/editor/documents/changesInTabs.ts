import * as vscode from 'vscode';

/** Longer than a window takes for it that is not stuck, in ms. */
const PATIENCE_MS = 5000;

/**
 * Resolves when every file that is not saved stands in a tab, or after a while. VS Code opens a tab for what was changed
 * out of sight 800 ms after the change, and until then saves it neither with all files nor before it runs something.
 */
export function changesInTabs(): Promise<void> {
  if (areInTabs()) return Promise.resolve();
  return new Promise(resolve => {
    const end = (): void => {
      clearTimeout(timer);
      for (const subscription of subscriptions) subscription.dispose();
      resolve();
    };
    const look = (): void => {
      if (areInTabs()) end();
    };
    const timer = setTimeout(end, PATIENCE_MS);
    const { workspace, window } = vscode;
    const subscriptions = [
      window.tabGroups.onDidChangeTabs(look),
      // It may be saved by itself, or changed back.
      workspace.onDidSaveTextDocument(look),
      workspace.onDidChangeTextDocument(look),
      workspace.onDidCloseTextDocument(look),
    ];
  });
}

function areInTabs(): boolean {
  const changed = vscode.workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && uri.scheme === 'file');
  if (changed.length === 0) return true;
  const inTabs = new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(shownIn)));
  return changed.every(({ uri }) => inTabs.has(uri.toString()));
}

/** What a tab shows and saves, whichever editor it has for it. */
function shownIn({ input }: vscode.Tab): readonly string[] {
  if (input instanceof vscode.TabInputTextDiff || input instanceof vscode.TabInputNotebookDiff)
    return [input.modified.toString()];
  if (
    input instanceof vscode.TabInputText ||
    input instanceof vscode.TabInputCustom ||
    input instanceof vscode.TabInputNotebook
  )
    return [input.uri.toString()];
  return [];
}
