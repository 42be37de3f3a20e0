import { isJson, member, text } from '../../openai/replies/json.ts';

/** Parts of a message's content that are no part of what is said. */
const UNSAID = /think|reason|refusal|image|audio|tool|function/;

/** What a message, or a piece of one, says. Its content is a text, or a list of parts: Mistral, Gemini, Responses' `output_text`. */
export function textIn(piece: unknown): string {
  return textOf(member(piece, 'content')) || (text(piece, 'text') ?? '');
}

export function refusalIn(piece: unknown): string {
  const parts = member(piece, 'content');
  const inParts = Array.isArray(parts) ? parts.map(part => text(part, 'refusal') ?? '').join('') : '';
  return (text(piece, 'refusal') ?? '') || inParts;
}

/** The pieces of calls in a message: a list, one alone, or the older form. */
export function callsIn(piece: unknown): readonly unknown[] {
  const calls = member(piece, 'tool_calls') ?? member(piece, 'function_call');
  return Array.isArray(calls) ? calls : isJson(calls) ? [calls] : [];
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(textOf).join('');
  if (!isJson(content) || UNSAID.test(text(content, 'type') ?? '')) return '';
  return textOf(member(content, 'text') ?? member(content, 'value') ?? '');
}
