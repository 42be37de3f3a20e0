import type { Style, Voice } from '../../src/speak/voices/voice.ts';
import { samplesOf } from './server/sound.ts';

/** A voice whose sound is kept, for comparing it with what was heard: another making of it may be another sound. */
export class KeptVoice implements Voice {
  readonly name: string;
  readonly maxLength: number;
  readonly #voice: Voice;
  readonly #said = new Map<string, Uint8Array[]>();

  constructor(voice: Voice) {
    this.#voice = voice;
    this.name = voice.name;
    this.maxLength = voice.maxLength;
  }

  /** What was said last of each text, in the order in which they were asked for first. */
  get said(): Int16Array {
    return samplesOf(Buffer.concat([...this.#said.values()].flat()));
  }

  async warm(): Promise<void> {
    await this.#voice.warm?.();
  }

  async *speak(text: string, style: Style, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    const chunks: Uint8Array[] = [];
    this.#said.set(text, chunks);
    for await (const chunk of this.#voice.speak(text, style, signal)) {
      chunks.push(chunk);
      yield chunk;
    }
  }
}
