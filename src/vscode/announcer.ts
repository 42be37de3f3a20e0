import type { Settings } from '../common/settings/settings.ts';
import { asWritten, type Message, message } from '../messages/message.ts';
import type { TurnEvent } from '../session/turnEvents.ts';
import { NOTHING, next, type Standing } from './atCursor/standing.ts';

export interface AnnouncerProps {
  readonly settings: Settings;
  readonly hasScreenReader: () => boolean;
  /** Whether the panel is in sight, whose page has the same read out, and once is enough. */
  readonly isPanelSeen: () => boolean;
  /** Has the screen reader say it. */
  readonly announce: (says: Message) => void;
  /** What is shown in passing alone, where no screen reader finds it. */
  readonly isQuiet: (code: string) => boolean;
}

/**
 * Tells a screen reader whole sentences: what was heard, that a question waits, what was done. What Aloud says itself is
 * left to its voice, and what fails to the notification that tells of it.
 */
export class Announcer {
  readonly #props: AnnouncerProps;
  #standing: Standing = NOTHING;

  constructor(props: AnnouncerProps) {
    this.#props = props;
  }

  watch(event: TurnEvent): void {
    const before = this.#standing;
    this.#standing = next(before, event);
    const { hasScreenReader, announce } = this.#props;
    if (!hasScreenReader()) return;
    const says = this.#saysOf(event, before.result);
    if (says) announce(says);
  }

  #saysOf(event: TurnEvent, before: Standing['result']): Message | undefined {
    const { settings, isQuiet, isPanelSeen } = this.#props;
    if (event.event === 'hands-free') return event.state === 'asleep' ? message('status.asleep') : undefined;
    if (isPanelSeen()) return undefined;
    switch (event.event) {
      case 'transcript':
        return message('status.heard', { heard: event.text });
      case 'asks':
        return message('asking.aloud', { question: event.question });
      case 'error':
        return event.waits || isQuiet(event.code) ? asWritten(event.message) : undefined;
    }
    const { result } = this.#standing;
    const isDone = result?.kind === 'done' && result !== before;
    return isDone && settings.get('aloud.speech.confirmations') === 'auto' ? result.says : undefined;
  }
}
