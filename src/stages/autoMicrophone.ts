import type { Frame, Microphone } from '../capture/microphone.ts';
import { AloudError, type ErrorCode } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Choice } from '../common/settings/choice.ts';
import { type Message, message, sentences } from '../messages/message.ts';
import { type Candidate, said } from './backend.ts';
import { FirstThatWorks } from './firstThatWorks.ts';
import { sounding } from './microphones.ts';

/** What a person can mend comes before what only a programmer can. */
const TELLING: readonly ErrorCode[] = ['microphone-denied', 'no-microphone', 'microphone-failed'];

/** The first of several microphones that works; the one that worked is tried first the next time. */
export class AutoMicrophone implements Microphone {
  readonly name = 'auto';
  readonly #first: FirstThatWorks<Microphone, Frame>;

  /** `say` tells the user, in passing, what records. */
  constructor(candidates: readonly Candidate<Microphone>[], log: Log, say: (says: Message) => void = () => {}) {
    const chose = ({ name }: Microphone) => {
      log.info(`Recording with ${name}.`);
      say(message('stages.recording-with', { name }));
    };
    this.#first = new FirstThatWorks({ candidates, log, remembers: true, chose, none: noneWorks });
  }

  get choice(): Choice | undefined {
    return this.#first.choice;
  }

  get lagMs(): number {
    return this.#first.chosen?.lagMs ?? 0;
  }

  missing(): Promise<Message | undefined> {
    return this.#first.missing();
  }

  async *open(signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    try {
      yield* this.#first.ask(microphone => sounding(microphone, signal), signal);
    } catch (thrown) {
      // Whoever wants no more is told of nothing that goes wrong.
      if (!signal.aborted) throw thrown;
    }
  }
}

function noneWorks(failures: readonly AloudError[]): AloudError {
  const why = said(failures);
  return new AloudError({
    code: TELLING.find(code => failures.some(failure => failure.code === code)) ?? 'no-microphone',
    message: why.length > 0 ? sentences(why) : message('stages.no-way-to-record'),
    remedies: ['retry', 'select-microphone', 'check-setup'],
    setting: 'aloud.microphone.backend',
  });
}
