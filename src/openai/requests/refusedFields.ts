import type { Address } from '../../common/settings/keys.ts';
import type { Complaint } from '../failures/complaints.ts';
import { REFUSES } from '../failures/hints.ts';

/** Which optional fields a server has refused for a model, so that it is asked without them from then on. */
export class RefusedFields {
  readonly #refused = new Map<string, Set<string>>();

  of({ baseUrl }: Address, model: string): ReadonlySet<string> {
    return this.#refused.get(`${baseUrl}\n${model}`) ?? new Set();
  }

  add({ baseUrl }: Address, model: string, field: string): void {
    const key = `${baseUrl}\n${model}`;
    this.#refused.set(key, new Set([...(this.#refused.get(key) ?? []), field]));
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

/** Other names that servers have for a field. */
const ALSO: Readonly<Record<string, string>> = {
  stream: 'streaming',
  languages: 'language',
  response_format: 'pcm|format',
  additionalProperties: String.raw`\$schema|default|(?:min|max)(?:imum|Length|Items)|json ?schema`,
  'system role': 'system (?:message|prompt|instruction)s?|developer instruction',
};
/** Templates of models fail on the server's side. */
const ALSO_500 = 'system role';

/** The field that a server says it does not take, out of those that were sent. */
export function refusedField({ status, words, kind }: Complaint, sent: readonly string[]): string | undefined {
  const isRejected = status === undefined || (status >= 400 && status < 500) || status === 501;
  if ((!isRejected && status !== 500) || status === 401 || status === 403 || status === 429) return undefined;
  if (!REFUSES.test(`${words} ${kind}`)) return undefined;
  const isNamed = (field: string) =>
    new RegExp(`(?<![\\w-])(${field}${ALSO[field] ? `|${ALSO[field]}` : ''})(?![\\w-])`, 'i').test(`${words} ${kind}`);
  return sent.find(field => (isRejected || field === ALSO_500) && isNamed(field));
}
