import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { isQuiet } from '../../common/errors.ts';
import { type Message, message } from '../../messages/message.ts';
import { language, text } from '../../messages/text.ts';
import type { Stretch } from '../../session/correcting/doubts.ts';
import type { TurnEvent } from '../../session/turnEvents.ts';
import { numbered } from './numbered.ts';
import { TalkUse } from './talkUse.ts';

type Kind = 'said' | 'did' | 'failed' | 'answer' | 'note';

const WHO: Readonly<Record<Kind, Message>> = {
  said: message('conversation.you'),
  did: message('conversation.done'),
  failed: message('conversation.failed'),
  answer: message('screen.aloud'),
  note: message('conversation.note'),
};

/** One line of the conversation, as the page shows it. */
interface Entry {
  readonly kind: Kind;
  /** Who says it, or what it is. */
  readonly who: string;
  /** The first of its turn. */
  readonly first: boolean;
  text: string;
  /** Stretches of it that may have been misheard, in UTF-16 offsets. */
  doubts: readonly Stretch[];
  /** So much of it stays, in UTF-16 units: what is behind it may be heard otherwise yet. */
  stable: number;
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
  readonly #use = new TalkUse();
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
    const used = this.#use.follow(event);
    if (used) this.#write('note', text(used), false);
    switch (event.event) {
      case 'partial':
        this.#write('said', event.text, true, [], event.stable);
        break;
      case 'transcript':
        this.#write('said', event.text, false, event.doubts);
        break;
      case 'action':
        if ('error' in event)
          this.#write(
            'failed',
            text(message('conversation.failure', { action: inWords(event.name), why: event.error })),
            false,
          );
        else this.#write('did', event.result, false);
        break;
      case 'understood':
        this.#write('note', text(message('conversation.understood', { words: event.text })), false);
        break;
      case 'alternatives':
        if (event.words.length > 0 && !event.isQuestion)
          this.#write('note', text(message('conversation.otherwise', { readings: numbered(event.words) })), false);
        break;
      case 'notice':
        this.#write('note', event.text, false);
        break;
      case 'delta':
        this.#append(event.text);
        break;
      case 'answer':
        // Of what was interrupted before anything was heard nothing was said.
        if (event.text === '') this.#forget('answer');
        else this.#write('answer', event.text, false);
        break;
      case 'error':
        // What was cancelled while it was said was not said.
        if (event.code === 'cancelled') this.#forget('said');
        else this.#write(isQuiet(event.code) ? 'note' : 'failed', event.message, false);
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

  #write(kind: Kind, said: string, open: boolean, doubts: readonly Stretch[] = [], stable = said.length): void {
    const last = this.#entries.at(-1);
    if (last?.open && last.kind === kind) {
      last.text = said;
      last.doubts = doubts;
      last.stable = stable;
      last.open = open;
    } else {
      this.#add(kind, said, open, doubts, stable);
    }
    this.#send();
  }

  #append(delta: string): void {
    const last = this.#entries.at(-1);
    if (last?.open && last.kind === 'answer') {
      last.text += delta;
      last.stable = last.text.length;
    } else this.#add('answer', delta, true);
    this.#send();
  }

  #add(kind: Kind, said: string, open: boolean, doubts: readonly Stretch[] = [], stable = said.length): void {
    this.#close();
    this.#entries.push({ kind, who: text(WHO[kind]), first: this.#isNewTurn, text: said, doubts, stable, open });
    if (this.#entries.length > MOST_ENTRIES) this.#entries.shift();
    this.#isNewTurn = false;
  }

  /** What is still being said, or written, comes to nothing. */
  #forget(kind: Kind): void {
    const last = this.#entries.at(-1);
    if (last?.open && last.kind === kind) this.#entries.pop();
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
<html lang="${language()}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
  <link rel="stylesheet" href="${style}">
  <title>${escaped(text(message('screen.aloud')))}</title>
</head>
<body>
  <p id="empty">${escaped(text(message('conversation.empty')))}</p>
  <ol id="entries" role="log" aria-live="polite" aria-label="${escaped(text(message('conversation.name')))}" data-doubtful="${escaped(text(message('conversation.doubtful')))}"></ol>
  <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
  }
}

/** An action's name for people: "Rename symbol". */
function inWords(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Text within a page, or within the quotation marks of an attribute. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}
