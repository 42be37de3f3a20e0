import type { RealtimeServerEvent } from 'openai/resources/realtime/realtime';
import { entryOf } from '../common/entryOf.ts';
import { complaintOf, type ToldComplaint } from '../openai/realtime/sessionEvents.ts';
import { isJson, type Json, list, member, text } from '../openai/replies/json.ts';
import { type Usage, usageIn } from '../openai/replies/usage.ts';

/** What a call of a model was written as; whether that is a call at all nobody has looked at. */
export interface WrittenCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** How a response has ended. Only of one that is `completed` is all there. */
export type Ending = 'completed' | 'cancelled' | 'incomplete' | 'failed';

/** What a server tells in a conversation, whichever names it has for it. */
export type Told =
  /** `item` is what it will be. */
  | { readonly type: 'speech-began'; readonly item: string | undefined }
  | { readonly type: 'speech-ended' }
  | { readonly type: 'committed'; readonly item: string; readonly previous: string | undefined }
  /** What was said until now, which others may write anew; `item` is the piece that was said. */
  | { readonly type: 'hearing'; readonly item: string; readonly delta: string }
  | { readonly type: 'heard'; readonly item: string; readonly text: string; readonly usage: Usage | undefined }
  | { readonly type: 'unheard'; readonly item: string }
  | { readonly type: 'placed'; readonly item: string; readonly previous: string | undefined }
  | { readonly type: 'answering'; readonly response: string }
  | { readonly type: 'sound'; readonly response: string; readonly item: string; readonly pcm: Uint8Array }
  | { readonly type: 'words'; readonly response: string; readonly item: string; readonly delta: string }
  | {
      readonly type: 'answered';
      readonly response: string;
      readonly ending: Ending;
      readonly calls: readonly WrittenCall[];
      readonly usage: Usage | undefined;
      readonly complaint: ToldComplaint | undefined;
    }
  | { readonly type: 'idle' }
  /** `about` is the event of ours that it is about, if it says so. */
  | { readonly type: 'complaint'; readonly about: string | undefined; readonly complaint: ToldComplaint };

type Name = RealtimeServerEvent['type'];

/** What is known here, by OpenAI's names of today. */
export const HANDLED = [
  'error',
  'input_audio_buffer.speech_started',
  'input_audio_buffer.speech_stopped',
  'input_audio_buffer.committed',
  'input_audio_buffer.timeout_triggered',
  'conversation.item.added',
  'conversation.item.created',
  'conversation.item.input_audio_transcription.delta',
  'conversation.item.input_audio_transcription.completed',
  'conversation.item.input_audio_transcription.failed',
  'response.created',
  'response.output_audio.delta',
  'response.output_audio_transcript.delta',
  'response.output_text.delta',
  'response.done',
] as const satisfies readonly Name[];

/**
 * What says nothing that counts here: a session's beginning is the connection's, an item's end is its response's, calls
 * are those of a response that is done, sound has no end but that of its response, and MCP and telephones are not used.
 */
export const IGNORED = [
  'session.created',
  'session.updated',
  'conversation.created',
  'conversation.item.done',
  'conversation.item.deleted',
  'conversation.item.retrieved',
  'conversation.item.truncated',
  'conversation.item.input_audio_transcription.segment',
  'input_audio_buffer.cleared',
  'input_audio_buffer.dtmf_event_received',
  'output_audio_buffer.started',
  'output_audio_buffer.stopped',
  'output_audio_buffer.cleared',
  'rate_limits.updated',
  'response.content_part.added',
  'response.content_part.done',
  'response.function_call_arguments.delta',
  'response.function_call_arguments.done',
  'response.output_audio.done',
  'response.output_audio_transcript.done',
  'response.output_item.added',
  'response.output_item.done',
  'response.output_text.done',
  'response.mcp_call_arguments.delta',
  'response.mcp_call_arguments.done',
  'response.mcp_call.in_progress',
  'response.mcp_call.completed',
  'response.mcp_call.failed',
  'mcp_list_tools.in_progress',
  'mcp_list_tools.completed',
  'mcp_list_tools.failed',
] as const satisfies readonly Name[];

/** Each of the server's events is in one of the two lists: else this does not compile. */
export type Forgotten = None<Exclude<Name, (typeof HANDLED)[number] | (typeof IGNORED)[number]>>;

type None<T extends never> = T;

/** Names of the beta, by those of today. */
const OLD: Readonly<Record<string, (typeof HANDLED)[number]>> = {
  'response.audio.delta': 'response.output_audio.delta',
  'response.audio_transcript.delta': 'response.output_audio_transcript.delta',
  'response.text.delta': 'response.output_text.delta',
};

const KNOWN: ReadonlySet<string> = new Set(HANDLED);

/** What an event tells; undefined where it is not known, ignored on purpose, or lacks what makes it one. */
export function toldBy(event: Json): Told | undefined {
  const said = text(event, 'type') ?? '';
  const type = entryOf(OLD, said) ?? said;
  return KNOWN.has(type) ? told(type as (typeof HANDLED)[number], event) : undefined;
}

function told(type: (typeof HANDLED)[number], event: Json): Told | undefined {
  const item = text(event, 'item_id');
  const response = text(event, 'response_id');
  const delta = text(event, 'delta');
  switch (type) {
    case 'error':
      return { type: 'complaint', about: text(member(event, 'error'), 'event_id'), complaint: complaintOf(event) };
    case 'input_audio_buffer.speech_started':
      return { type: 'speech-began', item };
    case 'input_audio_buffer.speech_stopped':
      return { type: 'speech-ended' };
    case 'input_audio_buffer.timeout_triggered':
      return { type: 'idle' };
    case 'conversation.item.added':
    case 'conversation.item.created':
      return placed(event);
    case 'response.created':
      return answering(member(event, 'response'));
    case 'response.done':
      return answered(member(event, 'response'));
  }
  if (item === undefined) return undefined;
  switch (type) {
    case 'input_audio_buffer.committed':
      return { type: 'committed', item, previous: text(event, 'previous_item_id') };
    case 'conversation.item.input_audio_transcription.delta':
      return { type: 'hearing', item, delta: delta ?? '' };
    case 'conversation.item.input_audio_transcription.completed':
      return { type: 'heard', item, text: text(event, 'transcript') ?? '', usage: usageIn(member(event, 'usage')) };
    case 'conversation.item.input_audio_transcription.failed':
      return { type: 'unheard', item };
  }
  if (response === undefined || delta === undefined) return undefined;
  if (type === 'response.output_audio.delta')
    return { type: 'sound', response, item, pcm: Uint8Array.from(Buffer.from(delta, 'base64')) };
  return { type: 'words', response, item, delta };
}

function placed(event: Json): Told | undefined {
  const item = text(member(event, 'item'), 'id');
  return item === undefined ? undefined : { type: 'placed', item, previous: text(event, 'previous_item_id') };
}

function answering(response: unknown): Told | undefined {
  const id = text(response, 'id');
  return id === undefined ? undefined : { type: 'answering', response: id };
}

const ENDINGS: Readonly<Record<string, Ending>> = {
  completed: 'completed',
  cancelled: 'cancelled',
  incomplete: 'incomplete',
};

/** What has no status that says otherwise has failed: nothing is done of it. */
function answered(response: unknown): Told | undefined {
  const id = text(response, 'id');
  if (id === undefined) return undefined;
  const complaint = member(member(response, 'status_details'), 'error');
  return {
    type: 'answered',
    response: id,
    ending: entryOf(ENDINGS, text(response, 'status') ?? '') ?? 'failed',
    calls: list(response, 'output').flatMap(callIn),
    usage: usageIn(member(response, 'usage')),
    complaint: isJson(complaint) ? complaintOf({ error: complaint }) : undefined,
  };
}

function callIn(item: unknown): readonly WrittenCall[] {
  const id = text(item, 'call_id');
  const name = text(item, 'name');
  if (text(item, 'type') !== 'function_call' || id === undefined || name === undefined) return [];
  return [{ id, name, arguments: text(item, 'arguments') ?? '' }];
}
