import { complaintIn } from '../failures/complaints.ts';
import { isJson, type Json, member, text } from '../replies/json.ts';

/**
 * What a server calls its events and fields: as OpenAI does, as it did in its beta (`transcription_session.update`,
 * `response.audio.delta`), or with the beta's flat fields in a `session.update` (speaches).
 */
export type Dialect = 'ga' | 'beta' | 'flat';

/** Rate of sound both ways, in Hz: the only one that PCM may have. */
export const REALTIME_RATE_HZ = 24_000;

export type ToldComplaint = NonNullable<ReturnType<typeof complaintIn>>;

/** What every session is told, whatever it is for. */
export type SessionTold =
  | { readonly type: 'created'; readonly dialect: Dialect }
  /** `session` is what the server has agreed to. */
  | { readonly type: 'updated'; readonly session: Json }
  /** `about` is the id of the event that it answers. */
  | { readonly type: 'error'; readonly about: string | undefined; readonly complaint: ToldComplaint };

/** Complaints that are about everything, whatever they were an answer to. */
const FATAL = /insufficient_quota|invalid_api_key|account_deactivated|billing_hard_limit_reached|model_not_found/;
const EXPIRED = /session_expired/;

export function sessionToldBy(event: Json): SessionTold | undefined {
  switch (text(event, 'type')) {
    case 'session.created':
      return { type: 'created', dialect: dialectOf(member(event, 'session')) };
    case 'transcription_session.created':
      return { type: 'created', dialect: 'beta' };
    case 'session.updated':
    case 'transcription_session.updated': {
      const session = member(event, 'session');
      return { type: 'updated', session: isJson(session) ? session : {} };
    }
    case 'error':
      return { type: 'error', about: text(member(event, 'error'), 'event_id'), complaint: complaintOf(event) };
  }
  return undefined;
}

export function complaintOf(event: Json): ToldComplaint {
  return complaintIn(event) ?? { status: undefined, kind: '', words: '' };
}

/** Whether a complaint ends everything, or only this session, which lives for an hour. */
export function endOf({ kind, words }: ToldComplaint): 'everything' | 'session' | undefined {
  const about = `${kind} ${words}`;
  if (EXPIRED.test(about)) return 'session';
  return FATAL.test(about) ? 'everything' : undefined;
}

function dialectOf(session: unknown): Dialect {
  const isFlat = ['input_audio_format', 'input_audio_transcription', 'modalities'].some(
    name => isJson(session) && Object.hasOwn(session, name),
  );
  return isFlat && member(session, 'audio') === undefined ? 'flat' : 'ga';
}
