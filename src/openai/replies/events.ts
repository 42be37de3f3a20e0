import { createParser, type EventSourceMessage, type ParseError } from 'eventsource-parser';
import { message } from '../../messages/message.ts';
import { complaintIn, plainWords, ServerComplaint } from '../failures/complaints.ts';
import { type Asked, explainBadReply, explainNoJson, namedModel } from '../failures/errors.ts';
import { TooLong } from './bounded.ts';
import { isJson, type Json, parsed } from './json.ts';

/** Comes last where an answer is whole: one that was not streamed, or a stream that said that it ends. */
export const END: Json = Object.freeze({});

/** An answer in one piece is held until it can be read; those of speech and chat have some KB. */
const MOST_WHOLE = 4 * 1024 * 1024;
/** One event of a stream, in UTF-16 units. */
const LONGEST_EVENT = 1024 * 1024;
/** So much of a body tells what it is, in UTF-16 units. */
const HEAD = 16;

/** How a stream of events begins, whatever it is called. Some servers have a field `error` besides those of the standard. */
const STREAM = /^\s*(?:data|event|id|retry|error)?\s*:/;

/**
 * The events of an answer, `END` last if it is whole. What a body is shows in how it begins: server-sent events (WHATWG
 * HTML, 9.2), one JSON value, or JSON in lines; what was asked for and what it is called do not matter. A list gives its
 * objects, a text `{ text }`; so does plain text, where that may come. Throws ServerComplaint for what a server complains of in it, whatever the form, TooLong,
 * and `bad-reply` for the rest.
 */
export async function* eventsOf(
  response: Response,
  asked: Asked,
  { plainText = false } = {},
): AsyncGenerator<Json, void, undefined> {
  const pieces = response.body?.pipeThrough(new TextDecoderStream()) ?? [];
  let head: string | undefined = '';
  let whole = '';
  let stream: EventStream | undefined;
  for await (const piece of pieces) {
    if (head !== undefined) {
      head += piece;
      const start = head.trimStart();
      if (start.length < HEAD && !/[:\n{["<]/.test(start)) continue;
      if (STREAM.test(head)) stream = new EventStream(asked);
      if (stream) yield* stream.take(head);
      else whole = head;
      head = undefined;
    } else if (stream) {
      yield* stream.take(piece);
      if (stream.ended) return;
    } else {
      whole += piece;
      if (whole.length > MOST_WHOLE) throw new TooLong(server => message('servers.too-long-answer', { server }));
    }
    if (stream?.ended) return;
  }
  if (stream) yield* stream.rest();
  else yield* wholeAnswer(head ?? whole, asked, plainText && isPlain(response));
}

/** Server-sent events as JSON. */
class EventStream {
  /** Whether the stream has said so. */
  ended = false;
  readonly #asked: Asked;
  readonly #parser = createParser({
    onEvent: event => this.#event(event),
    onError: error => this.#odd(error),
    maxBufferSize: LONGEST_EVENT,
  });
  #come: Json[] = [];
  /** Thrown after what came before it. */
  #failure: Error | undefined;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  *take(text: string): Generator<Json, void, undefined> {
    this.#parser.feed(text);
    const come = this.#come;
    this.#come = [];
    yield* come;
    if (this.#failure) throw this.#failure;
  }

  /** What comes of an end without the empty line that belongs there. */
  *rest(): Generator<Json, void, undefined> {
    if (!this.ended) yield* this.take('\n\n');
  }

  #event({ event, data }: EventSourceMessage): void {
    // Some servers forget the empty line between two events.
    if (parsed(data) === undefined && data.includes('\n')) {
      for (const line of data.split('\n')) this.#data(line, event);
    } else {
      this.#data(data, event);
    }
  }

  #data(data: string, event: string | undefined): void {
    if (this.#isOver || data.trim() === '') return;
    if (data.trim() === '[DONE]') {
      this.ended = true;
      this.#come.push(END);
      return;
    }
    const value = parsed(data);
    const isWords = value === undefined && !/^\s*[[{"]/.test(data);
    if (event === 'error' || isWords) this.#fail(complained(value ?? data));
    else if (value === undefined)
      this.#fail(explainBadReply(message('servers.garbled', { server: namedModel(this.#asked) }), this.#asked));
    else this.#value(value);
  }

  /** What the standard does not know: a field `error`, JSON without a field. */
  #odd({ type, field, value = '', line = '' }: ParseError): void {
    if (this.#isOver) return;
    if (type === 'max-buffer-size-exceeded')
      this.#fail(new TooLong(server => message('servers.endless-piece', { server })));
    else if (field === 'error') this.#fail(complained(parsed(value) ?? value));
    else this.#value(parsed(line));
  }

  #value(value: unknown): void {
    const complaint = complaintIn(value);
    if (complaint) this.#fail(new ServerComplaint({ ...complaint, headers: undefined }));
    else if (isJson(value)) this.#come.push(value);
  }

  #fail(failure: Error): void {
    this.#failure ??= failure;
  }

  get #isOver(): boolean {
    return this.ended || this.#failure !== undefined;
  }
}

function isPlain({ headers }: Response): boolean {
  return /^text\/plain\b/i.test(headers.get('content-type') ?? '');
}

function* wholeAnswer(text: string, asked: Asked, plainText: boolean): Generator<Json, void, undefined> {
  const value = parsed(text) ?? jsonLines(text) ?? (plainText && !/^\s*[{[<]/.test(text) ? text.trim() : undefined);
  const complaint = complaintIn(value);
  if (complaint) throw new ServerComplaint({ ...complaint, headers: undefined });
  const found = typeof value === 'string' ? [{ text: value }] : [value].flat().filter(isJson);
  if (found.length === 0) throw explainNoJson(plainWords(text), asked);
  yield* found;
  yield END;
}

/** JSON, a value a line. */
function jsonLines(text: string): unknown {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const values = lines.map(parsed);
  return values.length > 1 && values.every(isJson) ? values : undefined;
}

function complained(value: unknown): ServerComplaint {
  const words = typeof value === 'string' ? plainWords(value) : JSON.stringify(value);
  const complaint = complaintIn(value) ?? complaintIn({ error: value }) ?? { status: undefined, kind: '', words };
  return new ServerComplaint({ ...complaint, headers: undefined });
}
