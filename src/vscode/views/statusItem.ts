import * as vscode from 'vscode';
import { type Message, message } from '../../messages/message.ts';
import { lineOf, told } from './screen.ts';

/** What can be asked for where the mouse rests on an item. */
const OFFERED = {
  'aloud.mend': message('health.title'),
  'aloud.checkSetup': message('remedies.check-setup'),
  'aloud.setUp': message('setup.choose'),
} as const;

/** What the status bar's item looks like. */
export interface StatusLook {
  /** The name of one of VS Code's icons. */
  readonly icon: string;
  readonly says: Message;
  /** What is told of it where the mouse rests on it, a sentence a line, above what Aloud can be asked for there. */
  readonly tooltip: readonly Message[];
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

  /** Of several, one of a higher `priority` stands further left. */
  constructor(id: string, name: Message, priority = 100) {
    this.#item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Right, priority);
    this.#item.name = lineOf(name);
  }

  show({ icon, says, tooltip, spoken, command, isLoud }: StatusLook): void {
    this.say(icon, says);
    this.#item.command = command;
    this.#item.tooltip = told(tooltip, OFFERED);
    this.#item.accessibilityInformation = { label: lineOf(spoken), role: 'button' };
    this.#item.backgroundColor = isLoud ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }

  hide(): void {
    this.#item.hide();
  }

  /** Changes its words alone. */
  say(icon: string, says: Message): void {
    this.#item.text = `$(${icon}) ${lineOf(says)}`;
  }

  dispose(): void {
    this.#item.dispose();
  }
}
