import type { Press } from '../parts/steering.ts';
import type { Contribution } from './contribution.ts';
import type { LateParts } from './lateParts.ts';

/** Steering what Aloud says, while it speaks and afterwards. */
export class SpeakingContribution implements Contribution {
  readonly #parts: LateParts;

  readonly commands = {
    'aloud.speech.pause': () => this.#steer('pause-or-resume'),
    'aloud.speech.resume': () => this.#steer('resume'),
    'aloud.speech.back': () => this.#steer('back'),
    'aloud.speech.skip': () => this.#steer('skip'),
    'aloud.speech.repeat': () => this.#steer('repeat'),
    'aloud.speech.restart': () => this.#steer('restart'),
    'aloud.speech.slower': () => this.#steer('slower'),
    'aloud.speech.faster': () => this.#steer('faster'),
    'aloud.speech.louder': () => this.#steer('louder'),
    'aloud.speech.quieter': () => this.#steer('quieter'),
    'aloud.speech.spell': () => this.#steer('spell'),
    'aloud.speech.selectVoice': () => this.#selectVoice(),
  };

  constructor(parts: LateParts) {
    this.#parts = parts;
  }

  async #steer(how: Press): Promise<void> {
    const [{ steer }, acting] = await Promise.all([import('../parts/steering.ts'), this.#parts.acting.get()]);
    await steer(how, acting);
  }

  async #selectVoice(): Promise<void> {
    const [{ selectVoice }, { stages, settings }] = await Promise.all([
      import('../parts/voicePicker.ts'),
      this.#parts.acting.get(),
    ]);
    await selectVoice(stages.voices.voiceLists(), settings);
  }
}
