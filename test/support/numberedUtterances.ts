import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Microphone } from '../../src/capture/microphone.ts';
import type { VoiceDetector } from '../../src/capture/voice/voiceDetector.ts';
import { AloudError } from '../../src/common/errors.ts';
import { parseWav } from '../../src/common/wav.ts';
import { asWritten } from '../../src/messages/message.ts';

const FRAME = 512;
/** Louder than this is voice; how much louder says which utterance it is. */
const VOICE = 2000;

/** The number that is spoken in a recording; undefined where nobody speaks. */
export function numberIn(samples: Int16Array): number | undefined {
  const loud = samples.find(sample => sample > VOICE);
  return loud === undefined ? undefined : loud - VOICE;
}

/** How many samples of a recording say its number. */
export function saying(number: number, samples: Int16Array): number {
  return samples.reduce((sum, sample) => (sample === VOICE + number ? sum + 1 : sum), 0);
}

export const hearsNumbers = (): VoiceDetector => ({
  speechProbability: frame => ((frame[0] ?? 0) > VOICE ? 1 : 0),
});

export type MicrophoneFault = 'cannot be opened' | 'vanishes' | 'vanishes before speech';

/** A microphone into which a number is spoken each time that it is opened. */
export class NumberedMicrophone implements Microphone {
  readonly name = 'numbered';
  fault: MicrophoneFault | undefined;
  /** Speaks on until it is told to stop. */
  isEndless = false;
  /** How many samples of each number have been handed over. */
  readonly given = new Map<number, number>();
  /** Called with the number and the part that is heard now. */
  heard: (number: number, part: 'silence before' | 'speech' | 'silence after') => void = () => {};
  #last = 0;

  /** How many have been spoken, or begun. */
  get last(): number {
    return this.#last;
  }

  async missing(): Promise<undefined> {
    return undefined;
  }

  async *open(signal: AbortSignal): AsyncGenerator<Frame, void, undefined> {
    const number = ++this.#last;
    const { fault } = this;
    this.fault = undefined;
    if (fault === 'cannot be opened')
      throw new AloudError({ code: 'microphone-failed', message: asWritten('It does not start.') });
    // No device gives its first frame in the moment when it is opened.
    await new Promise(setImmediate);
    for (let count = 0; !signal.aborted; count++) {
      const part = count < 4 ? 'silence before' : count < 16 || this.isEndless ? 'speech' : 'silence after';
      if (fault === 'vanishes before speech' && count === 2) return;
      if (fault === 'vanishes' && count === 12) return;
      this.heard(number, part);
      if (signal.aborted) return;
      if (part === 'speech') this.given.set(number, (this.given.get(number) ?? 0) + FRAME);
      yield new Int16Array(FRAME).fill(part === 'speech' ? VOICE + number : 0);
      await new Promise(setImmediate);
    }
  }
}

export type ServerFault = 'reset' | 'fails' | 'hangs';

/** A server that understands numbers. What it shall do wrong, it does with the requests that come next. */
export class NumberServer {
  readonly url: string;
  /** How often each number was understood and told. */
  readonly understood = new Map<number, number>();
  /** How many samples of each number were in what was understood last. */
  readonly samples = new Map<number, number>();
  fault: ServerFault | undefined;
  /** Called when a recording has arrived, before it is answered. */
  received: () => void = () => {};
  readonly #server: ReturnType<typeof createServer>;

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  }

  static async start(): Promise<NumberServer> {
    let answer = (_body: Buffer, _type: string, _respond: Respond): void => {};
    const server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part);
      if (request.method === 'OPTIONS') response.end();
      else
        answer(Buffer.concat(parts), request.headers['content-type'] ?? '', (status, text) => {
          if (status === 0) request.socket.resetAndDestroy();
          // Tried again at once: what takes time is not what is looked for.
          else response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1' }).end(text);
        });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const made = new NumberServer(server);
    answer = (...args) => void made.#answer(...args);
    return made;
  }

  /** Nobody answers at the address, until it is `up` again. */
  async down(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async up(): Promise<void> {
    this.#server.listen(Number(new URL(this.url).port), '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #answer(body: Buffer, type: string, respond: Respond): Promise<void> {
    this.received();
    switch (this.fault) {
      case 'reset':
        return respond(0, '');
      case 'fails':
        return respond(500, '{"error":{"message":"broken"}}');
      case 'hangs':
        return;
    }
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const file = form.get('file') as File;
    const { samples } = parseWav(new Uint8Array(await file.arrayBuffer()));
    const number = numberIn(samples) ?? 0;
    this.samples.set(number, saying(number, samples));
    this.understood.set(number, (this.understood.get(number) ?? 0) + 1);
    respond(200, JSON.stringify({ text: `number ${number}` }));
  }
}

type Respond = (status: number, text: string) => void;
