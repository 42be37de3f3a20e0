import { message } from '../../messages/message.ts';
import { ServerComplaint } from '../../openai/failures/complaints.ts';
import { endOf } from '../../openai/realtime/sessionEvents.ts';
import { TooLong } from '../../openai/replies/bounded.ts';
import { SocketLost } from '../../openai/sockets/serverSocket.ts';
import { ofAll } from '../ears/wordConfidences.ts';
import type { TranscriptEvent, Word } from '../transcriber.ts';
import { Items, textOf } from './items.ts';
import type { LiveConnection, Telling } from './liveConnection.ts';
import type { Told } from './messages.ts';

/** Ten minutes of quick speech have some 10,000, in UTF-16 units. */
const MOST_TEXT = 100_000;
/** A commit of nothing: there is nothing to be written of it. */
const NOTHING_COMMITTED = /commit_empty|buffer (is )?(too small|empty)/i;
type Final = Extract<TranscriptEvent, { readonly type: 'final' }>;

/** What was heard of an utterance, over one connection or several. */
export class Hearing {
  /** Pieces whose text is there for good, and that text. */
  #pieces = 0;
  #text = '';
  #words: readonly (readonly Word[] | undefined)[] = [];
  /** Of the connection that there is. */
  #items = new Items();
  /** Commits of ours that the server has taken. */
  #taken = 0;
  /** Those of them that held nothing. */
  #empty = 0;
  /** Whether each item is one of our pieces: not where a server commits by itself too, nor where a commit held nothing. */
  #arePieces = true;
  #told = '';
  #settledTold = '';

  /** How many pieces need not be sent again. */
  get pieces(): number {
    return this.#pieces;
  }

  get final(): Final {
    const words = this.#words.length > 0 ? ofAll(this.#words) : undefined;
    return { type: 'final', text: this.#text, ...(words && { words }) };
  }

  begin(): void {
    this.#items = new Items();
    this.#taken = 0;
    this.#empty = 0;
    this.#arePieces = true;
  }

  /** The connection is lost: what it has not completed is as if it had never been sent. */
  lose(): void {
    const settled = this.#arePieces ? this.#settled() : [];
    this.#keep(settled);
    this.#pieces += settled.length;
    this.begin();
  }

  /** Everything is written; what was told of something else was nothing. */
  finish(): void {
    this.#keep(this.#items.inOrder.filter(({ state }) => state === 'completed'));
    this.begin();
  }

  #keep(items: Items['inOrder']): void {
    this.#text = textOf(items, this.#text);
    this.#words = [...this.#words, ...items.map(({ words }) => words)];
  }

  /** Whether all that was sent over the connection is written. */
  isWhole(connection: LiveConnection): boolean {
    if (connection.detects) return this.isWholeIfQuiet(connection) && this.#items.committed > 0;
    const { completed, strays, waiting } = this.#items;
    return connection.isSent && completed + this.#empty >= connection.commits && waiting <= strays;
  }

  /** Whether a server that commits by itself, and may not tell of it, has written all if it has no more to tell. */
  isWholeIfQuiet({ isSent, detects, isRead }: LiveConnection): boolean {
    const { strays, waiting, begun } = this.#items;
    return isSent && detects && isRead && begun === 0 && waiting <= strays;
  }

  /** What is to be told of what a server tells. Throws what makes an end of it. */
  *take({ told, event }: Telling, connection: LiveConnection): Generator<TranscriptEvent, void, undefined> {
    switch (told.type) {
      case 'committed':
        this.#items.commit(told.id, told.previous);
        if (this.#taken < connection.commits) this.#taken++;
        else this.#arePieces = false;
        if (connection.detects) this.#arePieces = false;
        break;
      case 'delta':
        this.#items.add(told.id, told.text);
        break;
      case 'completed':
        this.#items.complete(told.id, told.text, event);
        break;
      case 'failed':
        this.#items.fail(told.id);
        yield* this.#changes();
        throw new ServerComplaint({ ...told.complaint, headers: undefined });
      case 'error':
        this.#heed(told, connection);
        break;
    }
    if (this.#items.length > MOST_TEXT) throw new TooLong(server => message('ears.endless', { server }));
    yield* this.#changes();
  }

  /** An error is not the end of all: most are about one event. */
  #heed(told: Extract<Told, { readonly type: 'error' }>, connection: LiveConnection): void {
    const complaint = { ...told.complaint, headers: undefined };
    const about = `${complaint.kind} ${complaint.words}`;
    const end = endOf(told.complaint);
    if (end === 'session') throw new SocketLost('ECONNRESET');
    if (end === 'everything') throw new ServerComplaint(complaint);
    const isEmpty = NOTHING_COMMITTED.test(about);
    if (!isEmpty && connection.isAboutCommit(told)) throw new ServerComplaint(complaint);
    if (!isEmpty) return;
    this.#taken++;
    this.#empty++;
    this.#arePieces = false;
  }

  *#changes(): Generator<TranscriptEvent, void, undefined> {
    const settled = textOf(this.#settled(), this.#text);
    if (settled !== this.#settledTold) {
      yield { type: 'segment', text: settled };
      this.#settledTold = settled;
      this.#told = settled;
    }
    const text = textOf(this.#items.inOrder, this.#text);
    if (text === this.#told) return;
    const isMore = text.startsWith(this.#told);
    yield isMore ? { type: 'delta', text: text.slice(this.#told.length) } : { type: 'partial', text };
    this.#told = text;
  }

  /** The completed ones before the first that is not: their text stays. */
  #settled(): Items['inOrder'] {
    const { inOrder, committed } = this.#items;
    const open = inOrder.findIndex(({ state }, at) => state !== 'completed' || at >= committed);
    return open < 0 ? inOrder : inOrder.slice(0, open);
  }
}
