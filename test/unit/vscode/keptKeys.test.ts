import assert from 'node:assert/strict';
import { KeptKeys } from '../../../src/vscode/keptKeys.ts';

describe('KeptKeys', () => {
  let stored: Map<string, string>;
  let reads: string[];
  let now: number;
  let keys: KeptKeys;

  beforeEach(() => {
    stored = new Map([['https://a.example', 'key-of-a']]);
    reads = [];
    now = 0;
    keys = new KeptKeys({
      read: async origin => {
        reads.push(origin);
        return stored.get(origin);
      },
      now: () => now,
    });
  });

  it('reads a key once for all requests of a turn, also where several ask at once, and where there is none', async () => {
    assert.deepEqual(await Promise.all([keys.of('https://a.example'), keys.of('https://a.example')]), [
      'key-of-a',
      'key-of-a',
    ]);
    assert.equal(await keys.of('https://a.example'), 'key-of-a');
    assert.equal(await keys.of('http://localhost:1'), undefined);
    assert.equal(await keys.of('http://localhost:1'), undefined);
    assert.deepEqual(reads, ['https://a.example', 'http://localhost:1']);
  });

  it('never gives one address the key of another', async () => {
    await keys.of('https://a.example');
    assert.equal(await keys.of('https://b.example'), undefined);
    assert.equal(await keys.of('http://a.example'), undefined);
  });

  it('gives no key any more that was taken away', async () => {
    await keys.of('https://a.example');
    stored.delete('https://a.example');
    keys.forget();
    assert.equal(await keys.of('https://a.example'), undefined);
  });

  it('looks again after a minute: nobody may have told that it has changed', async () => {
    await keys.of('https://a.example');
    stored.set('https://a.example', 'other');
    now = 59_999;
    assert.equal(await keys.of('https://a.example'), 'key-of-a');
    now = 60_000;
    assert.equal(await keys.of('https://a.example'), 'other');
  });

  it('reads anew what could not be read', async () => {
    let fails = true;
    const failing = new KeptKeys({
      read: async () => {
        if (fails) throw new Error('locked');
        return 'key';
      },
    });
    await assert.rejects(failing.of('https://a.example'), /locked/);
    fails = false;
    assert.equal(await failing.of('https://a.example'), 'key');
  });
});
