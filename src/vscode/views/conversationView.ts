import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { TurnEvent } from '../../session/turnEvents.ts';
import { isQuiet } from './messages.ts';

/** One line of the conversation, as the page shows it. */
interface Entry {
  readonly kind: 'said' | 'did' | 'failed' | 'answer' | 'note';
  /** The first of its turn. */
  readonly first: boolean;
  text: string;
  /** Still being written. */
  open: boolean;
}

const MOST_ENTRIES = 200;
const TOGETHER_MS = 30;

/**
 * What was heard, done and answered, in a view of the panel. The page shows text and nothing else: no markup, no
 * images, no network, so an answer cannot make it fetch anything.
 */
export class ConversationView implements vscode.WebviewViewProvider {
  static readonly id = 'aloud.conversation';
  readonly #media: vscode.Uri;
  readonly #entries: Entry[] = [];
  #view: vscode.WebviewView | undefined;
  #sending: NodeJS.Timeout | undefined;
  #turn = 0;
  #isNewTurn = true;

  constructor(extensionUri: vscode.Uri) {
    this.#media = vscode.Uri.joinPath(extensionUri, 'media');
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#media] };
    view.webview.html = this.#page(view.webview);
    const ready = view.webview.onDidReceiveMessage(() => this.#send());
    view.onDidDispose(() => {
      ready.dispose();
      this.#view = undefined;
    });
  }

  watch(event: TurnEvent): void {
    this.#isNewTurn ||= event.turn !== this.#turn;
    this.#turn = event.turn;
    switch (event.event) {
      case 'partial':
        this.#write('said', event.text, true);
        break;
      case 'transcript':
        this.#write('said', event.text, false);
        break;
      case 'action':
        this.#write(
          'error' in event ? 'failed' : 'did',
          'error' in event ? `${inWords(event.name)}: ${event.error}` : event.result,
          false,
        );
        break;
      case 'alternatives':
        this.#write('note', numbered(event.words), false);
        break;
      case 'delta':
        this.#append(event.text);
        break;
      case 'answer':
        this.#write('answer', event.text, false);
        break;
      case 'error':
        if (event.code !== 'cancelled') this.#write(isQuiet(event.code) ? 'note' : 'failed', event.message, false);
        this.#close();
        this.#send();
        break;
      case 'done':
        this.#close();
        this.#send();
    }
  }

  /** Opens the panel without taking the focus from the editor. */
  async show(): Promise<void> {
    if (this.#view) this.#view.show(true);
    else await vscode.commands.executeCommand(`${ConversationView.id}.focus`, { preserveFocus: true });
  }

  #write(kind: Entry['kind'], text: string, open: boolean): void {
    const last = this.#entries.at(-1);
    if (last?.open && last.kind === kind) {
      last.text = text;
      last.open = open;
    } else {
      this.#add(kind, text, open);
    }
    this.#send();
  }

  #append(delta: string): void {
    const last = this.#entries.at(-1);
    if (last?.open && last.kind === 'answer') last.text += delta;
    else this.#add('answer', delta, true);
    this.#send();
  }

  #add(kind: Entry['kind'], text: string, open: boolean): void {
    this.#close();
    this.#entries.push({ kind, first: this.#isNewTurn, text, open });
    if (this.#entries.length > MOST_ENTRIES) this.#entries.shift();
    this.#isNewTurn = false;
  }

  #close(): void {
    const last = this.#entries.at(-1);
    if (last) last.open = false;
  }

  /** Shows what there is, with what else comes in the next moment: an answer comes in many small pieces. */
  #send(): void {
    this.#sending ??= setTimeout(() => {
      this.#sending = undefined;
      void this.#view?.webview.postMessage(this.#entries);
    }, TOGETHER_MS);
  }

  #page(webview: vscode.Webview): string {
    const nonce = randomBytes(16).toString('base64');
    const style = webview.asWebviewUri(vscode.Uri.joinPath(this.#media, 'conversation.css'));
    const script = webview.asWebviewUri(vscode.Uri.joinPath(this.#media, 'conversation.js'));
    return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
  <link rel="stylesheet" href="${style}">
  <title>Aloud</title>
</head>
<body>
  <p id="empty">Nothing said yet. Run “Aloud: Voice Command” and speak.</p>
  <ol id="entries" role="log" aria-live="polite" aria-label="Conversation"></ol>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
  }
}

/** "Or did you mean 2: …?" */
function numbered(words: readonly string[]): string {
  return `Or: ${words.map((says, index) => `${index + 2}. ${says}`).join('; ')}. Say “use two” to take another.`;
}

/** An action's name for people: "Rename symbol". */
function inWords(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
