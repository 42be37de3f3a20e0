import { setImmediate as breathe } from 'node:timers/promises';
import type { Log } from '../../common/log.ts';
import { packedPath, readPacked } from '../../common/packed.ts';
import type { Frame } from '../microphone.ts';
import { AdaptiveEnergyDetector } from './adaptiveEnergyDetector.ts';
import { parseSafetensors } from './safetensors.ts';
import { SILERO_SAMPLES, SileroMemory, SileroNetwork } from './sileroNetwork.ts';
import type { VoiceDetector } from './voiceDetector.ts';

/**
 * Judged in one go, in frames of the model, which take half a millisecond each: what has piled up must not hold up the
 * editor.
 */
const FRAMES_A_BREATH = 8;

export interface SileroProps {
  /** Path of the weights, as `media/voice` has them; there they may be compressed. */
  readonly model: string;
  readonly log: Log;
}

/** Silero's voice detector, for any number of recordings; where it cannot be had, adaptive energy. */
export class Silero {
  readonly #props: SileroProps;
  #network: Promise<SileroNetwork | undefined> | undefined;

  constructor(props: SileroProps) {
    this.#props = props;
  }

  /** For one recording. Nothing is read before its first frame: opening the microphone must not wait for it. */
  detector(): VoiceDetector {
    return new SileroDetector(() => {
      this.#network ??= this.#read();
      return this.#network;
    });
  }

  async #read(): Promise<SileroNetwork | undefined> {
    const { model, log } = this.#props;
    try {
      return new SileroNetwork(parseSafetensors(await readPacked(packedPath(model) ?? model)));
    } catch (thrown) {
      log.warn(`Silero's voice detector does not work here: ${thrown instanceof Error ? thrown.message : thrown}`);
      return undefined;
    }
  }
}

class SileroDetector implements VoiceDetector {
  readonly #network: () => Promise<SileroNetwork | undefined>;
  readonly #energy = new AdaptiveEnergyDetector();
  readonly #memory = new SileroMemory();
  #rest = new Int16Array(0);
  #last = 0;
  #count = 0;

  constructor(network: () => Promise<SileroNetwork | undefined>) {
    this.#network = network;
  }

  async speechProbability(frame: Frame): Promise<number> {
    const network = await this.#network();
    if (!network) return this.#energy.speechProbability(frame);
    const samples = new Int16Array(this.#rest.length + frame.length);
    samples.set(this.#rest);
    samples.set(frame, this.#rest.length);
    let at = 0;
    let highest: number | undefined;
    for (; at + SILERO_SAMPLES <= samples.length; at += SILERO_SAMPLES) {
      this.#last = network.speechProbability(samples.subarray(at, at + SILERO_SAMPLES), this.#memory);
      highest = Math.max(highest ?? 0, this.#last);
      // After the very first too, whose code is not yet compiled.
      if (this.#count++ % FRAMES_A_BREATH === 0) await breathe();
    }
    this.#rest = samples.slice(at);
    return highest ?? this.#last;
  }
}
