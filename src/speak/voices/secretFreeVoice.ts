import { withoutSecrets } from '../../common/secrets/withoutSecrets.ts';
import type { Choice } from '../../common/settings/choice.ts';
import type { Message } from '../../messages/message.ts';
import type { NamedVoice, Style, Voice } from './voice.ts';

/** The one way to a voice, whichever it is: no key is read aloud, nor sent to whoever speaks. */
export class SecretFreeVoice implements Voice {
  readonly #voice: Voice;

  constructor(voice: Voice) {
    this.#voice = voice;
  }

  get name(): string {
    return this.#voice.name;
  }

  get choice(): Choice | undefined {
    return this.#voice.choice;
  }

  get label(): Message | undefined {
    return this.#voice.label;
  }

  get maxLength(): number {
    return this.#voice.maxLength;
  }

  speak(text: string, style: Style, signal: AbortSignal): AsyncIterable<Uint8Array> {
    return this.#voice.speak(withoutSecrets(text), style, signal);
  }

  async warm(): Promise<void> {
    await this.#voice.warm?.();
  }

  async voices(signal: AbortSignal): Promise<readonly NamedVoice[]> {
    return (await this.#voice.voices?.(signal)) ?? [];
  }
}
