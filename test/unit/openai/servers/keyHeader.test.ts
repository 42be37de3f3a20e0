import assert from 'node:assert/strict';
import { createClient } from '../../../../src/openai/client.ts';
import { keyHeaderOf } from '../../../../src/openai/servers/keyHeader.ts';

const SERVERS = {
  'https://mine.openai.azure.com/openai/v1': 'api-key',
  'https://mine.cognitiveservices.azure.com/openai/v1': 'api-key',
  'https://mine.services.ai.azure.com/openai/v1': 'api-key',
  'https://api.openai.com/v1': 'Authorization',
  'https://openai.azure.com.example/v1': 'Authorization',
  'https://example/openai.azure.com/v1': 'Authorization',
  'http://localhost:8000/v1': 'Authorization',
} as const;

describe('the header of a key', () => {
  const { fetch } = globalThis;

  afterEach(() => {
    globalThis.fetch = fetch;
    delete process.env['OPENAI_CUSTOM_HEADERS'];
  });

  for (const [baseUrl, header] of Object.entries(SERVERS)) {
    it(`A39: is ${header} for ${baseUrl}, and the key is in no other`, async () => {
      process.env['OPENAI_CUSTOM_HEADERS'] = 'api-key: of-the-environment\nAuthorization: Bearer of-the-environment';
      let sent = new Headers();
      globalThis.fetch = async (_input, init) => {
        sent = new Headers(init?.headers);
        return Response.json({ data: [] });
      };
      const address = { service: 'chat', baseUrl, key: 'sk-mine' } as const;
      const client = await createClient(address, { timeoutMs: 1000, mostBytes: 1000, heard() {} });
      await client.models.list();
      assert.equal(keyHeaderOf(baseUrl), header);
      const holding = [...sent].filter(([, value]) => value.includes('sk-mine') || value.includes('environment'));
      assert.deepEqual(holding, [[header.toLowerCase(), header === 'api-key' ? 'sk-mine' : 'Bearer sk-mine']]);
    });
  }
});
