import { type Message, message } from '../messages/message.ts';
import { NO_DEEDS, summaryOf, withDeed } from './deeds.ts';
import type { Happening } from './turnEvents.ts';

export interface AsidesProps {
  /** Says something, until it was heard or the signal fires. */
  readonly say: (says: Message, signal: AbortSignal) => Promise<void>;
  /** Whether a question on screen is said, and what was done where nothing else was said of it. */
  readonly questions: boolean;
  readonly confirmations: boolean;
  /** The turn is over. */
  readonly signal: AbortSignal;
}

/** What Aloud says of a turn besides its answer: once that a question waits, and in the end what was done. */
export class Asides {
  readonly #props: AsidesProps;
  #deeds = NO_DEEDS;
  /** Something else is being said, and was said in this turn. */
  #isSpeaking = false;
  #hasSpoken = false;
  /** A question that stands on screen and is yet to be said. */
  #question: string | undefined;
  #asking: AbortController | undefined;

  constructor(props: AsidesProps) {
    this.#props = props;
  }

  watch(happening: Happening): void {
    this.#deeds = happening.event === 'transcript' ? NO_DEEDS : withDeed(this.#deeds, happening);
    if (happening.event === 'state' && happening.track === 'mouth') {
      this.#isSpeaking = happening.state === 'speaking';
      if (this.#asking === undefined) this.#hasSpoken ||= this.#isSpeaking;
      this.#ask();
    } else if (happening.event === 'asks' && this.#props.questions) {
      this.#question = happening.question;
      this.#ask();
    } else if (happening.event === 'confirm') {
      this.#question = undefined;
      this.#asking?.abort();
    }
  }

  /** The rest of the turn is over. Says what was done, if that is wanted and nothing was said. */
  async done(): Promise<void> {
    const { say, confirmations, signal } = this.#props;
    const says = summaryOf(this.#deeds);
    if (confirmations && says && !this.#hasSpoken && !signal.aborted) await say(says, signal);
  }

  /** Never over what is being said: after it. */
  #ask(): void {
    const { say, signal } = this.#props;
    if (this.#question === undefined || this.#isSpeaking || this.#asking || signal.aborted) return;
    const asking = new AbortController();
    this.#asking = asking;
    const says = message('asking.aloud', { question: this.#question });
    this.#question = undefined;
    say(says, AbortSignal.any([signal, asking.signal]))
      .catch(() => {})
      .finally(() => {
        this.#asking = undefined;
      });
  }
}
