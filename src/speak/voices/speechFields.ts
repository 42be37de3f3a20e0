import type { SpeechCreateParams } from 'openai/resources/audio/speech';
import type { Style } from './voice.ts';

/** What speech can be had without, where a server does not know it; for the format there is another. */
export const OPTIONAL_FIELDS = ['speed', 'instructions', 'response_format', 'stream_format'];

/** OpenAI's voices that only its newer models have. */
const NEWER_VOICES = ['marin', 'cedar', 'ballad', 'verse'];
/** One that they all have. */
const ANY_VOICE = 'alloy';

/** What a family of models takes. */
interface Family {
  readonly models: RegExp;
  readonly instructions: boolean;
  /** Whether its sound may come in events. */
  readonly events: boolean;
  /** Voices that it lacks. */
  readonly lacks: readonly string[];
}

/**
 * Which fields go with which model, the first row that fits. From OpenAI's reference of `audio/speech`: a field too many is
 * refused. Any other name may be a model that listens to instructions; a server that does not know them is asked without.
 */
const FAMILIES: readonly [...(readonly Family[]), Family] = [
  { models: /(^|\/)tts-1(-hd)?(-|$)/, instructions: false, events: false, lacks: NEWER_VOICES },
  { models: /^/, instructions: true, events: true, lacks: [] },
];

/** What is asked for, beside the model and the text. */
export interface Wanted {
  readonly voice: string;
  readonly style: Style;
  /** Whether sound shall come in events. */
  readonly events: boolean;
}

/** Only what a model knows, and what the server has not refused. */
export function fieldsFor(
  model: string,
  { voice, style: { speed, instructions }, events }: Wanted,
  without: ReadonlySet<string>,
): Omit<SpeechCreateParams, 'model' | 'input'> {
  const family = FAMILIES.find(({ models }) => models.test(model)) as Family;
  const has = (field: string) => !without.has(field);
  return {
    voice: family.lacks.includes(voice) ? ANY_VOICE : voice,
    response_format: has('response_format') ? 'pcm' : 'wav',
    ...(speed !== 1 && has('speed') && { speed }),
    ...(instructions && family.instructions && has('instructions') && { instructions }),
    ...(events && family.events && has('stream_format') && { stream_format: 'sse' as const }),
  };
}
