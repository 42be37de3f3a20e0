import * as vscode from 'vscode';

/** Whether a file is there, as far as can be seen. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
