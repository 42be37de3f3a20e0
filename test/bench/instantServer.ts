import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as it came, with when it was there as a whole; times are of `performance.now()`, in ms. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly at: number;
  /** Which connection it came over, of those that were ever opened; from 1 on. */
  readonly connection: number;
}

export interface InstantServer {
  readonly url: string;
  /** Everything that was sent since `forget`, but what only opens a connection. */
  readonly received: readonly Received[];
  /** From here on requests are counted anew, and the next chat request is the first of a turn. */
  forget(): void;
  close(): Promise<void>;
}

/** Answers at once, without engines: so that what is measured is Aloud itself. */
export async function startInstantServer(): Promise<InstantServer> {
  let received: Received[] = [];
  const connections = new Map<Socket, number>();
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const at = performance.now();
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const path = request.url ?? '';
    const connection = connections.get(request.socket) ?? connections.size + 1;
    connections.set(request.socket, connection);
    const isChat = path.includes('/chat/completions');
    // The first chat request of a turn is answered with a call, the second comes with its results and ends it.
    const isFirst = !received.some(earlier => earlier.path === path);
    received.push({ path, headers: request.headers, body, at, connection });
    const type = isChat ? 'text/event-stream' : 'application/json';
    response
      .writeHead(200, { 'content-type': type })
      .end(isChat ? chatReply(isFirst) : JSON.stringify({ text: 'insert a word' }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    get received() {
      return received;
    },
    forget() {
      received = [];
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function chatReply(calls: boolean): string {
  const call = {
    index: 0,
    id: 'call_1',
    type: 'function',
    function: { name: 'insert_text', arguments: '{"text":"word "}' },
  };
  const delta = calls ? { role: 'assistant', tool_calls: [call] } : { role: 'assistant', content: 'Done.' };
  const chunk = {
    id: '1',
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: calls ? 'tool_calls' : 'stop' }],
  };
  return `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`;
}
