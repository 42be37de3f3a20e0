import * as vscode from 'vscode';
import type { Message } from '../../messages/message.ts';
import { text } from '../../messages/text.ts';
import { plainLines } from './plain.ts';
import { lineOf } from './screen.ts';

/** What the status bar's item looks like. */
export interface StatusLook {
  /** The name of one of VS Code's icons. */
  readonly icon: string;
  readonly says: Message;
  /** What is told of it where the mouse rests on it. */
  readonly tooltip: Message;
  /** What is read out of it. */
  readonly spoken: Message;
  /** The command that it calls. */
  readonly command: string;
  /** Whether it stands out. */
  readonly isLoud: boolean;
}

/** An item of the status bar, which is a button. */
export class StatusItem {
  readonly #item: vscode.StatusBarItem;

  constructor(id: string, name: Message) {
    this.#item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Right, 100);
    this.#item.name = lineOf(name);
  }

  show({ icon, says, tooltip, spoken, command, isLoud }: StatusLook): void {
    this.say(icon, says);
    this.#item.command = command;
    this.#item.tooltip = plainLines(text(tooltip));
    this.#item.accessibilityInformation = { label: lineOf(spoken), role: 'button' };
    this.#item.backgroundColor = isLoud ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }

  /** Changes its words alone. */
  say(icon: string, says: Message): void {
    this.#item.text = `$(${icon}) ${lineOf(says)}`;
  }

  dispose(): void {
    this.#item.dispose();
  }
}
