import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FRAME_SAMPLES, INPUT_RATE_HZ } from '../../src/capture/microphone.ts';
import type { VoiceDetector } from '../../src/capture/voice/voiceDetector.ts';

interface Vad {
  acceptWaveform(samples: Float32Array): void;
  isDetected(): boolean;
  isEmpty(): boolean;
  pop(): void;
}

/** Silero's ONNX file, to compare with: `silero-vad/silero_vad.onnx` in the folder of ALOUD_TEST_MODELS. */
const MODEL = join(process.env['ALOUD_TEST_MODELS'] ?? '/none', 'silero-vad/silero_vad.onnx');

/** Silero as sherpa-onnx runs it, on ONNX Runtime; undefined where its model or its native part is not here. */
export function nativeSilero(): (() => VoiceDetector) | undefined {
  if (!existsSync(MODEL)) return undefined;
  let sherpa: { readonly Vad: new (config: unknown, bufferSeconds: number) => Vad };
  try {
    sherpa = createRequire(import.meta.url)('sherpa-onnx-node');
  } catch {
    return undefined;
  }
  const config = {
    // As few rules of its own as it takes: what it says of a frame is compared.
    sileroVad: {
      model: MODEL,
      threshold: 0.5,
      minSilenceDuration: 0.03,
      minSpeechDuration: 0.03,
      windowSize: FRAME_SAMPLES,
    },
    sampleRate: INPUT_RATE_HZ,
    numThreads: 1,
    provider: 'cpu',
    debug: 0,
  };
  return () => {
    const vad = new sherpa.Vad(config, 30);
    return {
      speechProbability(frame) {
        vad.acceptWaveform(Float32Array.from(frame, each => each / 32_768));
        while (!vad.isEmpty()) vad.pop();
        return vad.isDetected() ? 1 : 0;
      },
    };
  };
}
