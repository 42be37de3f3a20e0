import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface InstantServer {
  readonly url: string;
  /** How long a bare client takes for one transcription and one chat request, in ms. */
  roundTrips(): Promise<number>;
  close(): Promise<void>;
}

/** Answers at once, without engines: so that what is measured is Aloud itself. */
export async function startInstantServer(): Promise<InstantServer> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const isChat = request.url?.endsWith('/chat/completions');
      if (isChat) response.writeHead(200, { 'content-type': 'text/event-stream' }).end(chatReply());
      else
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ text: 'insert a word' }));
    });
  }).listen(0, '127.0.0.1');
  let acted = false;
  // Every second chat request comes with the results of the first, and ends the turn.
  const chatReply = (): string => {
    acted = !acted;
    const call = {
      index: 0,
      id: 'call_1',
      type: 'function',
      function: { name: 'insert_text', arguments: '{"text":"word "}' },
    };
    const delta = acted ? { role: 'assistant', tool_calls: [call] } : { role: 'assistant', content: 'Done.' };
    const chunk = {
      id: '1',
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, finish_reason: acted ? 'tool_calls' : 'stop' }],
    };
    return `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`;
  };
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return {
    url,
    async roundTrips() {
      const from = performance.now();
      await (await fetch(`${url}/audio/transcriptions`, { method: 'POST', body: new Uint8Array(64_000) })).text();
      await (await fetch(`${url}/chat/completions`, { method: 'POST', body: 'x'.repeat(20_000) })).text();
      const ms = performance.now() - from;
      // The turn's own requests come in pairs; so must these.
      await (await fetch(`${url}/chat/completions`, { method: 'POST', body: '' })).text();
      return ms;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
