import type { Choice } from '../common/choice.ts';
import { asAloudError, throwIfAborted } from '../common/errors.ts';
import type { Log } from '../common/log.ts';
import type { Style, Voice } from './voice.ts';

/** Failures after which another voice may speak: nobody has answered. */
const NOBODY_THERE: ReadonlySet<string> = new Set(['no-key', 'unreachable']);

export interface FallbackVoiceProps {
  readonly first: Voice;
  readonly second: Voice & { missing(): Promise<string | undefined> };
  readonly log: Log;
}

/** A voice that speaks where the first has no key or no network, unless that has begun. */
export class FallbackVoice implements Voice {
  readonly #first: Voice;
  readonly #second: FallbackVoiceProps['second'];
  readonly #log: Log;
  /** Why the second speaks. For the rest of an answer there is one voice. */
  #why: string | undefined;

  constructor({ first, second, log }: FallbackVoiceProps) {
    this.#first = first;
    this.#second = second;
    this.#log = log;
  }

  get name(): string {
    return this.#isSecond ? this.#second.name : this.#first.name;
  }

  get choice(): Choice {
    const passedOver = this.#why === undefined ? [] : [{ name: this.#first.name, why: this.#why }];
    return { name: this.name, passedOver };
  }

  get #isSecond(): boolean {
    return this.#why !== undefined;
  }

  get maxLength(): number {
    return Math.min(this.#first.maxLength, this.#second.maxLength);
  }

  async *speak(text: string, style: Style, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    if (!this.#isSecond) {
      let hasBegun = false;
      try {
        for await (const chunk of this.#first.speak(text, style, signal)) {
          hasBegun = true;
          yield chunk;
        }
        return;
      } catch (thrown) {
        throwIfAborted(signal);
        const error = asAloudError(thrown);
        if (hasBegun || !NOBODY_THERE.has(error.code) || (await this.#second.missing())) throw error;
        this.#log.info(`${this.#first.name} is not there (${error.code}): ${this.#second.name} speaks.`);
        this.#why = error.message;
      }
    }
    yield* this.#second.speak(text, style, signal);
  }
}
