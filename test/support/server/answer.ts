import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './faults.ts';

/** The client's socket was broken on purpose, or it has gone: there is no one left to answer. */
export class Broken extends Error {}

/** One answer being written, spoilt by a fault if there is one. */
export class Answer {
  readonly #response: ServerResponse;
  readonly #request: IncomingMessage;
  readonly #fault: Fault | undefined;
  #sent = 0;

  constructor(request: IncomingMessage, response: ServerResponse, fault?: Fault) {
    this.#request = request;
    this.#response = response;
    this.#fault = fault;
  }

  /** Writes what the fault says instead of an answer; false when the true answer is still to be written. */
  async spoilt(): Promise<boolean> {
    const fault = this.#fault;
    if (fault?.fault === 'slow') await fault.after;
    if (fault?.fault === 'status') {
      const error = { message: `Fault ${fault.status}`, type: 'server_error', param: null, code: null, ...fault.error };
      this.#response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
      this.#response.end(JSON.stringify({ error }));
      return true;
    }
    if (fault?.fault === 'body') {
      this.#response.writeHead(fault.status ?? 200, { 'content-type': fault.type });
      const body = Buffer.from(fault.body);
      await this.#inPieces(body, fault.pieceBytes ?? body.length);
      this.#response.end();
      return true;
    }
    if (fault?.fault === 'endless') {
      this.#response.writeHead(fault.status ?? 200, { 'content-type': fault.type });
      await this.#send(Buffer.from(fault.head ?? ''));
      for (;;) {
        await this.#send(Buffer.from(fault.piece));
        if (fault.everyMs) await sleep(fault.everyMs);
      }
    }
    if (fault?.fault === 'redirect') {
      this.#response.writeHead(fault.status ?? 307, { location: fault.to });
      this.#response.end();
      return true;
    }
    if ((fault?.fault === 'reset' || fault?.fault === 'hang') && fault.afterBytes === undefined) await this.#breakOff();
    return false;
  }

  head(status: number, type: string): void {
    this.#response.writeHead(status, { 'content-type': type, 'x-request-id': 'req_loopback' });
    this.#response.flushHeaders();
  }

  async write(bytes: string | Uint8Array): Promise<void> {
    const chunk = Buffer.from(bytes);
    const fault = this.#fault;
    if (fault?.fault === 'pieces') {
      await this.#inPieces(chunk, fault.bytes, fault.everyMs);
    } else if ((fault?.fault === 'reset' || fault?.fault === 'hang') && fault.afterBytes !== undefined) {
      await this.#send(chunk.subarray(0, Math.max(0, fault.afterBytes - this.#sent)));
      if (this.#sent >= fault.afterBytes) await this.#breakOff();
    } else {
      await this.#send(chunk);
    }
  }

  end(): void {
    this.#response.end();
  }

  async json(status: number, body: unknown): Promise<void> {
    this.head(status, 'application/json');
    await this.write(JSON.stringify(body));
    this.end();
  }

  async error(status: number, message: string, code: string | null = null, param: string | null = null): Promise<void> {
    const type = status >= 500 ? 'server_error' : 'invalid_request_error';
    await this.json(status, { error: { message, type, param, code } });
  }

  /** One server-sent event. */
  async event(data: unknown): Promise<void> {
    await this.write(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
  }

  async #inPieces(bytes: Uint8Array, pieceBytes: number, everyMs = 0): Promise<void> {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      await this.#send(bytes.subarray(at, at + pieceBytes));
      await sleep(everyMs);
    }
  }

  async #send(chunk: Uint8Array): Promise<void> {
    if (this.#response.destroyed) throw new Broken();
    if (chunk.length === 0) return;
    this.#sent += chunk.length;
    await new Promise<void>(resolve => this.#response.write(chunk, () => resolve()));
  }

  async #breakOff(): Promise<never> {
    const socket = this.#request.socket;
    if (this.#fault?.fault === 'reset') {
      // What was written before must reach the client, or there would be no "middle" to break off in.
      await sleep(20);
      socket.resetAndDestroy();
    } else {
      await new Promise(resolve => socket.once('close', resolve));
    }
    throw new Broken();
  }
}
