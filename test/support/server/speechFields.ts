/** What is wrong with a request for speech, as OpenAI words it. */
export interface SpeechRefusal {
  readonly message: string;
  readonly code: string;
}

type Kind = 'string' | 'number';

interface Rule {
  readonly kind: Kind;
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly longest?: number;
}

/** Every field of `audio/speech`, from OpenAI's reference. */
const RULES: Readonly<Record<string, Rule>> = {
  model: { kind: 'string' },
  input: { kind: 'string', longest: 4096 },
  voice: { kind: 'string' },
  instructions: { kind: 'string', longest: 4096 },
  response_format: { kind: 'string', values: ['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm'] },
  speed: { kind: 'number', minimum: 0.25, maximum: 4 },
  stream_format: { kind: 'string', values: ['sse', 'audio'] },
};

const OLDER_VOICES = ['alloy', 'ash', 'coral', 'echo', 'fable', 'onyx', 'nova', 'sage', 'shimmer'];
const VOICES = [...OLDER_VOICES, 'ballad', 'verse', 'marin', 'cedar'];

interface Model {
  readonly names: RegExp;
  /** Undefined: any name, as on servers of one's own. */
  readonly voices?: readonly string[];
  readonly refuses: readonly string[];
}

const MODELS: readonly Model[] = [
  { names: /^tts-1(-hd)?(-\d+)?$/, voices: OLDER_VOICES, refuses: ['instructions', 'stream_format'] },
  { names: /^gpt-4o-mini-tts(-\d{4}-\d\d-\d\d)?$/, voices: VOICES, refuses: [] },
  { names: /^/, refuses: [] },
];

/** What is wrong with it: a field that is not there, not of that type, out of bounds, or not with that model. */
export function refusedSpeech(body: unknown): SpeechRefusal | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { message: 'We could not parse the JSON body of your request.', code: 'invalid_json' };
  const given = body as Readonly<Record<string, unknown>>;
  for (const name of ['model', 'input', 'voice'])
    if (!Object.hasOwn(given, name))
      return { message: `Missing required parameter: '${name}'.`, code: 'missing_required_parameter' };
  for (const [name, value] of Object.entries(given)) {
    const refusal = refusedValue(name, value);
    if (refusal) return refusal;
  }
  const model = MODELS.find(({ names }) => names.test(String(given['model']))) as Model;
  const refused = model.refuses.find(name => Object.hasOwn(given, name) && given[name] !== 'audio');
  if (refused)
    return {
      message: `Unsupported parameter: '${refused}' is not supported with this model.`,
      code: 'unsupported_parameter',
    };
  const voice = String(given['voice']);
  if (model.voices && !model.voices.includes(voice)) return notAmong(voice, model.voices);
  return undefined;
}

function refusedValue(name: string, value: unknown): SpeechRefusal | undefined {
  const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
  if (!rule) return { message: `Unknown parameter: '${name}'.`, code: 'unknown_parameter' };
  const { kind, values, minimum, maximum, longest } = rule;
  if (typeof value !== kind || Number.isNaN(value)) {
    const message = `Invalid type for '${name}': expected a ${kind}, but got ${typeof value} instead.`;
    return { message, code: 'invalid_type' };
  }
  if (typeof value === 'string') {
    if (value.trim() === '')
      return { message: `Invalid '${name}': empty string. Input should not be empty.`, code: 'empty_string' };
    if (longest !== undefined && value.length > longest)
      return {
        message: `Invalid '${name}': String should have at most ${longest} characters.`,
        code: 'string_too_long',
      };
    if (values && !values.includes(value)) return notAmong(value, values);
    return undefined;
  }
  const number = value as number;
  if (number < (minimum ?? number) || number > (maximum ?? number)) {
    const bound = number < (minimum ?? number) ? `>= ${minimum}` : `<= ${maximum}`;
    return {
      message: `Invalid '${name}': out of range. Expected a value ${bound}, but got ${number} instead.`,
      code: 'out_of_range',
    };
  }
  return undefined;
}

function notAmong(value: string, values: readonly string[]): SpeechRefusal {
  const supported = values.map(each => `'${each}'`).join(', ');
  return { message: `Invalid value: '${value}'. Supported values are: ${supported}.`, code: 'invalid_value' };
}
