import type {
  ConversationItemCreateEvent,
  RealtimeClientEvent,
  ResponseCreateEvent,
} from 'openai/resources/realtime/realtime';
import { withoutSecrets } from '../common/secrets/withoutSecrets.ts';
import type { Dialect } from '../openai/realtime/sessionEvents.ts';
import type { Sent } from './talk/talk.ts';

/** What a conversation sends, by OpenAI's names. */
export const SENT = [
  'conversation.item.create',
  'conversation.item.delete',
  'conversation.item.truncate',
  'input_audio_buffer.clear',
  'input_audio_buffer.commit',
  'response.cancel',
  'response.create',
] as const satisfies readonly RealtimeClientEvent['type'][];

/** What its connection sends, and what is not needed: nothing is asked for again, and the sound is played here. */
type Elsewhere =
  | 'session.update'
  | 'input_audio_buffer.append'
  | 'conversation.item.retrieve'
  | 'output_audio_buffer.clear';

/** Each of a client's events is in one of the two: else this does not compile. */
export type Forgotten = None<Exclude<RealtimeClientEvent['type'], (typeof SENT)[number] | Elsewhere>>;

type None<T extends never> = T;

/**
 * What is sent, by a server's names: the one way out for texts, in which keys are left out. Source: OpenAI's reference of Realtime's
 * client events; the beta's for the others.
 */
export function written(sent: Sent, event: string, dialect: Dialect): object {
  switch (sent.type) {
    case 'commit':
      return { type: 'input_audio_buffer.commit', event_id: event } satisfies RealtimeClientEvent;
    case 'clear':
      return { type: 'input_audio_buffer.clear', event_id: event } satisfies RealtimeClientEvent;
    case 'say':
      return said(sent, event, dialect);
    case 'result':
      return {
        type: 'conversation.item.create',
        event_id: event,
        item: { id: sent.item, type: 'function_call_output', call_id: sent.call, output: withoutSecrets(sent.content) },
      } satisfies ConversationItemCreateEvent;
    case 'forget':
      return { type: 'conversation.item.delete', event_id: event, item_id: sent.item } satisfies RealtimeClientEvent;
    case 'truncate':
      return {
        type: 'conversation.item.truncate',
        event_id: event,
        item_id: sent.item,
        content_index: 0,
        audio_end_ms: sent.heardMs,
      } satisfies RealtimeClientEvent;
    case 'answer':
      return {
        type: 'response.create',
        event_id: event,
        ...(!sent.mayCall && { response: { tool_choice: 'none' as const } }),
      } satisfies ResponseCreateEvent;
    case 'cancel':
      return { type: 'response.cancel', event_id: event, response_id: sent.response } satisfies RealtimeClientEvent;
  }
}

/** An assistant's turn is put back as text alone: as sound none can be. */
function said({ item: id, role, text }: Extract<Sent, { type: 'say' }>, event: string, dialect: Dialect): object {
  const type = role === 'assistant' ? (dialect === 'ga' ? 'output_text' : 'text') : 'input_text';
  return {
    type: 'conversation.item.create',
    event_id: event,
    item: { id, type: 'message', role, content: [{ type, text: withoutSecrets(text) }] },
  };
}
