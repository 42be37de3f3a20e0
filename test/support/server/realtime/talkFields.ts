import { isJson } from '../../../../src/openai/replies/json.ts';
import { type Check, type EventRefusal, list, number, object, text, wrong } from './checks.ts';
import type { Naming } from './fields.ts';
import { refusedSound } from './fields.ts';

export const flag: Check = (value, path) => (typeof value === 'boolean' ? undefined : wrong(path, 'a boolean'));
export const whole: Check = (value, path) =>
  Number.isInteger(value) && Number(value) >= 0 ? undefined : wrong(path, 'an integer');
export const any: Check = () => undefined;
/** One of several forms: the first refusal counts, where none fits. */
export const either =
  (...checks: readonly Check[]): Check =>
  (value, path) => {
    const refusals = checks.map(check => check(value, path));
    return refusals.includes(undefined) ? undefined : refusals[0];
  };
export const nothing: Check = (value, path) => (value === null ? undefined : wrong(path, 'null'));

const own = { create_response: flag, interrupt_response: flag };
const detection = either(
  nothing,
  object({ type: text(['semantic_vad']), eagerness: text(['low', 'medium', 'high', 'auto']), ...own }, ['type']),
  object({ type: text(['server_vad']), threshold: number(0, 1), silence_duration_ms: whole, ...own }, ['type']),
);
const tool = object({ type: text(['function']), name: text(), description: text(), parameters: any }, ['type', 'name']);
const transcription = object(
  { model: text(), language: text(), languages: list(text()), keywords: list(text()), prompt: text() },
  ['model'],
);
const pcm = object({ type: text(['audio/pcm']), rate: number(24_000, 24_000) }, ['type']);
const tools: Check = (value, path) =>
  Array.isArray(value) && value.length === 0 ? undefined : list(tool)(value, path);

const common = { instructions: text(), tools, tool_choice: text(['auto', 'none', 'required']) };

const SESSIONS: Readonly<Record<'ga' | 'flat', Check>> = {
  ga: object(
    {
      ...common,
      type: text(['realtime']),
      output_modalities: list(text(['audio'])),
      audio: object({
        input: object({
          format: pcm,
          transcription,
          turn_detection: detection,
          noise_reduction: object({ type: text(['near_field', 'far_field']) }, ['type']),
        }),
        output: object({ format: pcm, voice: text(), speed: number(0.25, 1.5) }),
      }),
      reasoning: object({ effort: text(['minimal', 'low', 'medium', 'high', 'xhigh']) }),
    },
    ['type'],
  ),
  flat: object({
    ...common,
    modalities: list(text(['audio', 'text'])),
    input_audio_format: text(['pcm16']),
    output_audio_format: text(['pcm16']),
    input_audio_transcription: transcription,
    turn_detection: detection,
    voice: text(),
    speed: number(0.25, 1.5),
  }),
};

const said = (role: string, type: string) =>
  object(
    {
      id: text(),
      type: text(['message']),
      role: text([role]),
      content: list(object({ type: text([type]), text: text() })),
    },
    ['type', 'role', 'content'],
  );

const item = (naming: Naming): Check =>
  either(
    said('user', 'input_text'),
    said('system', 'input_text'),
    said('assistant', naming === 'ga' ? 'output_text' : 'text'),
    object({ id: text(), type: text(['function_call_output']), call_id: text(), output: text() }, [
      'type',
      'call_id',
      'output',
    ]),
  );

/** What is wrong with a client event of a conversation; undefined for one that is right. */
export function refusedTalkEvent(event: unknown, naming: Naming): EventRefusal | undefined {
  if (!isJson(event)) return { message: 'Invalid JSON.', code: 'invalid_json', param: null };
  const { type, event_id: id, ...fields } = event;
  if (id !== undefined && (typeof id !== 'string' || id.length > 512)) return wrong('event_id', 'a string');
  const events: Readonly<Record<string, Check>> = {
    'session.update': object({ session: SESSIONS[naming === 'ga' ? 'ga' : 'flat'] }, ['session']),
    'input_audio_buffer.append': object({ audio: refusedSound }, ['audio']),
    'input_audio_buffer.commit': object({}),
    'input_audio_buffer.clear': object({}),
    'conversation.item.create': object({ item: item(naming), previous_item_id: text() }, ['item']),
    'conversation.item.delete': object({ item_id: text() }, ['item_id']),
    'conversation.item.truncate': object({ item_id: text(), content_index: whole, audio_end_ms: whole }, [
      ...['item_id', 'content_index', 'audio_end_ms'],
    ]),
    'response.create': object({ response: object({ tool_choice: text(['none']) }) }),
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
