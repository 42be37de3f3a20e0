import type { ClientEvent, InitialItem, SessionStartEvent } from 'openai/resources/live/live';
import { withoutSecrets } from '../../common/secrets/withoutSecrets.ts';
import { REALTIME_RATE_HZ } from '../../openai/realtime/sessionEvents.ts';
import { brief } from './brief.ts';
import type { Before, Sent } from './talk/talk.ts';

/** What a conversation sends, by OpenAI's names. */
export const SENT = [
  'session.close',
  'session.commentary.append',
  'session.input_audio.mute',
  'session.input_audio.unmute',
  'session.thinking.append',
] as const satisfies readonly ClientEvent['type'][];

/**
 * What its connection sends, and what is not needed: nothing of a session is changed, its instructions stay what they are,
 * and fixtures, Responses and decisions are not used.
 */
type Elsewhere =
  | 'session.start'
  | 'session.input_audio.append'
  | 'session.update'
  | 'session.instructions.append'
  | 'session.output_audio.fixture.play'
  | 'decision.create'
  | 'decision.item.create'
  | 'decision.item.delete'
  | 'response.create'
  | 'response.item.create';

/** Each of a client's events is in one of the two: else this does not compile. */
export type Forgotten = None<Exclude<ClientEvent['type'], (typeof SENT)[number] | Elsewhere>>;

type None<T extends never> = T;

/** What a conversation is to be like. */
export interface LiveWishes {
  readonly instructions: string;
  readonly voice: string;
}

/** Fields that a session can do without, where a server does not know them or refuses what is in them. */
export const OPTIONAL_FIELDS = ['acknowledgement_delay_ms', 'input', 'store', 'voice'] as const;

/** Whoever has delegated something hears of it so soon, in ms, or says a word that it is being done. */
const ACKNOWLEDGED_MS = 1500;
/** The most that may stand in instructions, in characters: far below 16,384 tokens. */
const MOST_INSTRUCTIONS = 24_000;

/**
 * Asks for a conversation in which whatever is to be done is done here. Source: OpenAI's reference of `session.start`. Texts
 * go out here and in `written` alone, and keys are left out of them.
 */
export function startOf(
  model: string,
  { instructions, voice }: LiveWishes,
  before: readonly Before[],
  without: ReadonlySet<string>,
  eventId: string,
): SessionStartEvent {
  const has = (field: (typeof OPTIONAL_FIELDS)[number]) => !without.has(field);
  return {
    type: 'session.start',
    event_id: eventId,
    session: {
      model,
      instructions: withoutSecrets(instructions).slice(0, MOST_INSTRUCTIONS),
      audio: {
        format: { type: 'audio/pcm', rate: REALTIME_RATE_HZ },
        ...(has('voice') && { output: { voice } }),
      },
      delegation: {
        type: 'client',
        ...(has('acknowledgement_delay_ms') && { acknowledgement_delay_ms: ACKNOWLEDGED_MS }),
      },
      ...(has('store') && { store: false }),
      ...(has('input') && before.length > 0 && { input: before.map(itemOf) }),
    },
  };
}

function itemOf({ role, text }: Before): InitialItem {
  const safe = withoutSecrets(text);
  return role === 'assistant'
    ? { type: 'message', role, content: [{ type: 'output_text', text: safe }] }
    : { type: 'message', role, content: [{ type: 'input_text', text: safe }] };
}

/** What is sent, by OpenAI's names. Source: its reference of Live's client events. */
export function written(sent: Sent, event: string): ClientEvent {
  switch (sent.type) {
    case 'close':
      return { type: 'session.close', event_id: event };
    case 'mute':
      return { type: 'session.input_audio.mute', event_id: event };
    case 'unmute':
      return { type: 'session.input_audio.unmute', event_id: event };
    case 'say':
      return { type: 'session.commentary.append', event_id: event, ...appended(sent) };
    case 'know':
      return { type: 'session.thinking.append', event_id: event, ...appended(sent) };
  }
}

function appended({ task, text }: Extract<Sent, { readonly text: string }>) {
  return { delegation_id: task ?? null, content: brief(withoutSecrets(text)) };
}
