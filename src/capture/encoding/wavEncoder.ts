import { throwIfAborted } from '../../common/errors.ts';
import { joined, wavBytes } from '../../common/wav.ts';
import { type Frame, INPUT_RATE_HZ } from '../microphone.ts';
import type { EncodedAudio, Encoder, Encoding } from './encoder.ts';

/** Needs nothing and no time; 32 kB a second. */
export class WavEncoder implements Encoder {
  begin(): Encoding {
    const frames: Frame[] = [];
    return {
      push: frame => void frames.push(frame),
      async finish(signal) {
        throwIfAborted(signal);
        return wavOf(joined(frames));
      },
    };
  }
}

export function wavOf(samples: Int16Array): EncodedAudio {
  return { bytes: wavBytes(samples, INPUT_RATE_HZ), fileName: 'speech.wav', type: 'audio/wav' };
}
