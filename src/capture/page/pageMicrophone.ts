import { asSentence } from '../../common/asSentence.ts';
import { AloudError, cancelled } from '../../common/errors.ts';
import type { Log } from '../../common/log.ts';
import { visibleLine } from '../../common/visible.ts';
import { type Message, message, sentences } from '../../messages/message.ts';
import type { Frame, Microphone } from '../microphone.ts';
import { denied, failed, notAllowed, notOpen } from './pageFailures.ts';
import type { PageServer } from './pageServer.ts';
import type { FromPage, ToPage, Wish } from './protocol.ts';
import { Readiness } from './readiness.ts';
import { Takes } from './takes.ts';

const PATIENCE_MS = 60_000;

export interface PageMicrophoneProps {
  /** Folder that holds the page's files. */
  readonly files: string;
  /** An address that the user's browser can reach, for one on this machine's loopback. */
  reach(loopback: string): Promise<string>;
  /** Opens it in the user's browser; false if that was refused. */
  show(address: string): Promise<boolean>;
  /** The page's own button and key. */
  talk(wish: Wish): void;
  /** How long to wait for the page to be there and allowed, in ms. */
  readonly patienceMs?: number;
  readonly log: Log;
}

/** Records with a page in the user's browser, for where the microphone is not on the machine that Aloud runs on. */
export class PageMicrophone implements Microphone {
  readonly name = 'browser';
  readonly #props: PageMicrophoneProps;
  #server: Promise<PageServer> | undefined;
  #connected = false;
  /** What the page that is connected said last of its microphone. */
  readonly #readiness = new Readiness();
  #state: Extract<ToPage, { type: 'state' }> = { type: 'state', state: 'idle', turn: 0 };
  readonly #takes = new Takes(said => this.#send(said));
  #disposed = false;

  constructor(props: PageMicrophoneProps) {
    this.#props = props;
  }

  /** A page is there, allowed or not. */
  get connected(): boolean {
    return this.#connected;
  }

  async missing(): Promise<undefined> {}

  /** Shown on the page, and on those that connect later; `turn` is the last that has begun. */
  tell(state: string, turn: number, words?: string): void {
    this.#state = { type: 'state', state, turn, ...(words === undefined ? {} : { words: visibleLine(words) }) };
    this.#send(this.#state);
  }

  async *open(signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    if (signal.aborted) return;
    await this.#prepare(signal);
    if (signal.aborted) return;
    const take = this.#takes.start();
    const stop = () => this.#takes.stop(take);
    signal.addEventListener('abort', stop, { once: true });
    try {
      yield* take.frames;
      if (take.why && !take.heard && !signal.aborted) throw failed(take.why);
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    this.#readiness.set(cancelled());
    const server = await this.#server?.catch(() => undefined);
    await server?.close();
  }

  /** Resolves when a page is there and allowed, or the signal has fired. */
  async #prepare(signal: AbortSignal): Promise<void> {
    if (this.#disposed) throw cancelled();
    const patienceMs = this.#props.patienceMs ?? PATIENCE_MS;
    const over = new AbortController();
    try {
      const ready = this.#readiness.ready(AbortSignal.any([signal, over.signal]), patienceMs, () =>
        this.#connected ? notAllowed() : notOpen(),
      );
      await (this.#connected ? ready : Promise.race([ready, this.#show().then(() => ready)]));
    } finally {
      over.abort();
    }
  }

  async #show(): Promise<void> {
    const { reach, show } = this.#props;
    try {
      const server = await this.#started();
      const address = await reach(server.invite());
      server.admit(address);
      if (await show(address)) return;
    } catch (thrown) {
      throw failed(message('page.cannot-be-shown', { why: whyOf(thrown) }), thrown);
    }
    throw notOpen();
  }

  #started(): Promise<PageServer> {
    const start = async () => {
      const { PageServer } = await import('./pageServer.ts');
      return PageServer.start({
        files: this.#props.files,
        log: this.#props.log,
        listener: {
          arrived: () => this.#arrived(),
          said: said => this.#said(said),
          heard: samples => this.#takes.heard(samples),
          left: () => this.#left(),
        },
      });
    };
    this.#server ??= start().catch(thrown => {
      this.#server = undefined;
      throw thrown;
    });
    return this.#server;
  }

  #send(said: ToPage): void {
    void this.#server?.then(
      server => server.tell(said),
      () => {},
    );
  }

  #arrived(): void {
    this.#connected = true;
    this.#takes.cut();
    this.#props.log.info('The microphone page is connected.');
    this.#send(this.#state);
  }

  #left(): void {
    this.#connected = false;
    this.#readiness.set(this.#disposed ? cancelled() : 'unknown');
    this.#takes.cut();
    this.#props.log.info('The microphone page has gone.');
  }

  #said(said: FromPage): void {
    switch (said.type) {
      case 'talk':
        this.#props.talk({ action: said.action, turn: said.turn });
        break;
      case 'stopped':
        this.#takes.stopped();
        break;
      case 'vanished':
        this.#readiness.set('unknown');
        this.#takes.end(message('page.device-gone'));
        break;
      case 'ready':
        this.#readiness.set('ready');
        break;
      case 'denied':
        this.#fail(denied());
        break;
      case 'failed':
        this.#cannotRecord(asSentence(said.message));
        break;
      case 'absent':
        this.#cannotRecord(message('page.no-microphone'));
        break;
      case 'insecure':
        this.#cannotRecord(message('page.not-secure'));
        break;
    }
  }

  #cannotRecord(why: Message): void {
    this.#fail(failed(sentences([message('page.could-not-record'), why])));
  }

  #fail(error: AloudError): void {
    this.#readiness.set(error);
    this.#takes.end(error.says);
  }
}

function whyOf(thrown: unknown): Message {
  if (thrown instanceof AloudError) return thrown.says;
  return asSentence(thrown instanceof Error ? thrown.message : String(thrown));
}
