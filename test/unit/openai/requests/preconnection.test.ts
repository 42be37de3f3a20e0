import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LiveUtterance } from '../../../../src/capture/liveUtterance.ts';
import { OpenAITranscriber } from '../../../../src/transcribe/ears/openaiTranscriber.ts';
import { collect } from '../../../support/collect.ts';
import { accessTo } from '../../../support/server/access.ts';
import { wavOnly } from '../../../support/spoken.ts';
import { until } from '../../../support/until.ts';

describe('Preconnection', () => {
  // Loading the client takes longer on a busy machine than a connection is kept open.
  before(() => import('../../../../src/openai/package.ts'));

  it('opens the connection while someone speaks, without a key, and the recording goes over it', async () => {
    const requests: IncomingMessage[] = [];
    // Of Node's own fetch: an answer has been read, and its connection is free again.
    let answered = 0;
    const count = () => void answered++;
    subscribe('undici:request:trailers', count);
    const server = createServer((request, response) => {
      requests.push(request);
      request.resume();
      request.on('end', () => response.end(request.method === 'OPTIONS' ? undefined : '{"text":"undo"}'));
    }).listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const access = accessTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
      const utterance = new LiveUtterance();
      const hints = { language: 'en', keywords: [] };
      const transcriber = new OpenAITranscriber({ ...access, encoder: wavOnly });
      const events = collect(transcriber.transcribe(utterance, hints, new AbortController().signal));
      const frame = new Int16Array(16_000);
      assert.equal(requests.length, 0);
      for (let i = 0; i < 5; i++) utterance.push(frame);
      await until('somebody has connected', () => answered > 0);
      utterance.end({ samples: frame, file: undefined });
      assert.equal((await events).at(-1)?.text, 'undo');
      assert.deepEqual(
        requests.map(({ method }) => method),
        ['OPTIONS', 'POST'],
      );
      const [empty, post] = requests as [IncomingMessage, IncomingMessage];
      assert.equal(empty.headers.authorization, undefined);
      assert.ok(empty.socket === post.socket, 'the connection was not used again');
    } finally {
      unsubscribe('undici:request:trailers', count);
      server.closeAllConnections();
      server.close();
    }
  });

  it('does not mind that nobody is there', async () => {
    const utterance = new LiveUtterance();
    const transcriber = new OpenAITranscriber({ ...accessTo('http://127.0.0.1:9/v1'), encoder: wavOnly });
    const events = collect(
      transcriber.transcribe(utterance, { language: 'en', keywords: [] }, new AbortController().signal),
    );
    utterance.push(new Int16Array(16_000));
    utterance.end({ samples: new Int16Array(16_000), file: undefined });
    await assert.rejects(events, { code: 'unreachable' });
  });
});
