import assert from 'node:assert/strict';
import type { Service } from '../../../src/common/settings/keys.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { AgreedAddresses } from '../../../src/openai/agreedAddresses.ts';
import { request } from '../../../src/openai/requests/request.ts';

describe('AgreedAddresses', () => {
  const agreed = new Set<string>();
  let asked: string[];
  let answer: (may: boolean) => void;
  let addresses: AgreedAddresses;

  beforeEach(() => {
    agreed.clear();
    asked = [];
    addresses = at({
      transcription: 'https://ears.example/v1',
      chat: 'https://mind.example/v1',
      speech: 'https://mind.example/v1',
      conversation: 'https://mind.example/v1',
    });
  });

  function at(urls: Readonly<Record<Service, string>>): AgreedAddresses {
    return new AgreedAddresses({
      addresses: { of: async service => ({ service, baseUrl: urls[service], key: undefined }) },
      settings: settingsFrom({}),
      agreed: { has: origin => agreed.has(origin), add: async origin => void agreed.add(origin) },
      ask: origin => {
        asked.push(origin);
        return new Promise(resolve => {
          answer = resolve;
        });
      },
    });
  }

  const breathe = () => new Promise(resolve => setImmediate(resolve));

  it('A62: gives no address before the user has answered, and goes on when they have', async () => {
    let given = false;
    const address = addresses.of('transcription').then(found => {
      given = true;
      return found.baseUrl;
    });
    await breathe();
    assert.equal(given, false);
    assert.deepEqual(asked, ['https://ears.example']);
    answer(true);
    assert.equal(await address, 'https://ears.example/v1');
    await addresses.of('transcription');
    assert.equal(asked.length, 1, 'once for ever');
  });

  it('A62: asks for the address that is used, and for no other', async () => {
    const chat = addresses.of('chat');
    await breathe();
    assert.deepEqual(asked, ['https://mind.example']);
    answer(true);
    await chat;
    await addresses.of('speech');
    assert.deepEqual(asked, ['https://mind.example'], 'the same address');
  });

  it('A62: asks once where two want to go there at once', async () => {
    const both = Promise.all([addresses.of('chat'), addresses.of('speech')]);
    await breathe();
    assert.equal(asked.length, 1);
    answer(true);
    assert.equal((await both).length, 2);
  });

  it('A62: sends nothing where the user would rather not, and asks again the next time', async () => {
    for (const time of [1, 2]) {
      const address = addresses.of('chat');
      address.catch(() => {});
      await breathe();
      answer(false);
      await assert.rejects(address, { code: 'refused' });
      assert.equal(asked.length, time);
    }
    assert.deepEqual([...agreed], []);
  });

  it('A62: does not even connect before, and asks nothing for that', async () => {
    await assert.rejects(addresses.of('transcription', 'preconnect'), { code: 'cancelled' });
    assert.deepEqual(asked, []);
    agreed.add('https://ears.example');
    assert.equal((await addresses.of('transcription', 'preconnect')).service, 'transcription');
  });

  it('A56: needs no word for this machine, and takes no other for it', async () => {
    const here = at({
      transcription: 'http://127.0.0.1:8000/v1',
      chat: 'https://127.evil.example/v1',
      speech: 'http://localhost/v1',
      conversation: 'http://localhost/v1',
    });
    await here.of('transcription');
    await here.of('speech');
    assert.deepEqual(asked, []);
    void here.of('chat');
    await breathe();
    assert.deepEqual(asked, ['https://127.evil.example']);
  });

  it('A62: lets a turn be cancelled while the question stands', async () => {
    const abort = new AbortController();
    let opened = false;
    async function* open() {
      opened = true;
      yield 1;
    }
    const asking = request(
      { addresses, settings: settingsFrom({}) },
      { service: 'chat', mostBytes: 1000 },
      open,
      abort.signal,
    ).next();
    asking.catch(() => {});
    await breathe();
    assert.equal(asked.length, 1);
    abort.abort();
    await assert.rejects(asking, { code: 'cancelled' });
    answer(true);
    await breathe();
    assert.equal(opened, false);
  });
});
