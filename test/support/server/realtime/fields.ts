import { isJson } from '../../../../src/openai/replies/json.ts';
import { type Check, type EventRefusal, object, text, texts, wrong } from './checks.ts';

/** What servers call their events and fields: OpenAI's, those of its beta, and the beta's in a `session.update`. */
export type Naming = 'ga' | 'beta' | 'flat';

/** Live models take no server detection; which fields of `transcription` each model takes, from OpenAI's types and guide. */
const MODELS: readonly (readonly [names: RegExp, takes: readonly string[], isLive: boolean])[] = [
  [/^gpt-live-transcribe$/, ['prompt', 'keywords', 'languages'], true],
  [/^gpt-realtime-whisper$/, ['delay', 'language'], true],
  [/^gpt-transcribe$/, ['prompt', 'keywords', 'languages'], false],
  [/^(gpt-4o.*transcribe|whisper-1)/, ['prompt', 'language'], false],
  [/^/, ['prompt', 'language'], true],
];
const LOGPROBS = /^gpt-4o.*transcribe/;

/** Whether a model writes while sound still comes. */
export function writesLive(model: string): boolean {
  return MODELS.find(([names]) => names.test(model))?.[2] ?? false;
}

const transcription = object({
  model: text(),
  prompt: text(),
  language: text(),
  delay: text(['minimal', 'low', 'medium', 'high', 'xhigh']),
  keywords: texts(),
  languages: texts(),
});
const include = texts(['item.input_audio_transcription.logprobs']);
const nothing: Check = (value, path) => (value === null ? undefined : wrong(path, 'null'));

const SESSIONS: Readonly<Record<Naming, Check>> = {
  ga: object({
    type: text(['transcription']),
    audio: object({
      input: object({
        format: object({
          type: text(['audio/pcm']),
          rate: (value, path) => (value === 24_000 ? undefined : wrong(path, '24000')),
        }),
        transcription,
        turn_detection: nothing,
        noise_reduction: (value, path) => (value === null ? undefined : object({ type: text() })(value, path)),
      }),
    }),
    include,
  }),
  beta: object({
    input_audio_format: text(['pcm16']),
    input_audio_transcription: transcription,
    turn_detection: nothing,
    include,
  }),
  flat: object({
    input_audio_transcription: transcription,
    turn_detection: nothing,
    include,
  }),
};

/** The names of client events, with their fields beside `type` and `event_id`. */
const EVENTS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  'input_audio_buffer.append': { audio: refusedSound },
  'input_audio_buffer.commit': {},
  'input_audio_buffer.clear': {},
};

/** What is wrong with a client event; undefined for one that is right. */
export function refusedEvent(event: unknown, naming: Naming, models: readonly string[]): EventRefusal | undefined {
  if (!isJson(event)) return { message: 'Invalid JSON.', code: 'invalid_json', param: null };
  const { type, event_id: id, ...fields } = event;
  if (id !== undefined && (typeof id !== 'string' || id.length > 512)) return wrong('event_id', 'a string');
  const update = naming === 'beta' ? 'transcription_session.update' : 'session.update';
  if (type === update) return object({ session: SESSIONS[naming] })(fields, '') ?? refusedModel(fields, naming, models);
  const known = typeof type === 'string' && Object.hasOwn(EVENTS, type) ? EVENTS[type] : undefined;
  if (known) return object(known)(fields, '');
  const all = [update, ...Object.keys(EVENTS)].map(each => `'${each}'`).join(', ');
  return { message: `Invalid value: '${type}'. Supported values are: ${all}.`, code: 'invalid_value', param: 'type' };
}

/** The settings of transcription in a session, by whichever names. */
export function transcriptionIn(event: unknown, naming: Naming): Readonly<Record<string, unknown>> {
  // biome-ignore lint/suspicious/noExplicitAny: it was checked before.
  const { session } = event as any;
  return naming === 'ga' ? session.audio.input.transcription : session.input_audio_transcription;
}

function refusedModel(fields: object, naming: Naming, models: readonly string[]): EventRefusal | undefined {
  const asked = transcriptionIn(fields, naming);
  const model = String(asked['model']);
  if (!models.includes(model)) {
    const message = `The model \`${model}\` does not exist or you do not have access to it.`;
    return { message, code: 'model_not_found', param: 'session.audio.input.transcription.model' };
  }
  const takes = MODELS.find(([names]) => names.test(model))?.[1] ?? [];
  const extra = Object.keys(asked).find(name => name !== 'model' && !takes.includes(name));
  if (extra !== undefined) {
    const param = `session.audio.input.transcription.${extra}`;
    return {
      message: `Unsupported parameter: '${param}' is not supported with this model.`,
      code: 'unsupported_parameter',
      param,
    };
  }
  const hasInclude = 'include' in (fields as { session: object }).session;
  if (hasInclude && !LOGPROBS.test(model))
    return {
      message: "'include' is not supported with this model.",
      code: 'unsupported_parameter',
      param: 'session.include',
    };
  return undefined;
}

export function refusedSound(value: unknown, path: string): EventRefusal | undefined {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'base64') : undefined;
  const isWhole = bytes && bytes.length > 0 && bytes.length % 2 === 0 && bytes.length <= 15 * 1024 * 1024;
  return isWhole && bytes.toString('base64') === value ? undefined : wrong(path, 'base64 of whole samples');
}
