import type { EngineName } from './model.ts';

/** What an engine says is s16le mono at this rate, in Hz. */
export const OUTPUT_RATE_HZ = 24_000;

export interface HearingHints {
  /** Those that may be spoken, ISO 639-1; none for any. Models of one language leave them unheeded. */
  readonly languages: readonly string[];
  /** Words likely to be said, as they are said; models that cannot be told leave them unheeded. */
  readonly hotWords: readonly string[];
}

export const NO_HINTS: HearingHints = { languages: [], hotWords: [] };

/** What the engine's process is told: `load` first and once, then one request at a time. */
export type ToEngine =
  | {
      readonly type: 'load';
      readonly engine: EngineName;
      readonly variant: string;
      /** Where each of the model's files is, by its name: absolute paths. */
      readonly files: Readonly<Record<string, string>>;
      /** The folder that native libraries are laid into; '' for none. */
      readonly libraries: string;
    }
  /** s16le mono at 16 kHz. */
  | ({ readonly type: 'hear'; readonly samples: Int16Array } & HearingHints)
  /**
   * More of an utterance that is going on, as `hear` takes it; the first opens it. In a pause all that was said so far is to be
   * heard, at other times what there is already.
   */
  | ({
      readonly type: 'add';
      readonly utterance: number;
      readonly samples: Int16Array;
      readonly isPause: boolean;
    } & HearingHints)
  /** All of an utterance was added: what is heard of it; or nobody wants to know. */
  | { readonly type: 'end'; readonly utterance: number; readonly isWanted: boolean }
  /** `speaker` counts from 0, 1 is the voice's own speed. */
  | { readonly type: 'say'; readonly text: string; readonly speaker: number; readonly speed: number };

/** What it answers, once a request. After `failed` it ends. */
export type FromEngine =
  | { readonly type: 'loaded' }
  | { readonly type: 'heard'; readonly text: string }
  /** What was heard so far of what was added: what stays, and what may change yet. */
  | { readonly type: 'so-far'; readonly settled: string; readonly tail: string }
  /** At OUTPUT_RATE_HZ. */
  | { readonly type: 'said'; readonly samples: Int16Array }
  /** In the engine's own words. */
  | { readonly type: 'failed'; readonly why: string };

/** So much is heard at a time, in samples: ten minutes. */
const MOST_SAMPLES = 10 * 60 * 16_000;
const MOST_FILES = 20;
const LONGEST_LANGUAGE = 20;
const MOST_LANGUAGES = 100;
export const MOST_HOT_WORDS = 100;
export const LONGEST_HOT_WORD = 100;
const LONGEST_NAME = 1000;
/** Ten minutes of quick speech have some 10,000, in UTF-16 units. */
const LONGEST_TEXT = 100_000;
const LONGEST_WHY = 2000;
/** So much is said at a time, in UTF-16 units, and in samples: ten minutes. */
const LONGEST_SAID = 4096;
const MOST_SAID = 10 * 60 * OUTPUT_RATE_HZ;
const ENGINES: ReadonlySet<unknown> = new Set<EngineName>(['moonshine', 'sherpa']);

/** Undefined for whatever is no request. */
export function parseToEngine(value: unknown): ToEngine | undefined {
  if (!isRecord(value)) return undefined;
  if (value['type'] === 'load' && hasOnly(value, ['type', 'engine', 'variant', 'files', 'libraries'])) {
    const { engine, variant, files, libraries } = value;
    if (!isEngine(engine) || !isText(variant, LONGEST_NAME) || !isRecord(files)) return undefined;
    if (!isText(libraries, LONGEST_NAME)) return undefined;
    const paths = Object.entries(files);
    if (paths.length === 0 || paths.length > MOST_FILES) return undefined;
    if (paths.some(([name, path]) => !isText(name, LONGEST_NAME) || !isText(path, LONGEST_NAME))) return undefined;
    // Each is its own, whatever it is called.
    return { type: 'load', engine, variant, files: Object.fromEntries(paths) as Record<string, string>, libraries };
  }
  if (value['type'] === 'hear' && hasOnly(value, ['type', 'samples', 'languages', 'hotWords'])) {
    const { samples } = value;
    const hints = hintsIn(value);
    return hints && isSound(samples) ? { type: 'hear', samples, ...hints } : undefined;
  }
  if (value['type'] === 'add' && hasOnly(value, ['type', 'utterance', 'samples', 'isPause', 'languages', 'hotWords'])) {
    const { utterance, samples, isPause } = value;
    const hints = hintsIn(value);
    if (!hints || !isNumber(utterance) || typeof isPause !== 'boolean') return undefined;
    return isSound(samples) ? { type: 'add', utterance, samples, isPause, ...hints } : undefined;
  }
  if (value['type'] === 'end' && hasOnly(value, ['type', 'utterance', 'isWanted'])) {
    const { utterance, isWanted } = value;
    return isNumber(utterance) && typeof isWanted === 'boolean' ? { type: 'end', utterance, isWanted } : undefined;
  }
  if (value['type'] === 'say' && hasOnly(value, ['type', 'text', 'speaker', 'speed'])) {
    const { text, speaker, speed } = value;
    const isFit = isText(text, LONGEST_SAID) && isWithin(speaker, 0, 10_000) && isWithin(speed, 0.1, 10);
    return isFit && Number.isInteger(speaker) ? { type: 'say', text, speaker, speed } : undefined;
  }
  return undefined;
}

/** Undefined for whatever is no answer. */
export function parseFromEngine(value: unknown): FromEngine | undefined {
  if (!isRecord(value)) return undefined;
  const { type, text, why, samples, settled, tail } = value;
  if (type === 'loaded' && hasOnly(value, ['type'])) return { type };
  if (type === 'heard' && hasOnly(value, ['type', 'text']) && isText(text, LONGEST_TEXT)) return { type, text };
  if (type === 'so-far' && hasOnly(value, ['type', 'settled', 'tail']))
    return isText(settled, LONGEST_TEXT) && isText(tail, LONGEST_TEXT) ? { type, settled, tail } : undefined;
  if (type === 'said' && hasOnly(value, ['type', 'samples']) && samples instanceof Int16Array)
    return samples.length <= MOST_SAID ? { type, samples } : undefined;
  if (type === 'failed' && hasOnly(value, ['type', 'why']) && isText(why, LONGEST_WHY)) return { type, why };
  return undefined;
}

/** A failure as it is told: no longer than it is read. */
export function failedWith(thrown: unknown): FromEngine {
  const why = thrown instanceof Error ? thrown.message : String(thrown);
  return { type: 'failed', why: why.slice(0, LONGEST_WHY) };
}

function hintsIn({ languages, hotWords }: Readonly<Record<string, unknown>>): HearingHints | undefined {
  if (!Array.isArray(languages) || languages.length > MOST_LANGUAGES) return undefined;
  if (!languages.every(each => isText(each, LONGEST_LANGUAGE))) return undefined;
  if (!Array.isArray(hotWords) || hotWords.length > MOST_HOT_WORDS) return undefined;
  // The signs have a meaning of their own there.
  const isFit = hotWords.every(each => isText(each, LONGEST_HOT_WORD) && !/[/:,\n]/.test(each));
  return isFit ? { languages, hotWords } : undefined;
}

function isSound(value: unknown): value is Int16Array {
  return value instanceof Int16Array && value.length <= MOST_SAMPLES;
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function hasOnly(value: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  const own = Object.keys(value);
  return own.length === names.length && names.every(name => Object.hasOwn(value, name));
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

function isEngine(value: unknown): value is EngineName {
  return ENGINES.has(value);
}
