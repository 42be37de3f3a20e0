import type { RawData, WebSocket } from 'ws';
import type { Log } from '../../common/log.ts';
import type { Frame } from '../microphone.ts';
import { type FromPage, parseMessage, parseSound, type ToPage } from './protocol.ts';

/** How long a page may take to take its leave, before it is cut off. */
const LEAVE_MS = 300;
const PING_MS = 10_000;
/** What WebSocket calls a message that breaks the rules of the two that talk. */
const AGAINST_RULES = 1008;
const GOING_AWAY = 1001;

export interface PageSocketProps {
  said(said: FromPage): void;
  heard(samples: Frame): void;
  /** Once. Nothing is said or heard afterwards. */
  left(): void;
  readonly log: Log;
}

/** The connection to one page, until the page goes, is dismissed, stops to answer, or says what it must not. */
export class PageSocket {
  readonly #socket: WebSocket;
  readonly #props: PageSocketProps;
  readonly #pings: NodeJS.Timeout;
  #answered = true;
  #over = false;

  constructor(socket: WebSocket, props: PageSocketProps) {
    this.#socket = socket;
    this.#props = props;
    // What the page has answered while our own loop was blocked is told after timers and before immediates.
    this.#pings = setInterval(() => setImmediate(() => this.#ping()), PING_MS);
    socket.on('message', (data, binary) => this.#take(data, binary));
    socket.on('pong', () => {
      this.#answered = true;
    });
    socket.on('error', error => props.log.info(`The microphone page's connection failed: ${error.message}`));
    socket.on('close', () => this.#leave());
  }

  tell(message: ToPage): void {
    // One that has closed says so by its event; what was on its way is lost either way.
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** Resolves when it is closed. The page will not come back by itself. */
  async dismiss(): Promise<void> {
    this.tell({ type: 'bye' });
    this.#leave();
    await this.#close(GOING_AWAY, 'bye');
  }

  #take(data: RawData, binary: boolean): void {
    if (this.#over) return;
    // The kind that ws gives unless it is asked for another.
    const bytes = data as Buffer;
    const samples = binary ? parseSound(bytes) : undefined;
    const message = binary ? undefined : parseMessage(bytes.toString('utf8'));
    if (samples) this.#props.heard(samples);
    else if (message) this.#props.said(message);
    else this.#cutOff();
  }

  #cutOff(): void {
    this.#props.log.warn('The microphone page said what it must not say, and was cut off.');
    this.#leave();
    void this.#close(AGAINST_RULES, 'not understood');
  }

  #ping(): void {
    if (this.#over) return;
    if (this.#answered) this.#socket.ping();
    else this.#socket.terminate();
    this.#answered = false;
  }

  #leave(): void {
    clearInterval(this.#pings);
    if (this.#over) return;
    this.#over = true;
    this.#props.left();
  }

  #close(code: number, reason: string): Promise<void> {
    if (this.#socket.readyState === this.#socket.CLOSED) return Promise.resolve();
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#socket.terminate(), LEAVE_MS);
      this.#socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      this.#socket.close(code, reason);
    });
  }
}
