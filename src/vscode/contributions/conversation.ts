import * as vscode from 'vscode';
import { ConversationView } from '../views/conversationView.ts';
import type { Contribution } from './contribution.ts';

/** What was heard, done and answered, in a view of the panel. */
export class Conversation implements Contribution {
  readonly view: ConversationView;
  readonly #registration: vscode.Disposable;

  readonly commands = {
    'aloud.showConversation': () => this.view.show(),
  };

  constructor(context: vscode.ExtensionContext) {
    this.view = new ConversationView(context.extensionUri);
    this.#registration = vscode.window.registerWebviewViewProvider(ConversationView.id, this.view, {
      webviewOptions: { retainContextWhenHidden: true },
    });
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
