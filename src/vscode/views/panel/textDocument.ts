import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Message } from '../../../messages/message.ts';
import { text } from '../../../messages/text.ts';

const SCHEME = 'aloud-panel';
/** Of the document: package.json says that its lines are never longer than what is seen. */
const LANGUAGE = 'aloud-text';

/** Shows text in a document that nothing can change, and that a screen reader reads as any other; with the focus. */
export async function showAsDocument(title: Message, shown: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${text(title)}`, query: randomUUID() });
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: asked => (asked.query === uri.query ? shown : ''),
  });
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(await vscode.languages.setTextDocumentLanguage(document, LANGUAGE), {
      preview: true,
    });
  } finally {
    provider.dispose();
  }
}
