/* What a page says, read so that nothing else is taken for it. */

/** A map has no prototype that a field called `__proto__` or `constructor` could be mistaken for. */
export type Fields = ReadonlyMap<string, unknown>;

type Check = (value: unknown) => boolean;
export type Readers<M> = ReadonlyMap<unknown, (fields: Fields) => M | undefined>;

/** More fields than this no message has. */
const MOST_FIELDS = 8;

/** What each kind of message must have; undefined for whatever is none of them. */
export function readBy<M>(readers: Readers<M>, value: unknown): M | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const fields = entries.length <= MOST_FIELDS ? new Map(entries) : undefined;
  return fields && readers.get(fields.get('type'))?.(fields);
}

/** The message, if it has these fields, each of them as it must be, and no other. */
export function only<M>(fields: Fields, wanted: Readonly<Record<string, Check>>): M | undefined {
  const checks = Object.entries(wanted);
  const isRight =
    fields.size === checks.length + 1 && checks.every(([name, isAsWanted]) => isAsWanted(fields.get(name)));
  return isRight ? (Object.fromEntries(fields) as M) : undefined;
}

export function isId(value: unknown): boolean {
  return Number.isSafeInteger(value);
}

export function isIndex(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

export function isText(longest: number, shortest = 1): Check {
  return value => typeof value === 'string' && value.length <= longest && value.trim().length >= shortest;
}

export function oneOf(names: readonly string[]): Check {
  return value => typeof value === 'string' && names.includes(value);
}
