import { type Asked, explainBadReply } from './errors.ts';
import type { Attempt } from './request.ts';

/** A value out of a server's JSON: nothing about it is sure. */
export type Json = { readonly [key: string]: unknown };

/**
 * The events of a streamed answer. A server that answers with one JSON object although a stream was asked for is
 * taken at its word: the object is the only event. Throws `bad-reply` for anything else.
 */
export async function* eventsOf(response: Response, { client, asked }: Attempt): AsyncGenerator<Json, void, undefined> {
  const { Stream } = await import('./package.ts');
  const type = response.headers.get('content-type') ?? '';
  let source = response;
  if (!type.includes('text/event-stream')) {
    const text = await response.text();
    if (!/^(data|event|id|retry)?:/.test(text)) {
      yield jsonOf(text, asked);
      return;
    }
    source = new Response(text);
  }
  for await (const event of Stream.fromSSEResponse<unknown>(source, new AbortController(), client)) {
    if (isJson(event)) yield event;
  }
}

/** The JSON object that a body holds. Throws `bad-reply`. */
export function jsonOf(text: string, asked: Asked): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isJson(value)) return value;
  throw explainBadReply('sent an answer that is no JSON. Check that the address is that of an API.', asked);
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of a JSON value, if that has it itself: nothing is looked up on prototypes. */
export function member(value: unknown, name: string): unknown {
  return isJson(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

export function text(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}

export function list(value: unknown, name: string): readonly unknown[] {
  const found = member(value, name);
  return Array.isArray(found) ? found : [];
}
