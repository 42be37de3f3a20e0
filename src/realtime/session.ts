import type {
  RealtimeAudioInputTurnDetection,
  RealtimeClientEvent,
  RealtimeReasoningEffort,
  RealtimeSessionCreateRequest,
} from 'openai/resources/realtime/realtime';
import { type Dialect, REALTIME_RATE_HZ } from '../openai/realtime/sessionEvents.ts';
import { isJson, type Json, member } from '../openai/replies/json.ts';
import { namedAndSpoken } from '../transcribe/ears/transcriptionFields.ts';
import type { TranscriptionHints } from '../transcribe/transcriber.ts';
import type { Manner } from './talk/talk.ts';

/** Who tells that someone has spoken: a model of meaning, or of loudness, at the server; or whoever holds a key. */
export type Detection = 'semantic' | 'server' | 'push';

/** A function that the model may call, in JSON Schema. */
export interface TalkTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: Json;
}

/** What a conversation is to be like. */
export interface TalkWishes {
  readonly instructions: string;
  readonly tools: readonly TalkTool[];
  readonly voice: string;
  /** Of the voice, as a multiple. */
  readonly speed: number;
  readonly detection: Detection;
  readonly noise: 'near' | 'far' | 'off';
  readonly effort: RealtimeReasoningEffort | undefined;
  /** The model that writes down what is said, and what it may expect. */
  readonly ears: string;
  readonly hints: TranscriptionHints;
}

/** Speeds that Realtime takes. */
const SLOWEST = 0.25;
const FASTEST = 1.5;

/** Fields that a session can do without, where a server does not know them or refuses what is in them. */
export const OPTIONAL_FIELDS = [
  ...['noise_reduction', 'reasoning', 'speed', 'keywords', 'prompt', 'languages', 'language', 'tool_choice'],
  ...['turn_detection', 'input_audio_format', 'output_audio_format'],
] as const;

/**
 * Asks for a conversation in which nothing is answered before Aloud says so: what was said may be a plain command. Source:
 * OpenAI's reference of `session.update`; for the beta, its own.
 */
export function sessionUpdate(
  dialect: Dialect,
  wishes: TalkWishes,
  without: ReadonlySet<string>,
  eventId: string,
): object {
  const has = (field: (typeof OPTIONAL_FIELDS)[number]) => !without.has(field);
  const { instructions, voice, ears, hints } = wishes;
  const speed = Math.min(FASTEST, Math.max(SLOWEST, wishes.speed));
  const tools = wishes.tools.map(tool => ({ type: 'function' as const, ...tool }));
  const transcription = { model: ears, ...namedAndSpoken(ears, hints, without) };
  const common = {
    instructions,
    tools,
    ...(has('tool_choice') && tools.length > 0 && { tool_choice: 'auto' as const }),
  };
  const detection = has('turn_detection') ? { turn_detection: detectionOf(wishes.detection) } : {};
  const pace = speed !== 1 && has('speed') ? { speed } : {};
  if (dialect !== 'ga') {
    const session = {
      modalities: ['audio', 'text'],
      ...(has('input_audio_format') && { input_audio_format: 'pcm16' }),
      ...(has('output_audio_format') && { output_audio_format: 'pcm16' }),
      input_audio_transcription: transcription,
      voice,
      ...pace,
      ...detection,
      ...common,
    };
    return { type: 'session.update', event_id: eventId, session };
  }
  const format = { type: 'audio/pcm' as const, rate: REALTIME_RATE_HZ as 24_000 };
  const noise = noiseOf(wishes.noise);
  const session: RealtimeSessionCreateRequest = {
    type: 'realtime',
    output_modalities: ['audio'],
    audio: {
      input: {
        format,
        transcription,
        ...detection,
        ...(noise && has('noise_reduction') && { noise_reduction: noise }),
      },
      output: { format, voice, ...pace },
    },
    ...(wishes.effort && has('reasoning') && { reasoning: { effort: wishes.effort } }),
    ...common,
  };
  return { type: 'session.update', event_id: eventId, session } satisfies RealtimeClientEvent;
}

function detectionOf(detection: Detection): RealtimeAudioInputTurnDetection | null {
  const own = { create_response: false, interrupt_response: false };
  if (detection === 'semantic') return { type: 'semantic_vad', ...own };
  return detection === 'server' ? { type: 'server_vad', ...own } : null;
}

function noiseOf(noise: TalkWishes['noise']): { readonly type: 'near_field' | 'far_field' } | undefined {
  if (noise === 'off') return undefined;
  return { type: noise === 'near' ? 'near_field' : 'far_field' };
}

/** What a server does by itself, by what it has agreed to: where it detects turns, all that it does not deny. */
export function mannerOf(agreed: Json): Manner {
  const input = member(member(agreed, 'audio'), 'input');
  const detection = [input, agreed].map(each => member(each, 'turn_detection')).find(isJson);
  if (!detection) return { answers: false, interrupts: false };
  return {
    answers: member(detection, 'create_response') !== false,
    interrupts: member(detection, 'interrupt_response') !== false,
  };
}
