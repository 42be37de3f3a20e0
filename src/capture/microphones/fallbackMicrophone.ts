import type { Choice, PassedOver } from '../../common/choice.ts';
import { AloudError, asAloudError, type ErrorCode } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import type { Frame, Microphone } from '../microphone.ts';

/** What a person can mend comes before what only a programmer can. */
const TELLING: readonly ErrorCode[] = ['microphone-denied', 'no-microphone', 'microphone-failed'];

/** The first of several microphones that works; the one that worked is tried first the next time. */
export class FallbackMicrophone implements Microphone {
  readonly name = 'auto';
  readonly #microphones: readonly Microphone[];
  readonly #log: Log;
  readonly #say: (sentence: string) => void;
  #chosen: Microphone | undefined;
  #passedOver: readonly PassedOver[] = [];

  /** `say` tells the user, in passing, what records. */
  constructor(microphones: readonly Microphone[], log: Log, say: (sentence: string) => void = () => {}) {
    this.#microphones = microphones;
    this.#log = log;
    this.#say = say;
  }

  /** The one that worked last, and why those before it did not when it was found. */
  get choice(): Choice | undefined {
    return this.#chosen && { name: this.#chosen.name, passedOver: this.#passedOver };
  }

  get lagMs(): number {
    return this.#chosen?.lagMs ?? 0;
  }

  async missing(): Promise<string | undefined> {
    const problems: string[] = [];
    for (const microphone of this.#microphones) {
      const problem = await microphone.missing();
      if (problem === undefined) return undefined;
      problems.push(problem);
    }
    return problems.join(' ');
  }

  async *open(signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    const failures: AloudError[] = [];
    const passedOver: PassedOver[] = [];
    for (const microphone of this.#inOrder()) {
      let heard = false;
      try {
        for await (const frame of this.#tried(microphone, signal)) {
          if (!heard) this.#choose(microphone, passedOver);
          heard = true;
          yield frame;
        }
        if (heard || signal.aborted) return;
        throw failed(`${microphone.name} gave no sound.`);
      } catch (thrown) {
        if (heard) throw thrown;
        const failure = asAloudError(thrown);
        this.#log.info(`The microphone ${microphone.name} does not work: ${failure.message}`);
        failures.push(failure);
        passedOver.push({ name: microphone.name, why: failure.message });
      }
    }
    this.#chosen = undefined;
    throw this.#sum(failures);
  }

  async *#tried(microphone: Microphone, signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    const missing = await microphone.missing();
    if (missing !== undefined) throw failed(missing);
    yield* microphone.open(signal);
  }

  #inOrder(): readonly Microphone[] {
    const rest = this.#microphones.filter(microphone => microphone !== this.#chosen);
    return this.#chosen ? [this.#chosen, ...rest] : rest;
  }

  #choose(microphone: Microphone, passedOver: readonly PassedOver[]): void {
    if (this.#chosen !== microphone) {
      this.#passedOver = passedOver;
      this.#log.info(`Recording with ${microphone.name}.`);
      this.#say(`Recording with ${microphone.name}.`);
    }
    this.#chosen = microphone;
  }

  #sum(failures: readonly AloudError[]): AloudError {
    const code = TELLING.find(code => failures.some(failure => failure.code === code)) ?? 'no-microphone';
    const reasons = [...new Set(failures.map(failure => failure.message))].join(' ');
    return new AloudError({
      code,
      message: reasons || 'There is no way to record here.',
      remedies: ['retry', 'check-setup', 'open-settings'],
      setting: 'aloud.microphone.backend',
    });
  }
}

function failed(message: string): AloudError {
  return new AloudError({ code: 'microphone-failed', message });
}
