import type * as vscode from 'vscode';
import { panelSentences } from '../../../panel/panelSentences.ts';
import { patches } from '../../../panel/patches.ts';
import { type FromPanel, parsePanelMessage, type ToPanel } from '../../../panel/protocol.ts';
import { AT_ONCE, earlierThan, seenFrom } from '../../../panel/sight.ts';
import type { PanelState } from '../../../panel/state.ts';
import { pageOf } from '../pageOf.ts';

/** Twenty times a second is more than an eye can follow. */
const TOGETHER_MS = 50;

export interface PanelViewProps {
  /** Where its script and style lie, and nothing else. */
  readonly folder: vscode.Uri;
  readonly state: () => PanelState;
  readonly heed: (message: FromPanel) => void;
}

/**
 * The panel's page, which is told what has changed, at most twenty times a second. It may load its own script and style
 * and nothing else, and what it says is heeded only where it can be nothing but what it is.
 */
export class PanelView {
  readonly #props: PanelViewProps;
  #view: vscode.WebviewView | undefined;
  #sending: NodeJS.Timeout | undefined;
  /** What the page knows; undefined before it has asked. */
  #known: PanelState | undefined;
  /** The id of the first entry that it knows. */
  #first = 0;

  constructor(props: PanelViewProps) {
    this.#props = props;
  }

  get isOpen(): boolean {
    return this.#view !== undefined;
  }

  open(view: vscode.WebviewView): void {
    this.#view = view;
    this.#known = undefined;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#props.folder] };
    const listening = view.webview.onDidReceiveMessage((said: unknown) => this.#take(said));
    view.webview.html = pageOf('panel', view.webview, this.#props.folder);
    view.onDidDispose(() => {
      listening.dispose();
      this.#view = undefined;
      this.#known = undefined;
    });
  }

  show(): void {
    this.#view?.show(true);
  }

  dispose(): void {
    clearTimeout(this.#sending);
  }

  /** The state is another: the page is told soon, with what else comes until then. */
  changed(): void {
    if (!this.#known) return;
    this.#sending ??= setTimeout(() => {
      this.#sending = undefined;
      this.#sendPatches();
    }, TOGETHER_MS);
  }

  /** Shows so many more of the entries that there are; false where all of them are shown. */
  showEarlier(): boolean {
    const first = earlierThan(this.#props.state(), this.#first);
    if (first === this.#first) return false;
    this.#first = first;
    this.changed();
    return true;
  }

  send(told: ToPanel): void {
    void this.#view?.webview.postMessage(told);
  }

  #sendPatches(): void {
    if (!this.#known) return;
    const seen = seenFrom(this.#props.state(), this.#first);
    const all = patches(this.#known, seen);
    this.#known = seen;
    if (all.length > 0) this.send({ type: 'patch', patches: all });
  }

  #take(said: unknown): void {
    const wish = parsePanelMessage(said);
    if (wish?.type === 'ready') this.#begin();
    else if (wish) this.#props.heed(wish);
  }

  #begin(): void {
    const state = this.#props.state();
    this.#first = earlierThan(state, Number.POSITIVE_INFINITY, AT_ONCE);
    if (!Number.isFinite(this.#first)) this.#first = Number.MIN_SAFE_INTEGER;
    const seen = seenFrom(state, this.#first);
    this.#known = seen;
    this.send({ type: 'begin', sentences: panelSentences(), state: seen });
  }
}
