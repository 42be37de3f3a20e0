import type { ServerEvent } from 'openai/resources/live/live';
import { complaintOf, type ToldComplaint } from '../../openai/realtime/sessionEvents.ts';
import { type Json, member, text } from '../../openai/replies/json.ts';

/** Where something stands on the session's own time, in ms from its beginning; undefined where it does not say. */
export interface Span {
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
}

/** Why a session is over: it was asked for, its hour is over, what was said may not be, or it was lost. */
export type Closing = 'asked' | 'expired' | 'content' | 'lost';

/** What a Live server tells in a conversation. */
export type Told =
  /** What was said, piece by piece: no piece says that it is the last. */
  | { readonly type: 'hearing'; readonly delta: string; readonly span: Span }
  | { readonly type: 'sound'; readonly pcm: Uint8Array }
  | { readonly type: 'words'; readonly delta: string; readonly span: Span }
  /** Something is to be done: what that is only the words before it tell. */
  | { readonly type: 'delegation'; readonly id: string }
  /** All sound of the session until now, in seconds. */
  | { readonly type: 'used'; readonly seconds: number | undefined }
  | { readonly type: 'closed'; readonly why: Closing; readonly seconds: number | undefined }
  /** `about` is the event of ours that it is about, if it says so. */
  | { readonly type: 'complaint'; readonly about: string | undefined; readonly complaint: ToldComplaint };

type Name = ServerEvent['type'];

/** What is known here, by OpenAI's names. */
export const HANDLED = [
  'error',
  'session.closed',
  'session.delegation.created',
  'session.input_transcript.delta',
  'session.output_audio.delta',
  'session.output_transcript.delta',
  'session.usage.updated',
] as const satisfies readonly Name[];

/**
 * What says nothing that counts here: a session's beginning is the connection's, what was asked for is done without waiting
 * for its acknowledgement, and decisions, Responses, fixtures, telephones and what is told to onlookers are not used.
 */
export const IGNORED = [
  'decision.event',
  'decision.item.created',
  'decision.item.deleted',
  'info',
  'response.event',
  'session.commentary.appended',
  'session.input_audio.append',
  'session.input_audio.muted',
  'session.input_audio.unmuted',
  'session.instructions.appended',
  'session.output_audio.fixture.played',
  'session.output_audio.fixture.playing',
  'session.started',
  'session.thinking.appended',
  'session.updated',
  'transport.answered',
  'transport.dtmf.received',
  'transport.dtmf.send',
  'transport.dtmf.sent',
  'transport.failed',
  'transport.ringing',
] as const satisfies readonly Name[];

/** Each of the server's events is in one of the two lists: else this does not compile. */
export type Forgotten = None<Exclude<Name, (typeof HANDLED)[number] | (typeof IGNORED)[number]>>;

type None<T extends never> = T;

const KNOWN: ReadonlySet<string> = new Set(HANDLED);

/** What an event tells; undefined where it is not known, ignored on purpose, or lacks what makes it one. */
export function toldBy(event: Json): Told | undefined {
  const type = text(event, 'type') ?? '';
  return KNOWN.has(type) ? told(type as (typeof HANDLED)[number], event) : undefined;
}

function told(type: (typeof HANDLED)[number], event: Json): Told | undefined {
  const delta = text(event, 'delta');
  const span = { startMs: count(event, 'start_ms'), endMs: count(event, 'end_ms') };
  const seconds = count(member(event, 'usage'), 'seconds');
  switch (type) {
    case 'error': {
      const about = text(member(event, 'error'), 'client_event_id') ?? text(event, 'client_event_id');
      return { type: 'complaint', about, complaint: complaintOf(event) };
    }
    case 'session.closed':
      return { type: 'closed', why: closing(text(event, 'reason')), seconds };
    case 'session.delegation.created':
      return delegated(member(event, 'delegation'));
    case 'session.input_transcript.delta':
      return delta === undefined ? undefined : { type: 'hearing', delta, span };
    case 'session.output_audio.delta':
      return delta === undefined ? undefined : { type: 'sound', pcm: whole(Buffer.from(delta, 'base64')) };
    case 'session.output_transcript.delta':
      return delta === undefined ? undefined : { type: 'words', delta, span };
    case 'session.usage.updated':
      return { type: 'used', seconds };
  }
}

/** What goes to anyone else is none of ours. */
function delegated(delegation: unknown): Told | undefined {
  const id = text(delegation, 'id');
  return id === undefined || text(delegation, 'target') !== 'client' ? undefined : { type: 'delegation', id };
}

function closing(reason: string | undefined): Closing {
  if (reason === 'close_requested') return 'asked';
  return reason === 'expired' || reason === 'content' ? reason : 'lost';
}

/** Samples have two bytes. */
function whole(bytes: Buffer): Uint8Array {
  return Uint8Array.from(bytes.subarray(0, bytes.length & ~1));
}

function count(value: unknown, name: string): number | undefined {
  const found = member(value, name);
  return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : undefined;
}
