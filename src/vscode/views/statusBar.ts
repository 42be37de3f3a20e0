import type { Health } from '../../common/health.ts';
import { asWritten, type Message, message, sentences } from '../../messages/message.ts';
import type { Shown } from '../../session/tracks/tracks.ts';
import type { TurnEvent } from '../../session/turnEvents.ts';
import { healthLines } from './healthLines.ts';
import { numbered } from './numbered.ts';
import { shortened, withoutMarks } from './plain.ts';
import { mention } from './screen.ts';
import { StatusItem } from './statusItem.ts';
import { TalkUse } from './talkUse.ts';

const LONGEST_HEARD = 40;
const LONGEST_ANSWER = 100;
const ANSWER_MS = 8000;
/** What is over sooner than this, in ms, nobody sees. */
const ACTING_MS = 100;

const BARS = '▁▂▃▄▅▆▇█';

interface Look {
  readonly icon: string;
  readonly says: Message;
  /** What it means, and what the item does. */
  readonly label: Message;
  readonly command: string;
}

const LOOKS: Readonly<Record<Shown, Look>> = {
  idle: { icon: 'mic', says: message('screen.aloud'), label: message('status.idle-label'), command: 'aloud.command' },
  // Words said now would be lost: it looks like nothing that one would speak to.
  opening: {
    icon: 'loading~spin',
    says: message('status.opening'),
    label: message('status.opening-label'),
    command: 'aloud.cancel',
  },
  listening: {
    icon: 'record',
    says: message('status.listening'),
    label: message('status.listening-label'),
    command: 'aloud.stop',
  },
  thinking: {
    icon: 'loading~spin',
    says: message('status.thinking'),
    label: message('status.thinking-label'),
    command: 'aloud.cancel',
  },
  acting: {
    icon: 'edit',
    says: message('status.acting'),
    label: message('status.acting-label'),
    command: 'aloud.cancel',
  },
  speaking: {
    icon: 'unmute',
    says: message('status.speaking'),
    label: message('status.speaking-label'),
    command: 'aloud.stop',
  },
};

/** Between turns, while Aloud listens without a key. */
const HANDS_FREE: Readonly<Record<'awake' | 'asleep', Look>> = {
  awake: {
    icon: 'unmute',
    says: message('status.awake'),
    label: message('status.awake-label'),
    command: 'aloud.handsFree',
  },
  asleep: {
    icon: 'mute',
    says: message('status.asleep'),
    label: message('status.asleep-label'),
    command: 'aloud.handsFree',
  },
};

/** While a question stands on screen, or a list without which nothing can be heard. */
const ASKS: Look = {
  icon: 'question',
  says: message('status.asks'),
  label: message('status.asks-label'),
  command: 'aloud.cancel',
};

/** In a conversation of which nothing is sent. */
const MUTED: Look = {
  icon: 'mute',
  says: message('status.muted'),
  label: message('status.muted-label'),
  command: 'aloud.converse.mute',
};

/** What goes on, and while listening the level, in the status bar. */
export class StatusBar {
  readonly #item = new StatusItem('aloud.state', message('screen.aloud'));
  #shown: Shown = 'idle';
  #soon: NodeJS.Timeout | undefined;
  #turn = 0;
  /** What the turn has heard, and what it answers. */
  #heard = '';
  /** Whether more may come of what was heard. */
  #isPartial = false;
  #answer: Message | undefined;
  #handsFree: 'off' | 'awake' | 'asleep' = 'off';
  #isMuted = false;
  readonly #use = new TalkUse();
  #asks = false;
  #chooses = false;
  /** Whether the microphone has been opened since listening without a key began: it stays so between turns. */
  #isOpen = false;
  /** Whether this turn waits, without a key, for someone to speak. */
  #waits = false;

  readonly #health: Health;

  constructor(health: Health) {
    this.#health = health;
    health.onChange(() => this.#look());
    this.#look();
  }

  /** Shows what no turn has told of yet. */
  show(shown: Shown): void {
    clearTimeout(this.#soon);
    if (shown === this.#shown) return;
    // Most is done in less time than the eye needs, and an edit would wait until this is drawn.
    if (shown === 'acting') this.#soon = setTimeout(() => this.#showNow(shown), ACTING_MS);
    else this.#showNow(shown);
  }

  #showNow(shown: Shown): void {
    this.#shown = shown;
    this.#look();
  }

  watch(event: TurnEvent): void {
    this.#use.follow(event);
    if (event.turn !== this.#turn) {
      this.#turn = event.turn;
      this.#heard = '';
      this.#answer = undefined;
      this.#chooses = false;
    }
    if (event.event === 'state') {
      if (event.shows === 'listening') this.#isOpen = true;
      this.#waits = (event.shows === 'opening' || event.shows === 'listening') && event.manner === 'hands-free';
      this.show(event.shows);
    } else if (event.event === 'hands-free') {
      if (this.#handsFree === 'off') this.#isOpen = false;
      this.#handsFree = event.state;
      this.#look();
    } else if (event.event === 'asks' || event.event === 'confirm') {
      this.#asks = event.event === 'asks';
      this.#look();
    } else if (event.event === 'chooses') {
      this.#chooses = event.question !== undefined;
      this.#look();
    } else if (event.event === 'talk') {
      this.#isMuted = event.state === 'muted';
      this.#look();
    } else if (event.event === 'usage') {
      this.#look();
    } else if (event.event === 'notice') {
      mention('info', asWritten(event.text), ANSWER_MS, LONGEST_ANSWER);
    } else if (event.event === 'speech' && this.#waits) {
      this.#waits = false;
      this.#look();
    } else if (event.event === 'level' && this.#shown === 'listening' && !this.#waits && !this.#asks) {
      const level = BARS.charAt(Math.min(BARS.length - 1, Math.floor(event.level * BARS.length)));
      this.#item.say(
        LOOKS.listening.icon,
        message('status.level', { state: this.#andHeard(LOOKS.listening.says), level }),
      );
    } else if (event.event === 'partial' || event.event === 'transcript') {
      this.#heard = event.text;
      this.#isPartial = event.event === 'partial';
      this.#look();
    } else if (event.event === 'error' && event.code === 'cancelled') {
      this.#heard = '';
      this.#look();
    } else if (event.event === 'understood') {
      this.#answer = message('conversation.understood', { words: event.text });
    } else if (event.event === 'alternatives') {
      this.#answer =
        event.words.length > 0 ? message('status.otherwise', { readings: numbered(event.words) }) : undefined;
    } else if (event.event === 'answer') {
      this.#answer = event.text === '' ? undefined : asWritten(withoutMarks(event.text.slice(0, 4 * LONGEST_ANSWER)));
    } else if (event.event === 'done' && this.#answer) {
      mention('check', this.#answer, ANSWER_MS, LONGEST_ANSWER);
    }
  }

  dispose(): void {
    clearTimeout(this.#soon);
    this.#item.dispose();
  }

  #lookOf(): Look {
    // Whoever still speaks sees that they are heard.
    if (this.#asks || (this.#chooses && this.#shown === 'thinking')) return ASKS;
    if (this.#isMuted && this.#shown === 'listening') return MUTED;
    const isBetween = this.#shown === 'idle' || this.#waits;
    if (!isBetween || this.#handsFree === 'off') return LOOKS[this.#shown];
    const look = HANDS_FREE[this.#handsFree];
    return this.#handsFree === 'awake' && !this.#isOpen ? { ...LOOKS.opening, command: look.command } : look;
  }

  #look(): void {
    const { icon, says, label, command } = this.#lookOf();
    const heard = this.#heard ? message('status.heard', { heard: this.#heard }) : undefined;
    this.#item.show({
      icon,
      says: this.#shown === 'idle' ? says : this.#andHeard(says),
      tooltip: [heard ?? label, ...healthLines(this.#health)],
      // A screen reader hears the whole alone.
      spoken: heard && !this.#isPartial ? sentences([label, heard]) : label,
      command,
      isLoud: this.#asks || (this.#shown === 'listening' && !this.#waits && !this.#isMuted),
    });
  }

  #andHeard(what: Message): Message {
    const state = this.#use.beside(what);
    if (!this.#heard) return state;
    const heard = shortened(this.#heard, LONGEST_HEARD);
    return message('status.state-and-heard', { state, heard: this.#isPartial ? `${heard} …` : heard });
  }
}
