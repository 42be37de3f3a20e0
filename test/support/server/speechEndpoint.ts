import type { Answer } from './answer.ts';
import type { Says } from './chatSound.ts';
import { type FliteVoice, say } from './flite.ts';
import { encoded, SPEECH_TYPES, type SpeechFormat } from './sound.ts';
import { refusedSpeech } from './speechFields.ts';

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

interface SpeechRequest {
  readonly input: string;
  readonly voice: string;
  readonly speed?: number;
  readonly response_format?: SpeechFormat;
  readonly stream_format?: 'sse' | 'audio';
}

/** Refuses what OpenAI would refuse. */
export async function answerSpeech(body: unknown, answer: Answer, says?: Says): Promise<void> {
  const refusal = refusedSpeech(body);
  if (refusal) return answer.error(400, refusal.message, refusal.code);
  const { input, voice, speed = 1, response_format: format = 'mp3', stream_format } = body as SpeechRequest;
  const samples = await (says?.(input, voice) ?? say(input, { voice: VOICES[voice] ?? 'slt', rateHz: RATE_HZ, speed }));
  const bytes = await encoded(samples, RATE_HZ, format);
  if (stream_format === 'sse') return answerInEvents(bytes, answer);
  answer.head(200, SPEECH_TYPES[format]);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) await answer.write(bytes.subarray(at, at + CHUNK_BYTES));
  answer.end();
}

/** What a model that reads aloud says of a text. */
export async function sayByFlite(
  text: string,
  { voice, speed }: { readonly voice: string; readonly speed: number },
): Promise<{ readonly words: string; readonly sound: Int16Array }> {
  return { words: text, sound: await say(text, { voice: VOICES[voice] ?? 'slt', rateHz: RATE_HZ, speed }) };
}

async function answerInEvents(bytes: Uint8Array, answer: Answer): Promise<void> {
  answer.head(200, 'text/event-stream');
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const audio = Buffer.from(bytes.subarray(at, at + CHUNK_BYTES)).toString('base64');
    await answer.event({ type: 'speech.audio.delta', audio });
  }
  await answer.event({ type: 'speech.audio.done', usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 } });
  answer.end();
}
