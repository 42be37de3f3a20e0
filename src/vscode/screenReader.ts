import * as vscode from 'vscode';

/**
 * Whether the editor is set up for a screen reader. VS Code tells no extension what it has detected by itself; but where it
 * has, it asks, and keeps the answer in this setting.
 */
export function isForScreenReader(): boolean {
  return vscode.workspace.getConfiguration('editor').get('accessibilitySupport') === 'on';
}
