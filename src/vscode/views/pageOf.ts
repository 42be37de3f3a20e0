import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { type Message, message } from '../../messages/message.ts';
import { language, text } from '../../messages/text.ts';

/** Where the scripts and styles of all pages lie, and nothing else. */
export function pagesFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'pages');
}

/** A page of this name, which may load its own script and style and nothing else. */
export function pageOf(
  name: 'panel' | 'setup',
  webview: vscode.Webview,
  folder: vscode.Uri,
  title: Message = message('screen.aloud'),
): string {
  const nonce = randomBytes(16).toString('base64');
  const style = webview.asWebviewUri(vscode.Uri.joinPath(folder, `${name}.css`));
  const script = webview.asWebviewUri(vscode.Uri.joinPath(folder, `${name}.js`));
  return `<!DOCTYPE html>
<html lang="${escaped(language())}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${style}">
  <title>${escaped(text(title))}</title>
</head>
<body>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

/** Text within a page, or within the quotation marks of an attribute. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
