import * as vscode from 'vscode';
import type { State, TurnEvent } from '../session/turnEvents.ts';

const BARS = '▁▂▃▄▅▆▇█';

interface Look {
  readonly text: string;
  readonly label: string;
  readonly command: string;
}

/** While the microphone wakes up, which can take a second: words said now would be lost. */
const OPENING: Look = {
  text: '$(loading~spin) Opening microphone',
  label: 'Aloud: the microphone is opening. Wait before you speak. Activate to stop.',
  command: 'aloud.cancel',
};

const LOOKS: Readonly<Record<State, Look>> = {
  idle: { text: '$(mic) Aloud', label: 'Aloud: ready. Activate to speak a command.', command: 'aloud.command' },
  listening: {
    text: '$(record) Listening',
    label: 'Aloud: listening. Activate when you have finished.',
    command: 'aloud.stop',
  },
  thinking: {
    text: '$(loading~spin) Thinking',
    label: 'Aloud: thinking. Activate to cancel.',
    command: 'aloud.cancel',
  },
  acting: { text: '$(edit) Acting', label: 'Aloud: acting. Activate to cancel.', command: 'aloud.cancel' },
  speaking: { text: '$(unmute) Speaking', label: 'Aloud: speaking. Activate to stop.', command: 'aloud.stop' },
};

/** The state, and while listening the level, in the status bar; the state as a context key for key bindings. */
export class StatusBar {
  readonly #item: vscode.StatusBarItem;
  #state: State = 'idle';
  /** Whether sound has come in since listening began. */
  #hears = false;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('aloud.state', vscode.StatusBarAlignment.Right, 100);
    this.#item.name = 'Aloud';
    this.#look();
    this.#item.show();
  }

  watch(event: TurnEvent): void {
    if (event.event === 'state' && event.state !== this.#state) {
      this.#state = event.state;
      this.#hears = false;
      this.#look();
      void vscode.commands.executeCommand('setContext', 'aloud.state', event.state);
      void vscode.commands.executeCommand('setContext', 'aloud.active', event.state !== 'idle');
    } else if (event.event === 'level' && this.#state === 'listening') {
      if (!this.#hears) {
        this.#hears = true;
        this.#look();
      }
      const bar = BARS[Math.min(BARS.length - 1, Math.floor(event.level * BARS.length))];
      this.#item.text = `${LOOKS.listening.text} ${bar}`;
    } else if (event.event === 'transcript') {
      this.#item.tooltip = `Heard: ${event.text}`;
    }
  }

  dispose(): void {
    this.#item.dispose();
  }

  #look(): void {
    const isListening = this.#state === 'listening' && this.#hears;
    const { text, label, command } = this.#state === 'listening' && !this.#hears ? OPENING : LOOKS[this.#state];
    this.#item.text = text;
    this.#item.command = command;
    this.#item.tooltip = label;
    this.#item.accessibilityInformation = { label, role: 'button' };
    this.#item.backgroundColor = isListening ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  }
}
