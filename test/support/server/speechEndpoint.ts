import type { Answer } from './answer.ts';
import { type FliteVoice, say } from './flite.ts';
import { encoded, SPEECH_FORMATS, SPEECH_TYPES, type SpeechFormat } from './sound.ts';

const RATE_HZ = 24_000;
/** A fifth of a second of PCM: what streams in one go. */
const CHUNK_BYTES = (RATE_HZ / 5) * 2;

/** Male names get a male voice; which one hardly matters. */
const VOICES: Readonly<Record<string, FliteVoice>> = {
  ash: 'rms',
  cedar: 'rms',
  echo: 'rms',
  fable: 'awb',
  onyx: 'rms',
};

export async function answerSpeech(body: unknown, answer: Answer): Promise<void> {
  const { input, voice, speed = 1, response_format: format = 'mp3' } = body as Record<string, unknown>;
  if (typeof input !== 'string' || input.trim() === '') return answer.error(400, 'Input should not be empty.');
  if (input.length > 4096) return answer.error(400, 'String should have at most 4096 characters.', 'string_too_long');
  if (typeof voice !== 'string') return answer.error(400, "Missing required parameter: 'voice'.");
  if (typeof speed !== 'number' || speed < 0.25 || speed > 4) return answer.error(400, 'Invalid speed.');
  if (!isFormat(format)) return answer.error(400, `Invalid response_format: ${format}.`);
  const samples = await say(input, { voice: VOICES[voice] ?? 'slt', rateHz: RATE_HZ, speed });
  const bytes = await encoded(samples, RATE_HZ, format);
  answer.head(200, SPEECH_TYPES[format]);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) await answer.write(bytes.subarray(at, at + CHUNK_BYTES));
  answer.end();
}

function isFormat(value: unknown): value is SpeechFormat {
  return SPEECH_FORMATS.some(format => format === value);
}
