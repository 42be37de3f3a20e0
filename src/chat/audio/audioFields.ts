import type { ChatCompletionContentPart, ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import type { ChatMessage, SaidSound, SpokenAnswer } from '../chatModel.ts';

/** A model that is asked by sound. */
export interface Hearing {
  /** The voice that its answer is to have; undefined where it is to be written. */
  readonly voice: string | undefined;
  /** Whose answers can be told by their id: its address and its name. */
  readonly server: string;
  /** In ms since 1970. */
  readonly nowMs: number;
}

/** What a request by sound can do without, as people are told of it. */
export const SPOKEN_ANSWER = 'spoken answer';
export const SPOKEN_TURNS = 'spoken turns';
export const MP3 = 'MP3 sound';

/** A clock here and there differ, and a request takes its time, in ms. */
const MARGIN_MS = 60_000;

/** The fields that ask for an answer as sound: of its formats this one alone can stream. OpenAI's reference of Chat Completions, November 2026. */
export function audioFields(voice: string): Pick<ChatCompletionCreateParams, 'modalities' | 'audio'> {
  return { modalities: ['text', 'audio'], audio: { voice, format: 'pcm16' } };
}

/** A message of the user's with what they said behind its text. */
export function withSound(
  text: string,
  { bytes, format, asWav }: SaidSound,
  without: ReadonlySet<string>,
): ChatCompletionContentPart[] {
  if (format === 'mp3' && without.has(MP3)) return withSound(text, { bytes: asWav(), format: 'wav', asWav }, without);
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return [
    { type: 'text', text },
    { type: 'input_audio', input_audio: { data, format } },
  ];
}

/** An answer as its server knows it, as long as it does; undefined where only its text can be told. */
export function spokenBefore(
  { spoken }: Extract<ChatMessage, { readonly role: 'assistant' }>,
  hearing: Hearing | undefined,
): { readonly audio: { readonly id: string } } | undefined {
  return spoken && hearing && isKnown(spoken, hearing) ? { audio: { id: spoken.id } } : undefined;
}

function isKnown({ server, untilMs }: SpokenAnswer, hearing: Hearing): boolean {
  return server === hearing.server && hearing.nowMs + MARGIN_MS < untilMs;
}
