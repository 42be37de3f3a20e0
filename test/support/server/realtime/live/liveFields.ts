import { isJson } from '../../../../../src/openai/replies/json.ts';
import { type Check, type EventRefusal, list, number, object, text, wrong } from '../checks.ts';
import { refusedSound } from '../fields.ts';
import { either, flag, nothing, whole } from '../talkFields.ts';

/** The most that one text may have that is appended, and the most messages and text that a session begins with. */
const MOST_TOKENS = 500;
const MOST_MESSAGES = 128;
const MOST_INPUT_TOKENS = 8192;

/** Roughly as a tokenizer counts: a word has one for four letters or less, and so has each sign. */
function tokens(value: string): number {
  return value.match(/[A-Za-z]{1,4}|[0-9]{1,3}|[^\sA-Za-z0-9]|\n+/gu)?.length ?? 0;
}

const brief: Check = (value, path) => {
  const refusal = text()(value, path);
  if (refusal || tokens(String(value)) <= MOST_TOKENS) return refusal;
  const message = `Invalid '${path}': string too long. Expected at most ${MOST_TOKENS} tokens.`;
  return { message, code: 'string_above_max_length', param: path };
};

const message = (role: string, types: readonly string[]) =>
  object(
    {
      ...{ type: text(['message']), role: text([role]), id: text(), status: text(['completed', 'incomplete']) },
      content: (value, path) =>
        list(object({ type: text(types), text: text() }, ['text']))(value, path) ??
        ((value as readonly unknown[]).length === 1 ? undefined : wrong(path, 'exactly one text part')),
    },
    ['role', 'content'],
  );

const input: Check = (value, path) => {
  const each = either(
    message('developer', ['input_text']),
    message('user', ['input_text']),
    message('assistant', ['output_text', 'text']),
  );
  const refusal = list(each)(value, path);
  if (refusal) return refusal;
  const isLong =
    (value as readonly unknown[]).length > MOST_MESSAGES || tokens(JSON.stringify(value)) > MOST_INPUT_TOKENS;
  return isLong ? { message: `Invalid '${path}': too long.`, code: 'array_above_max_length', param: path } : undefined;
};

const session = object(
  {
    model: text(),
    instructions: either(nothing, text()),
    audio: object({
      format: object({ type: text(['audio/pcm']), rate: number(24_000, 24_000) }, ['type', 'rate']),
      output: object({ voice: text() }),
    }),
    delegation: object({ type: text(['client']), acknowledgement_delay_ms: whole }, ['type']),
    input,
    store: flag,
  },
  ['model'],
);

/** `delegation_id` has to be there, and may be null. */
const appended = object({ content: brief, delegation_id: either(nothing, text()) }, ['content', 'delegation_id']);

const EVENTS: Readonly<Record<string, Check>> = {
  'session.start': object({ session }, ['session']),
  'session.input_audio.append': object({ audio: refusedSound }, ['audio']),
  'session.input_audio.mute': object({}),
  'session.input_audio.unmute': object({}),
  'session.instructions.append': appended,
  'session.thinking.append': appended,
  'session.commentary.append': appended,
  'session.close': object({}),
};

/** What is wrong with a client event of a Live session; undefined for one that is right. */
export function refusedLiveEvent(event: unknown): EventRefusal | undefined {
  if (!isJson(event)) return { message: 'Invalid JSON.', code: 'invalid_json', param: null };
  const { type, event_id: id, ...fields } = event;
  if (id !== undefined && (typeof id !== 'string' || id.length > 512)) return wrong('event_id', 'a string');
  const known = typeof type === 'string' && Object.hasOwn(EVENTS, type) ? EVENTS[type] : undefined;
  if (known) return known(fields, '');
  const all = Object.keys(EVENTS).map(each => `'${each}'`);
  return {
    message: `Invalid value: '${type}'. Supported values are: ${all.join(', ')}.`,
    code: 'invalid_value',
    param: 'type',
  };
}
