import assert from 'node:assert/strict';
import { OpenAIChatModel } from '../../../src/chat/openaiChatModel.ts';
import { AloudError } from '../../../src/common/errors.ts';
import type { OpenAIAccess } from '../../../src/openai/requests/request.ts';
import { collect, collectUntilError } from '../collect.ts';
import type { Fault } from './faults.ts';

/** What a chat model answers to a greeting. Requests are the same for every service: chat's answers are quick. */
export async function answerOf(access: OpenAIAccess, signal = new AbortController().signal): Promise<string> {
  const events = await collect(new OpenAIChatModel(access).reply([{ role: 'user', content: 'Hi.' }], [], signal));
  return events.map(event => (event.type === 'text' ? event.delta : '')).join('');
}

/** What goes wrong with it. */
export async function failureOf(access: OpenAIAccess): Promise<AloudError> {
  const signal = new AbortController().signal;
  const reply = new OpenAIChatModel(access).reply([{ role: 'user', content: 'Hi.' }], [], signal);
  const { thrown } = await collectUntilError(reply);
  assert.ok(thrown instanceof AloudError);
  return thrown;
}

/** An answer in JSON. */
export function jsonAnswer(body: unknown, status = 200): Fault {
  return { fault: 'body', status, type: 'application/json', body: JSON.stringify(body) };
}

/** A stream of events, as JSON each. */
export function streamed(...events: readonly object[]): Fault {
  const body = events.map(event => `data: ${JSON.stringify(event)}\n\n`).join('');
  return { fault: 'body', type: 'text/event-stream', body };
}
