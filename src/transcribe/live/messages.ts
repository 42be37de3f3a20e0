import type {
  RealtimeClientEvent,
  RealtimeTranscriptionSessionCreateRequest,
} from 'openai/resources/realtime/realtime';
import type { TranscriptionDelay } from '../../common/settings/backendNames.ts';
import {
  complaintOf,
  type Dialect,
  REALTIME_RATE_HZ,
  type SessionTold,
  sessionToldBy,
  type ToldComplaint,
} from '../../openai/realtime/sessionEvents.ts';
import { isJson, type Json, member, text } from '../../openai/replies/json.ts';
import { namedAndSpoken, wantsProbabilities } from '../ears/transcriptionFields.ts';
import type { TranscriptionHints } from '../transcriber.ts';

const LOGPROBS = ['item.input_audio_transcription.logprobs'] as const;

/** Fields that a session can do without, where a server does not know them or refuses what is in them. */
export const OPTIONAL_FIELDS = ['delay', 'keywords', 'prompt', 'languages', 'language', 'include'] as const;

/** The only models that may be told how long to wait before they write. From OpenAI's types. */
const TAKES_DELAY = /(^|\/)gpt-realtime-whisper(-|$)/;

/** What is wanted of a session. */
export interface Wanted {
  readonly model: string;
  readonly hints: TranscriptionHints;
  readonly delay: 'auto' | TranscriptionDelay;
}

/** Asks for transcription of what is committed, and of nothing by itself: the turn ends where Aloud says. */
export function sessionUpdate(
  dialect: Dialect,
  { model, hints, delay }: Wanted,
  without: ReadonlySet<string>,
  eventId: string,
): object {
  const waits = delay !== 'auto' && dialect === 'ga' && TAKES_DELAY.test(model) && !without.has('delay');
  const transcription = { model, ...namedAndSpoken(model, hints, without), ...(waits && { delay }) };
  const include = wantsProbabilities(model) && !without.has('include') ? { include: [...LOGPROBS] } : {};
  if (dialect !== 'ga') {
    const session = {
      // Where it is the only one, it may not even be named.
      ...(dialect === 'beta' && { input_audio_format: 'pcm16' }),
      input_audio_transcription: transcription,
      turn_detection: null,
      ...include,
    };
    return { type: dialect === 'beta' ? 'transcription_session.update' : 'session.update', event_id: eventId, session };
  }
  const session: RealtimeTranscriptionSessionCreateRequest = {
    type: 'transcription',
    audio: {
      input: { format: { type: 'audio/pcm', rate: REALTIME_RATE_HZ }, transcription, turn_detection: null },
    },
    ...include,
  };
  return { type: 'session.update', event_id: eventId, session } satisfies RealtimeClientEvent;
}

export function append(samples: Int16Array): RealtimeClientEvent {
  const bytes = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  return { type: 'input_audio_buffer.append', audio: bytes.toString('base64') };
}

export function commit(eventId: string): RealtimeClientEvent {
  return { type: 'input_audio_buffer.commit', event_id: eventId };
}

/** What a server tells. Of what is not known here nothing is made. */
export type Told =
  | SessionTold
  | { readonly type: 'committed'; readonly id: string; readonly previous: string | undefined }
  | { readonly type: 'delta'; readonly id: string; readonly text: string }
  | { readonly type: 'completed'; readonly id: string; readonly text: string | undefined }
  | { readonly type: 'failed'; readonly id: string; readonly complaint: ToldComplaint };

const TRANSCRIPTION = 'conversation.item.input_audio_transcription.';

export function toldBy(event: Json): Told | undefined {
  const type = text(event, 'type') ?? '';
  const id = text(event, 'item_id');
  const ofSession = sessionToldBy(event);
  if (ofSession) return ofSession;
  if (id === undefined) return undefined;
  switch (type) {
    case 'input_audio_buffer.committed':
      return { type: 'committed', id, previous: text(event, 'previous_item_id') };
    case `${TRANSCRIPTION}delta`:
      return { type: 'delta', id, text: text(event, 'delta') ?? '' };
    case `${TRANSCRIPTION}completed`:
      return { type: 'completed', id, text: text(event, 'transcript') };
    case `${TRANSCRIPTION}failed`:
      return { type: 'failed', id, complaint: complaintOf(event) };
  }
  return undefined;
}

/** Whether a server ends turns by itself, too, whatever it was asked for. */
export function detectsTurns(session: unknown): boolean {
  const input = member(member(session, 'audio'), 'input');
  return isJson(member(input, 'turn_detection')) || isJson(member(session, 'turn_detection'));
}
