import type { Frame } from '../microphone.ts';
import { AdaptiveEnergyDetector } from './adaptiveEnergyDetector.ts';
import type { Silero } from './silero.ts';
import type { VoiceDetector } from './voiceDetector.ts';

/** So many frames Silero is told of what came before it was there: it judges by what it has heard. About 1 s. */
const RECENT_FRAMES = 32;

/** Silero as soon as it is there; until then, and where it fails, adaptive energy. */
export class EventualDetector implements VoiceDetector {
  readonly #silero: Silero;
  readonly #energy = new AdaptiveEnergyDetector();
  #recent: Frame[] = [];
  #detector: VoiceDetector | undefined;
  #hasFailed = false;

  constructor(silero: Silero) {
    this.#silero = silero;
  }

  async speechProbability(frame: Frame): Promise<number> {
    // Not before the microphone is open, which must not wait for it.
    void this.#silero.load();
    // It follows all along, so that it knows the room when it is needed.
    const byEnergy = this.#energy.speechProbability(frame);
    if (this.#hasFailed) return byEnergy;
    if (!this.#silero.isReady && !this.#detector) {
      this.#recent = [...this.#recent.slice(1 - RECENT_FRAMES), frame];
      return byEnergy;
    }
    try {
      return await (this.#detector ?? (await this.#caughtUp())).speechProbability(frame);
    } catch {
      // Why, Silero has told the log.
      this.#hasFailed = true;
      return byEnergy;
    }
  }

  dispose(): void {
    this.#detector?.dispose?.();
  }

  async #caughtUp(): Promise<VoiceDetector> {
    const detector = this.#silero.detector();
    this.#detector = detector;
    for (const frame of this.#recent) await detector.speechProbability(frame);
    this.#recent = [];
    return detector;
  }
}
