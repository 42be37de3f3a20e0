import type {
  RealtimeClientEvent,
  RealtimeTranscriptionSessionCreateRequest,
} from 'openai/resources/realtime/realtime';
import { complaintIn } from '../../openai/failures/complaints.ts';
import { isJson, type Json, member, text } from '../../openai/replies/json.ts';
import { namedAndSpoken, wantsProbabilities } from '../ears/transcriptionFields.ts';
import type { TranscriptionHints } from '../transcriber.ts';

/**
 * What a server calls its events and fields: as OpenAI does, as it did in its beta (`transcription_session.update`), or
 * with the beta's flat fields in a `session.update` (speaches).
 */
export type Dialect = 'ga' | 'beta' | 'flat';

/** Rate of the sound that is sent, in Hz: the only one that PCM may have. */
export const SENT_RATE_HZ = 24_000;

const LOGPROBS = ['item.input_audio_transcription.logprobs'] as const;

/** Fields that a session can do without, where a server does not know them or refuses what is in them. */
export const OPTIONAL_FIELDS = ['keywords', 'prompt', 'languages', 'language', 'include'] as const;

/** Asks for transcription of what is committed, and of nothing by itself: the turn ends where Aloud says. */
export function sessionUpdate(
  dialect: Dialect,
  model: string,
  hints: TranscriptionHints,
  without: ReadonlySet<string>,
  eventId: string,
): object {
  const transcription = { model, ...namedAndSpoken(model, hints, without) };
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
      input: { format: { type: 'audio/pcm', rate: SENT_RATE_HZ }, transcription, turn_detection: null },
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
  | { readonly type: 'created'; readonly dialect: Dialect }
  /** `detects`: the server ends turns by itself, too, whatever it was asked for. */
  | { readonly type: 'updated'; readonly detects: boolean }
  | { readonly type: 'committed'; readonly id: string; readonly previous: string | undefined }
  | { readonly type: 'delta'; readonly id: string; readonly text: string }
  | { readonly type: 'completed'; readonly id: string; readonly text: string | undefined }
  | { readonly type: 'failed'; readonly id: string; readonly complaint: ToldComplaint }
  | { readonly type: 'error'; readonly about: string | undefined; readonly complaint: ToldComplaint };

type ToldComplaint = NonNullable<ReturnType<typeof complaintIn>>;

const TRANSCRIPTION = 'conversation.item.input_audio_transcription.';

export function toldBy(event: Json): Told | undefined {
  const type = text(event, 'type') ?? '';
  const id = text(event, 'item_id');
  switch (type) {
    case 'session.created':
      return { type: 'created', dialect: dialectOf(member(event, 'session')) };
    case 'transcription_session.created':
      return { type: 'created', dialect: 'beta' };
    case 'session.updated':
    case 'transcription_session.updated':
      return { type: 'updated', detects: detectsTurns(member(event, 'session')) };
    case 'error':
      return { type: 'error', about: text(member(event, 'error'), 'event_id'), complaint: complaintOf(event) };
  }
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

function detectsTurns(session: unknown): boolean {
  const input = member(member(session, 'audio'), 'input');
  return isJson(member(input, 'turn_detection')) || isJson(member(session, 'turn_detection'));
}

function dialectOf(session: unknown): Dialect {
  const isFlat = ['input_audio_format', 'input_audio_transcription', 'modalities'].some(
    name => isJson(session) && Object.hasOwn(session, name),
  );
  return isFlat && member(session, 'audio') === undefined ? 'flat' : 'ga';
}

function complaintOf(event: Json): ToldComplaint {
  return complaintIn(event) ?? { status: undefined, kind: '', words: '' };
}
