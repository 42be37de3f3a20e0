import * as vscode from 'vscode';
import type { Shown } from '../../session/tracks/tracks.ts';
import type { TurnEvent } from '../../session/turnEvents.ts';
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

const LOOKS: Readonly<Record<Shown, Look>> = {
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

/** What goes on, and while listening the level, in the status bar. */
export class StatusBar {
  readonly #item: vscode.StatusBarItem;
  #shown: Shown = 'idle';
  #turn = 0;
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

  /** Shows what no turn has told of yet. */
  show(shown: Shown): void {
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#look();
  }

  watch(event: TurnEvent): void {
    if (event.turn !== this.#turn) {
      this.#turn = event.turn;
      this.#heard = '';
      this.#answer = '';
    }
    if (event.event === 'state') {
      if (event.shows === 'listening') this.#isOpen = true;
      this.#waits = (event.shows === 'opening' || event.shows === 'listening') && event.manner === 'hands-free';
      this.show(event.shows);
    } else if (event.event === 'hands-free') {
      if (this.#handsFree === 'off') this.#isOpen = false;
      this.#handsFree = event.state;
      this.#look();
    } else if (event.event === 'speech' && this.#waits) {
      this.#waits = false;
      this.#look();
    } else if (event.event === 'level' && this.#shown === 'listening' && !this.#waits) {
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
    const isBetween = this.#shown === 'idle' || this.#waits;
    if (!isBetween || this.#handsFree === 'off') return LOOKS[this.#shown];
    const look = HANDS_FREE[this.#handsFree];
    return this.#handsFree === 'awake' && !this.#isOpen ? { ...LOOKS.opening, command: look.command } : look;
  }

  #look(): void {
    const isListening = this.#shown === 'listening' && !this.#waits;
    const { text, label, command } = this.#lookOf();
    const heard = this.#heard && `Heard: ${this.#heard}`;
    this.#item.text =
      this.#heard && this.#shown !== 'idle' ? `${text}: “${shortened(this.#heard, LONGEST_HEARD)}”` : text;
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
