import * as vscode from 'vscode';
import { Lazy } from '../../common/async/lazy.ts';
import { whenQuiet } from '../../common/async/whenQuiet.ts';
import type { TurnEvent } from '../../session/turnEvents.ts';
import type { Panel } from '../parts/panel/panel.ts';
import type { Contribution } from './contribution.ts';
import type { LateParts } from './lateParts.ts';

const VIEW = 'aloud.conversation';

/** More than this in one turn nobody looks at before the panel is loaded. */
const MOST_WAITING = 10_000;

/**
 * The panel with what was heard, done and answered. It loads when it is opened, or when there is time after something has
 * happened: until then what happens waits for it.
 */
export class Conversation implements Contribution {
  readonly #panel: Lazy<Panel>;
  readonly #registration: vscode.Disposable;
  readonly #closing = new AbortController();
  /** What the panel is to hear of once it is loaded. */
  #waiting: ((panel: Panel) => void)[] = [];
  #loaded: Panel | undefined;
  #view: vscode.WebviewView | undefined;

  readonly commands = {
    'aloud.showConversation': () => this.show(),
    'aloud.showAnswer': async () => (await this.#panel.get()).showAnswer(),
    'aloud.showTurn': async () => (await this.#panel.get()).showTurn(),
    'aloud.showState': async () => (await this.#panel.get()).showState(),
    'aloud.clearHistory': async () => (await this.#panel.get()).clearHistory(),
  };

  constructor(parts: () => LateParts) {
    this.#panel = new Lazy(async () => {
      const { Panel: Loaded } = await import('../parts/panel/panel.ts');
      const panel = new Loaded(parts());
      for (const tell of this.#waiting) tell(panel);
      this.#waiting = [];
      this.#loaded = panel;
      return panel;
    });
    const resolveWebviewView = async (view: vscode.WebviewView) => {
      this.#view = view;
      view.onDidDispose(() => {
        this.#view = undefined;
      });
      (await this.#panel.get()).open(view);
    };
    this.#registration = vscode.window.registerWebviewViewProvider(
      VIEW,
      { resolveWebviewView },
      { webviewOptions: { retainContextWhenHidden: true } },
    );
  }

  get isSeen(): boolean {
    return this.#view?.visible === true;
  }

  /** Resolves when what was said is in the history. */
  async dispose(): Promise<void> {
    this.#closing.abort();
    this.#registration.dispose();
    // What waits for it is to be kept, too.
    const panel = this.#waiting.length > 0 ? this.#panel.get() : this.#panel.made;
    await (await panel?.catch(() => undefined))?.dispose();
  }

  watch(event: TurnEvent): void {
    if (event.event === 'level') return;
    const atMs = Date.now();
    this.#tell(panel => panel.watch(event, atMs));
  }

  /** Opens the panel without taking the focus from the editor. */
  async show(): Promise<void> {
    if (this.#view) (await this.#panel.get()).show();
    else await vscode.commands.executeCommand('aloud.conversation.focus', { preserveFocus: true });
  }

  #tell(told: (panel: Panel) => void): void {
    if (this.#loaded) {
      told(this.#loaded);
      return;
    }
    if (this.#waiting.length === 0) void this.#loadWhenQuiet();
    if (this.#waiting.length < MOST_WAITING) this.#waiting.push(told);
  }

  async #loadWhenQuiet(): Promise<void> {
    try {
      await whenQuiet(this.#closing.signal);
      await this.#panel.get();
    } catch {
      // It closes, or is tried again when the panel is opened.
    }
  }
}
