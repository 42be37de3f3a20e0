import { ServerComplaint } from '../../../openai/failures/complaints.ts';
import type { RealtimeConnection } from '../../../openai/realtime/realtimeConnection.ts';
import { endOf } from '../../../openai/realtime/sessionEvents.ts';
import { type Json, member } from '../../../openai/replies/json.ts';
import { refusedField } from '../../../openai/requests/refusedFields.ts';
import { SocketLost } from '../../../openai/sockets/serverSocket.ts';
import { OUTPUT_RATE_HZ } from '../voice.ts';
import { OPTIONAL_OF_RESPONSE, readAside, readInConversation, type Told, toldBy } from './messages.ts';
import type { Reading } from './reading.ts';

const BYTES_PER_MS = (OUTPUT_RATE_HZ * 2) / 1000;
/** A token of sound lasts so long, in ms, at OpenAI; words take one a character at most. */
const TOKEN_MS = 50;
/** What OpenAI takes. */
const MOST_TOKENS = 4096;
/** In base64, with all that is told around it. */
const BYTES_A_BYTE = 3;
const MOST_OF_OTHERS = 1024 * 1024;
/** All of a text comes within this, in ms. */
const ANSWER_MS = 300_000;

/** Something else was said than the text, or not all of it. */
export class SaidOtherwise extends Error {}
/** Nothing was said. */
export class SaidNothing extends Error {}

export interface ReadOverProps {
  readonly connection: RealtimeConnection;
  readonly text: string;
  readonly reading: Reading;
  /** The most that may come, in ms of sound. */
  readonly mostMs: number;
  /** What the server does not take in a response; what it refuses is added. */
  readonly refused: { has(field: string): boolean; add(field: string): void };
  /** Hears what the server says that it has used. */
  readonly used: (told: unknown) => void;
}

let asked = 0;

/**
 * Has one text read over a connection, and yields its sound as it comes. Returns whether the connection is as new behind
 * it: nothing that was read stands in a conversation. Throws SaidOtherwise, SaidNothing and what ends a connection.
 */
export async function* readOver({
  connection,
  text,
  reading,
  mostMs,
  refused,
  used,
}: ReadOverProps): AsyncGenerator<Uint8Array, boolean, undefined> {
  const isAside = connection.dialect === 'ga';
  const tokens = Math.min(MOST_TOKENS, Math.ceil(mostMs / TOKEN_MS) + text.length);
  let about = '';
  const ask = () => {
    about = `aloud_text_${++asked}`;
    const without = new Set(OPTIONAL_OF_RESPONSE.filter(field => refused.has(field)));
    const events = isAside ? [readAside(text, tokens, without, about)] : readInConversation(text, about);
    for (const event of events) connection.send(event);
  };
  connection.allow(mostMs * BYTES_PER_MS * BYTES_A_BYTE + MOST_OF_OTHERS);
  const late = setTimeout(() => connection.lose('UND_ERR_BODY_TIMEOUT'), ANSWER_MS);
  try {
    ask();
    let response: string | undefined;
    let isApart = false;
    for (;;) {
      connection.expect();
      const event = await connection.next();
      if (!event) throw new SocketLost('ECONNRESET');
      const told = toldBy(event);
      if (told?.type === 'error') {
        if (response === undefined && told.about === about && isAside) {
          const complaint = { ...told.complaint, headers: undefined };
          const field = refusedField(
            complaint,
            OPTIONAL_OF_RESPONSE.filter(each => !refused.has(each)),
          );
          if (field !== undefined) {
            refused.add(field);
            ask();
            continue;
          }
        }
        heed(told, response !== undefined);
      }
      if (!told || !('response' in told) || (response ?? told.response) !== (told.response ?? response)) continue;
      if (told.type === 'begun') {
        response = told.response;
        isApart = isOutside(event);
      } else if (told.type === 'ended') {
        used(member(member(event, 'response'), 'usage'));
        end(told, reading);
        yield* reading.heard();
        if (reading.rest !== '') throw new SaidOtherwise();
        return isApart;
      } else {
        take(told, reading);
        if (reading.isAstray || reading.ms > mostMs) throw new SaidOtherwise();
        yield* reading.heard();
      }
    }
  } finally {
    clearTimeout(late);
    connection.rest();
  }
}

function take(told: Extract<Told, { readonly type: 'sound' | 'words' }>, reading: Reading): void {
  if (told.type === 'sound') reading.hear(told.sound);
  else if (told.areAll) reading.saidAll(told.part, told.words);
  else reading.say(told.part, told.words);
}

/** Throws what a response comes to that did not come to its end. */
function end({ status, complaint, words }: Extract<Told, { readonly type: 'ended' }>, reading: Reading): void {
  if (complaint) throw new ServerComplaint({ ...complaint, headers: undefined });
  if (status === 'failed') throw new ServerComplaint({ status: undefined, kind: '', words: '', headers: undefined });
  if (!reading.hasWords) for (const [part, said] of words) reading.saidAll(part, said);
  if (status !== 'completed') throw new SaidOtherwise();
  if (reading.ms === 0) throw new SaidNothing();
  reading.end();
}

/** An error is not the end of all, once it reads: most are about one event. */
function heed({ complaint }: Extract<Told, { readonly type: 'error' }>, isReading: boolean): void {
  const ends = endOf(complaint);
  if (ends === 'session') throw new SocketLost('ECONNRESET');
  if (ends === 'everything' || !isReading) throw new ServerComplaint({ ...complaint, headers: undefined });
}

/** Whether a response is in no conversation, as the server tells: OpenAI does so with a null. */
function isOutside(event: Json): boolean {
  return member(member(event, 'response'), 'conversation_id') === null;
}
