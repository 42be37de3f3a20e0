import { entryOf } from '../../common/entryOf.ts';

/** A value out of a server's JSON: nothing about it is sure. */
export type Json = { readonly [key: string]: unknown };

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of a JSON value, if that has it itself: nothing is looked up on prototypes. */
export function member(value: unknown, name: string): unknown {
  return isJson(value) ? entryOf(value, name) : undefined;
}

export function text(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}

export function list(value: unknown, name: string): readonly unknown[] {
  const found = member(value, name);
  return Array.isArray(found) ? found : [];
}

/** What a text holds as JSON; undefined if it is none. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
