import { isJson } from '../../../../src/openai/replies/json.ts';
import { type Check, type EventRefusal, list, number, object, text, wrong } from './checks.ts';
import type { Naming } from './fields.ts';

/** Voices of OpenAI's, from the types of its package. */
const VOICES = ['alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse', 'marin', 'cedar'];

const nothing: Check = (value, path) => (value === null ? undefined : wrong(path, 'null'));
const noTools: Check = (value, path) =>
  Array.isArray(value) && value.length === 0 ? undefined : wrong(path, 'an empty array');
const message = object({
  type: text(['message']),
  role: text(['user']),
  content: list(object({ type: text(['input_text']), text: text() })),
});
const common = { instructions: text(), tools: noTools, tool_choice: text(['none']) };

const SESSIONS: Readonly<Record<'ga' | 'flat', Check>> = {
  ga: object({
    ...common,
    type: text(['realtime']),
    output_modalities: list(text(['audio'])),
    audio: object({
      input: object({ turn_detection: nothing }),
      output: object({
        format: object({ type: text(['audio/pcm']), rate: number(24_000, 24_000) }),
        voice: text(VOICES),
        speed: number(0.25, 1.5),
      }),
    }),
  }),
  flat: object({
    ...common,
    modalities: list(text(['audio', 'text'])),
    voice: text(),
    output_audio_format: text(['pcm16']),
    turn_detection: nothing,
    speed: number(0.25, 1.5),
  }),
};

const RESPONSES: Readonly<Record<'ga' | 'flat', Check>> = {
  ga: object({
    conversation: text(['none', 'auto']),
    output_modalities: list(text(['audio'])),
    input: list(message),
    max_output_tokens: number(1, 4096),
  }),
  // Whatever else it is told it leaves out.
  flat: object({}),
};

/** What is wrong with a client event of a session that speaks; undefined for one that is right. */
export function refusedVoiceEvent(event: unknown, naming: Naming): EventRefusal | undefined {
  if (!isJson(event)) return { message: 'Invalid JSON.', code: 'invalid_json', param: null };
  const { type, event_id: id, ...fields } = event;
  if (id !== undefined && (typeof id !== 'string' || id.length > 512)) return wrong('event_id', 'a string');
  const names = naming === 'ga' ? 'ga' : 'flat';
  const events: Readonly<Record<string, Check>> = {
    'session.update': object({ session: SESSIONS[names] }, ['session']),
    'conversation.item.create': object({ item: message }, ['item']),
    'response.create': object({ response: RESPONSES[names] }),
    'response.cancel': object({ response_id: text() }),
  };
  const known = typeof type === 'string' && Object.hasOwn(events, type) ? events[type] : undefined;
  if (known) return known(fields, '');
  const all = Object.keys(events).map(each => `'${each}'`);
  return {
    message: `Invalid value: '${type}'. Supported values are: ${all.join(', ')}.`,
    code: 'invalid_value',
    param: 'type',
  };
}
