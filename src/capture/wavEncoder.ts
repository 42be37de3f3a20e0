import { throwIfAborted } from '../common/errors.ts';
import { wavBytes } from '../common/wav.ts';
import type { EncodedAudio, Encoder } from './encoder.ts';
import { INPUT_RATE_HZ } from './microphone.ts';
import type { Recording } from './utterance.ts';

/** Needs nothing and no time; 32 kB a second. */
export class WavEncoder implements Encoder {
  async encode(recording: Recording, signal: AbortSignal): Promise<EncodedAudio> {
    throwIfAborted(signal);
    return { bytes: wavBytes(recording.samples, INPUT_RATE_HZ), fileName: 'speech.wav', type: 'audio/wav' };
  }
}
