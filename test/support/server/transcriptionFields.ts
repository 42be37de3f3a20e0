import { type FieldRules, type Form, type Refusal, refusedByModel, refusedInForm } from './formFields.ts';

const FORMATS = ['json', 'text', 'srt', 'verbose_json', 'vtt', 'diarized_json'] as const;

/** Every field of `audio/transcriptions`, from OpenAI's reference. */
const RULES: FieldRules = {
  file: { kind: 'file' },
  model: { kind: 'string' },
  chunking_strategy: { kind: 'string', values: ['auto'] },
  include: { kind: 'string', isList: true, values: ['logprobs'] },
  keywords: { kind: 'string', isList: true },
  known_speaker_names: { kind: 'string', isList: true },
  known_speaker_references: { kind: 'string', isList: true },
  language: { kind: 'string' },
  languages: { kind: 'string', isList: true },
  prompt: { kind: 'string' },
  response_format: { kind: 'string', values: FORMATS },
  stream: { kind: 'boolean' },
  temperature: { kind: 'number', minimum: 0, maximum: 1 },
  timestamp_granularities: { kind: 'string', isList: true, values: ['word', 'segment'] },
};

/** Every field of `audio/translations`, which only Whisper's models serve. */
const TRANSLATION_RULES: FieldRules = {
  file: { kind: 'file' },
  model: { kind: 'string' },
  prompt: { kind: 'string' },
  response_format: { kind: 'string', values: ['json', 'text', 'srt', 'verbose_json', 'vtt'] },
  temperature: { kind: 'number', minimum: 0, maximum: 1 },
};

interface Model {
  readonly names: RegExp;
  readonly formats: readonly (typeof FORMATS)[number][];
  readonly takes: readonly string[];
}

/** What every model takes. */
const ALWAYS = ['file', 'model', 'response_format', 'stream'];
const DIARIZING = ['chunking_strategy', 'known_speaker_names', 'known_speaker_references', 'language', 'temperature'];

const MODELS: readonly Model[] = [
  {
    names: /^gpt-transcribe$/,
    formats: ['json', 'text'],
    takes: ['keywords', 'languages', 'prompt', 'chunking_strategy'],
  },
  { names: /^gpt-4o-transcribe-diarize$/, formats: ['json', 'text', 'diarized_json'], takes: DIARIZING },
  {
    names: /^gpt-4o-(mini-)?transcribe(-\d{4}-\d\d-\d\d)?$/,
    formats: ['json'],
    takes: ['chunking_strategy', 'include', 'language', 'prompt', 'temperature'],
  },
  {
    names: /^whisper-1$/,
    formats: ['json', 'text', 'srt', 'verbose_json', 'vtt'],
    takes: ['language', 'prompt', 'temperature', 'timestamp_granularities'],
  },
  // Servers of one's own know what the API had from its beginning.
  { names: /^/, formats: ['json', 'text', 'verbose_json'], takes: ['language', 'prompt', 'temperature'] },
];

/** What is wrong with a request for a transcript: a field that is not there, or not of that type, or not with that model. */
export function refusedTranscription(form: Form): Refusal | undefined {
  const wrong = refusedInForm(form, RULES, ['file', 'model']);
  if (wrong) return wrong;
  const value = (name: string) => form.find(([given]) => given === name)?.[1];
  const name = String(value('model'));
  const { formats, takes } = MODELS.find(({ names }) => names.test(name)) as Model;
  const format = value('response_format');
  if (typeof format === 'string' && !formats.some(each => each === format)) {
    const others = formats.map(each => `'${each}'`).join(' or ');
    const message = `response_format '${format}' is not compatible with model '${name}'. Use ${others} instead.`;
    return { message, code: 'unsupported_value', param: 'response_format' };
  }
  return refusedByModel(form, new Set([...ALWAYS, ...takes]));
}

/** What is wrong with a request for a translation. */
export function refusedTranslation(form: Form): Refusal | undefined {
  const wrong = refusedInForm(form, TRANSLATION_RULES, ['file', 'model']);
  if (wrong) return wrong;
  const model = String(form.find(([name]) => name === 'model')?.[1]);
  if (/whisper/i.test(model)) return undefined;
  return { message: `The model \`${model}\` does not translate.`, code: 'unsupported_value', param: 'model' };
}
