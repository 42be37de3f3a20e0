import * as vscode from 'vscode';
import { AloudError } from '../../../common/errors.ts';
import { message } from '../../../messages/message.ts';

/** The terminal that the user has in front of them, to be typed into. */
export class TypedTerminal {
  /** In which a program runs, as far as shells tell. */
  readonly #busy = new Set<vscode.Terminal>();
  readonly #subscriptions: vscode.Disposable;
  #typed: { readonly terminal: vscode.Terminal; readonly text: string } | undefined;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidStartTerminalShellExecution(({ terminal }) => {
        this.#busy.add(terminal);
        // Whoever has run it, what was typed is gone.
        if (this.#typed?.terminal === terminal) this.#typed = undefined;
      }),
      vscode.window.onDidEndTerminalShellExecution(({ terminal }) => this.#busy.delete(terminal)),
      vscode.window.onDidCloseTerminal(terminal => {
        this.#busy.delete(terminal);
        if (this.#typed?.terminal === terminal) this.#typed = undefined;
      }),
    );
  }

  get isBusy(): boolean | undefined {
    const terminal = vscode.window.activeTerminal;
    if (!terminal) return false;
    if (this.#busy.has(terminal)) return true;
    return terminal.shellIntegration ? false : undefined;
  }

  get typed(): string {
    return this.#typed?.terminal === vscode.window.activeTerminal ? (this.#typed?.text ?? '') : '';
  }

  async type(text: string): Promise<void> {
    const cwd = vscode.workspace.workspaceFolders?.[0]?.uri;
    const terminal = vscode.window.activeTerminal ?? vscode.window.createTerminal({ ...(cwd && { cwd }) });
    terminal.show();
    const before = this.#typed?.terminal === terminal ? this.#typed.text : '';
    terminal.sendText(text, false);
    this.#typed = { terminal, text: before + text };
  }

  /** Throws `not-found`. */
  enter(): void {
    const terminal = this.#typed?.terminal;
    if (!terminal) throw new AloudError({ code: 'not-found', message: message('running.nothing-typed') });
    this.#typed = undefined;
    terminal.sendText('', true);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}
