import type { Choice } from '../../common/settings/choice.ts';
import type { Message } from '../../messages/message.ts';
import type { Frame, Microphone } from '../microphone.ts';
import type { OwnVoice } from './ownVoice.ts';

/** A microphone that does not hear Aloud. Where Aloud says nothing, its frames are what it heard, to the sample. */
export class CleanedMicrophone implements Microphone {
  readonly #microphone: Microphone;
  readonly #own: OwnVoice;

  constructor(microphone: Microphone, own: OwnVoice) {
    this.#microphone = microphone;
    this.#own = own;
  }

  get name(): string {
    return this.#microphone.name;
  }

  get choice(): Choice | undefined {
    return this.#microphone.choice;
  }

  get lagMs(): number {
    return this.#microphone.lagMs ?? 0;
  }

  missing(): Promise<Message | undefined> {
    return this.#microphone.missing();
  }

  open(signal: AbortSignal): AsyncIterable<Frame> {
    return this.#own.takenOutOf(this.#microphone.open(signal));
  }
}
