import { entryOf } from '../../common/entryOf.ts';
import type { Address } from '../../common/settings/keys.ts';
import type { Complaint } from '../failures/complaints.ts';
import { hintFor, REFUSES } from '../failures/hints.ts';
import { wantsOtherHeader } from '../servers/keyHeader.ts';

/** What a server does not take in a request for a model. */
export interface Refusal {
  readonly baseUrl: string;
  readonly model: string;
  readonly field: string;
}

/**
 * Which optional fields a server has refused for a model, so that it is asked without them from then on. `learnt` hears
 * of each once.
 */
export class RefusedFields {
  readonly #refused = new Map<string, ReadonlySet<string>>();
  readonly #learnt: (refusal: Refusal) => void;

  constructor(learnt: (refusal: Refusal) => void = () => {}) {
    this.#learnt = learnt;
  }

  of({ baseUrl }: Address, model: string): ReadonlySet<string> {
    return this.#refused.get(`${baseUrl}\n${model}`) ?? new Set();
  }

  add({ baseUrl }: Address, model: string, field: string): void {
    const key = `${baseUrl}\n${model}`;
    const known = this.#refused.get(key) ?? new Set();
    if (known.has(field)) return;
    this.#refused.set(key, new Set([...known, field]));
    this.#learnt({ baseUrl, model, field });
  }
}

/** Thrown where an answer shows that a field has done harm; `error` is what the user is told if it was not that. */
export class HarmfulField extends Error {
  readonly field: string;
  readonly error: Error;

  constructor(field: string, error: Error) {
    super(error.message);
    this.field = field;
    this.error = error;
  }
}

/** What a field is called where one thing is meant by two. */
const CALLED: Readonly<Record<string, string>> = { languages: 'languages?' };
/** Other names that servers have for a field; they may mean something else too. */
const ALSO: Readonly<Record<string, string>> = {
  stream: 'streaming',
  response_format: 'pcm|format',
  stream_format: 'sse|stream(?:ing)?',
  additionalProperties: String.raw`\$schema|default|(?:min|max)(?:imum|Length|Items)|json ?schema`,
  'system role': 'system (?:message|prompt|instruction)s?|developer instruction',
};
/** Templates of models fail on the server's side. */
const ALSO_500 = 'system role';

/** The header of a key, among what a server may not take: there is another. */
export const KEY_FIELD = 'Authorization';

/** Forms of sound that a server may not be able to read, as people know them: what else there is is WAV. */
export const COMPRESSED: Readonly<Record<string, string>> = { 'audio/ogg': 'Ogg Vorbis', 'audio/mpeg': 'MP3' };

/** What a server says it does not take, out of the fields and the form of sound that were sent. */
export function refusedField(complaint: Complaint, sent: readonly string[]): string | undefined {
  const { status, words, kind } = complaint;
  if (sent.includes(KEY_FIELD) && wantsOtherHeader(complaint)) return KEY_FIELD;
  if (status === 401 || status === 403 || status === 429) return undefined;
  const isRejected = status === undefined || (status >= 400 && status < 500) || status === 501;
  const refuses = (isRejected || status === 500) && REFUSES.test(`${words} ${kind}`);
  const isNamed = (name: string) => new RegExp(`(?<![\\w-])(?:${name})(?![\\w-])`, 'i').test(`${words} ${kind}`);
  const named = (namesOf: (field: string) => string | undefined) =>
    sent.find(field => {
      const names = namesOf(field);
      return refuses && names !== undefined && (isRejected || field === ALSO_500) && isNamed(names);
    });
  return (
    named(field => entryOf(CALLED, field) ?? field) ??
    refusedSound(complaint, sent) ??
    named(field => entryOf(ALSO, field))
  );
}

/** The form of sound that a server says it cannot read, if one was sent. */
export function refusedSound(complaint: Complaint, sent: readonly string[]): string | undefined {
  if (hintFor(complaint, 'transcription')?.setting !== 'aloud.recording.format') return undefined;
  return sent.find(field => Object.values(COMPRESSED).includes(field));
}
