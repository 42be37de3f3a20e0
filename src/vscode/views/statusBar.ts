import * as vscode from 'vscode';
import type { State, TurnEvent } from '../../session/turnEvents.ts';
import { plain } from './plain.ts';
import { mention } from './screen.ts';

const LONGEST_HEARD = 40;
const LONGEST_ANSWER = 100;
const ANSWER_MS = 8000;

const BARS = '▁▂▃▄▅▆▇█';

interface Look {
  readonly text: string;
  readonly label: string;
  readonly command: string;
}

const LOOKS: Readonly<Record<State, Look>> = {
  idle: { text: '$(mic) Aloud', label: 'Aloud: ready. Activate to speak a command.', command: 'aloud.command' },
  // Words said now would be lost: it looks like nothing that one would speak to.
  opening: {
    text: '$(loading~spin) Opening microphone',
    label: 'Aloud: the microphone is opening. Wait before you speak. Activate to stop.',
    command: 'aloud.cancel',
  },
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

/** Between turns, while Aloud listens without a key. */
const HANDS_FREE = {
  awake: {
    text: '$(unmute) Hands-free',
    label: 'Aloud: listens whenever you speak. Activate to switch it off.',
    command: 'aloud.handsFree',
  },
  asleep: {
    text: '$(mute) Asleep',
    label: 'Aloud: asleep until it hears a wake word. Activate to wake it.',
    command: 'aloud.handsFree',
  },
} as const;

/** The state, and while listening the level, in the status bar. */
export class StatusBar {
  readonly #item: vscode.StatusBarItem;
  #state: State = 'idle';
  /** What the turn has heard, and what it answers. */
  #heard = '';
  #answer = '';
  #handsFree: 'off' | 'awake' | 'asleep' = 'off';
  /** Whether the microphone has been opened since listening without a key began: it stays so between turns. */
  #isOpen = false;
  /** Whether this turn waits, without a key, for someone to speak. */
  #waits = false;

  constructor() {
    this.#item = vscode.window.createStatusBarItem('aloud.state', vscode.StatusBarAlignment.Right, 100);
    this.#item.name = 'Aloud';
    this.#look();
    this.#item.show();
  }

  watch(event: TurnEvent): void {
    if (event.event === 'state' && event.state !== this.#state) {
      const isNewTurn = this.#state === 'idle';
      this.#state = event.state;
      if (event.state === 'listening') this.#isOpen = true;
      this.#waits = (event.state === 'opening' || event.state === 'listening') && event.manner === 'hands-free';
      if (isNewTurn) {
        this.#heard = '';
        this.#answer = '';
      }
      this.#look();
    } else if (event.event === 'hands-free') {
      if (this.#handsFree === 'off') this.#isOpen = false;
      this.#handsFree = event.state;
      this.#look();
    } else if (event.event === 'speech' && this.#waits) {
      this.#waits = false;
      this.#look();
    } else if (event.event === 'level' && this.#state === 'listening' && !this.#waits) {
      const bar = BARS[Math.min(BARS.length - 1, Math.floor(event.level * BARS.length))];
      this.#item.text = `${LOOKS.listening.text} ${bar}`;
    } else if (event.event === 'partial' || event.event === 'transcript') {
      this.#heard = event.text;
      this.#look();
    } else if (event.event === 'alternatives') {
      this.#answer = `Or ${event.words.map((says, index) => `${index + 2}: ${says}`).join(', ')}`;
    } else if (event.event === 'answer') {
      this.#answer = event.text;
    } else if (event.event === 'done' && this.#answer) {
      mention('check', shortened(this.#answer, LONGEST_ANSWER), ANSWER_MS);
    }
  }

  dispose(): void {
    this.#item.dispose();
  }

  #lookOf(): Look {
    const isBetween = this.#state === 'idle' || this.#waits;
    if (!isBetween || this.#handsFree === 'off') return LOOKS[this.#state];
    const look = HANDS_FREE[this.#handsFree];
    return this.#handsFree === 'awake' && !this.#isOpen ? { ...LOOKS.opening, command: look.command } : look;
  }

  #look(): void {
    const isListening = this.#state === 'listening' && !this.#waits;
    const { text, label, command } = this.#lookOf();
    const heard = this.#heard && `Heard: ${this.#heard}`;
    this.#item.text =
      this.#heard && this.#state !== 'idle' ? `${text}: “${shortened(this.#heard, LONGEST_HEARD)}”` : text;
    this.#item.command = command;
    this.#item.tooltip = heard || label;
    this.#item.accessibilityInformation = { label: heard ? `${label} ${heard}` : label, role: 'button' };
    this.#item.backgroundColor = isListening ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  }
}

/** On one line, and without the signs that the status bar would draw as icons. */
function shortened(text: string, length: number): string {
  const line = plain(text);
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}
