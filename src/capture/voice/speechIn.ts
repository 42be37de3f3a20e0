import { setImmediate as breathe } from 'node:timers/promises';
import { AloudError } from '../../common/errors.ts';
import { joined } from '../../common/wav.ts';
import { message } from '../../messages/message.ts';
import { FRAME_SAMPLES, type Frame, INPUT_RATE_HZ } from '../microphone.ts';
import type { Recording } from '../utterance.ts';
import { Endpointer } from './endpointer.ts';
import { SpeechGate } from './speechGate.ts';
import type { VoiceDetector } from './voiceDetector.ts';

/** Looked at in one go, in frames: a long recording must not hold up the editor. */
const FRAMES_A_BREATH = 32;

/**
 * The speech in a finished recording, without the silence at both ends. Throws `nothing-heard` where the detector hears
 * nobody.
 */
export async function speechIn(recording: Recording, detector: VoiceDetector): Promise<Recording> {
  const endpointer = new Endpointer({ silenceMs: 0, patienceMs: 0, maximumMs: Number.POSITIVE_INFINITY });
  const gate = new SpeechGate();
  const spoken: Frame[] = [];
  for (let at = 0, count = 1; at < recording.samples.length; at += FRAME_SAMPLES, count++) {
    const frame = recording.samples.subarray(at, at + FRAME_SAMPLES);
    const probability = await detector.speechProbability(frame);
    endpointer.push(probability, (frame.length / INPUT_RATE_HZ) * 1000);
    spoken.push(...gate.push(frame, endpointer.speech));
    if (count % FRAMES_A_BREATH === 0) await breathe();
  }
  const { speech } = endpointer;
  if (!speech) throw new AloudError({ code: 'nothing-heard', message: message('hearing.nobody-speaks') });
  return { ...recording, samples: joined(spoken), voicedMs: speech.voicedMs };
}
