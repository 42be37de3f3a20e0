import type { TranscriptionCreateParams } from 'openai/resources/audio/transcriptions';
import type { TranscriptionHints } from '../transcriber.ts';

type Fields = Partial<TranscriptionCreateParams>;

/** What a family of models takes. */
interface Family {
  readonly models: RegExp;
  readonly format: 'json' | 'verbose_json';
  /** Where names go that are likely to be said. */
  readonly names: 'keywords' | 'prompt' | 'nowhere';
  /** One language, or all that may be spoken. */
  readonly language: 'language' | 'languages';
  readonly streams: boolean;
  readonly always?: Fields;
}

/**
 * Which fields go with which model, the first row that fits. From OpenAI's reference of `audio/transcriptions` and its
 * guide to speech to text: a field too many is refused. `whisper-1` tells with its segments how sure it is of them, and
 * streams nothing. Any other name gets what this API had from its beginning, which every server knows, and the stream.
 */
const FAMILIES: readonly [...(readonly Family[]), Family] = [
  {
    models: /(^|\/)gpt-(live-)?transcribe(-|$)/,
    format: 'json',
    names: 'keywords',
    language: 'languages',
    streams: true,
  },
  {
    models: /(^|\/)gpt-4o.*transcribe.*diarize/,
    format: 'json',
    names: 'nowhere',
    language: 'language',
    streams: true,
    // It takes more than half a minute in chunks only.
    always: { chunking_strategy: 'auto' },
  },
  {
    models: /(^|\/)gpt-4o.*transcribe/,
    format: 'json',
    names: 'prompt',
    language: 'language',
    streams: true,
    always: { include: ['logprobs'] },
  },
  { models: /(^|\/)gpt-realtime-whisper(-|$)/, format: 'json', names: 'nowhere', language: 'language', streams: true },
  { models: /^whisper-1$/, format: 'verbose_json', names: 'prompt', language: 'language', streams: false },
  { models: /^/, format: 'json', names: 'prompt', language: 'language', streams: true },
];

/** What a transcript can be had without, where a server does not know it or refuses what is in it. */
export const OPTIONAL_FIELDS = [
  ...['stream', 'keywords', 'include', 'prompt', 'languages', 'language', 'chunking_strategy', 'response_format'],
] as const;

/** The fields beside file and model, without those that the server refuses. */
export function fieldsFor(
  model: string,
  hints: TranscriptionHints,
  stream: boolean,
  without: ReadonlySet<string>,
): Fields {
  const family = familyOf(model);
  const fields: Fields = {
    response_format: family.format,
    ...namedAndSpoken(model, hints, without),
    ...family.always,
    ...(stream && family.streams && { stream: true as const }),
  };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !without.has(name))) as Fields;
}

/** Which names are likely to be said, and which languages are spoken, as a model takes it; live and of recordings alike. */
export function namedAndSpoken(
  model: string,
  hints: TranscriptionHints,
  without: ReadonlySet<string>,
): Pick<Fields, 'keywords' | 'prompt' | 'language' | 'languages'> {
  const family = familyOf(model);
  const names = namesIn(hints);
  const fields = {
    ...spoken(hints, without.has('languages') ? 'language' : family.language),
    ...(family.names === 'keywords' && names.length > 0 && { keywords: names }),
    ...(family.names === 'prompt' && promptFor(hints)),
  };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !without.has(name)));
}

/** Whether a model tells how sure it is of each of its tokens. */
export function wantsProbabilities(model: string): boolean {
  return familyOf(model).always?.include?.includes('logprobs') ?? false;
}

function familyOf(model: string): Family {
  return FAMILIES.find(({ models }) => models.test(model)) as Family;
}

function spoken({ language, languages }: TranscriptionHints, field: Family['language']): Fields {
  const all = languages ?? (language ? [language] : []);
  if (field === 'languages') return all.length > 0 ? { languages: [...all] } : {};
  const [only, ...more] = all;
  return only && more.length === 0 ? { language: only } : {};
}

/** Names that are likely to be said, for a model that takes them as a prompt. */
export function promptFor(hints: TranscriptionHints): { readonly prompt?: string } {
  const names = namesIn(hints);
  return names.length > 0 ? { prompt: promptOf(names) } : {};
}

function namesIn({ keywords }: TranscriptionHints): string[] {
  return keywords.filter(keyword => keyword.trim() !== '');
}

/** Whisper reads the last 224 tokens of a prompt: the likeliest words, in about that many characters times three. */
function promptOf(keywords: readonly string[]): string {
  let prompt = '';
  for (const keyword of keywords) {
    if (prompt.length + keyword.length > 600) break;
    prompt += prompt === '' ? keyword : `, ${keyword}`;
  }
  return prompt;
}
