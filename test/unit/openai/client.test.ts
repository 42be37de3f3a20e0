import assert from 'node:assert/strict';
import { toFile } from 'openai/core/uploads';
import { createClient } from '../../../src/openai/client.ts';

describe('the client', () => {
  const { fetch } = globalThis;

  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('sends a file with one request, and fetches nothing else for it', async () => {
    const fetched: string[] = [];
    globalThis.fetch = async input => {
      fetched.push(String(input));
      return Response.json({ text: 'heard' });
    };
    for (let request = 0; request < 2; request++) {
      const client = await createClient(
        { service: 'transcription', baseUrl: 'http://localhost:1/v1', key: undefined },
        { timeoutMs: 1000, mostBytes: 1000, heard() {} },
      );
      const file = await toFile(new Uint8Array(10), 'speech.wav', { type: 'audio/wav' });
      const { text } = await client.audio.transcriptions.create({ file, model: 'any' });
      assert.equal(text, 'heard');
    }
    const address = 'http://localhost:1/v1/audio/transcriptions';
    assert.deepEqual(fetched, [address, address]);
  });
});
