import type { Encoder } from '../../src/capture/encoding/encoder.ts';
import { WavEncoder } from '../../src/capture/encoding/wavEncoder.ts';
import { INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import type { Recording, Utterance } from '../../src/capture/utterance.ts';
import { type FliteVoice, say } from './server/flite.ts';

/** An utterance that is over. */
export function utteranceOf(samples: Int16Array): Utterance {
  return utteranceAt(Promise.resolve({ samples, file: undefined }));
}

/** An utterance that ends when its recording is there. */
export function utteranceAt(recording: Promise<Recording>): Utterance {
  return {
    recording,
    async *frames() {
      const { samples } = await recording;
      for (let at = 0; at < samples.length; at += 320) yield samples.subarray(at, at + 320);
    },
  };
}

/** Really spoken, by Flite. */
export async function spoken(text: string, voice: FliteVoice = 'slt'): Promise<Utterance> {
  return utteranceOf(await say(text, { voice, rateHz: INPUT_RATE_HZ }));
}

export const wavOnly: Encoder = new WavEncoder();
