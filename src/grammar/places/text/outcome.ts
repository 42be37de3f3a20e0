import type { Span } from '../../../syntax/scopes.ts';

/** A change of a text, in UTF-16 offsets of the text before. */
export interface SpanEdit extends Span {
  readonly text: string;
}

/** What a command comes to in one text: edits that do not overlap, and where the selection is afterwards. */
export interface Outcome {
  readonly edits: readonly SpanEdit[];
  /** In the text after the edits; the first is the primary one. Undefined: the cursor goes with the text around it. */
  readonly selections?: readonly Span[];
  /** Something is still to be said where the cursor is: until then the code need not parse. */
  readonly isOpen?: true;
}

/** The text after some edits. */
export function applied(text: string, edits: readonly SpanEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of inOrder(edits)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Where an offset is after some edits; at an insertion it stays in front of it. */
export function moved(offset: number, edits: readonly SpanEdit[]): number {
  let shift = 0;
  for (const { start, end, text } of inOrder(edits)) {
    if (start >= offset) break;
    if (end > offset) return start + shift + Math.min(offset - start, text.length);
    shift += text.length - (end - start);
  }
  return offset + shift;
}

export function caret(offset: number): Span {
  return { start: offset, end: offset };
}

/** One replacement, the cursor behind it or so far inside of it. */
export function replaced(span: Span, text: string, cursor = text.length): Outcome {
  return { edits: [{ start: span.start, end: span.end, text }], selections: [caret(span.start + cursor)] };
}

/** Edits in the order of the text. */
export function inOrder(edits: readonly SpanEdit[]): readonly SpanEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}
