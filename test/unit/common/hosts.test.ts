import assert from 'node:assert/strict';
import { environmentKey, isThisMachine } from '../../../src/common/hosts.ts';

describe('environmentKey', () => {
  const environment = { OPENAI_API_KEY: ' sk-env ', OPENAI_BASE_URL: 'https://proxy.example:8443/openai/v1' };

  it('A52: gives the key to OpenAI and to OPENAI_BASE_URL', () => {
    for (const origin of ['https://api.openai.com', 'https://eu.api.openai.com', 'https://proxy.example:8443']) {
      assert.equal(environmentKey(origin, environment), 'sk-env', origin);
    }
  });

  it('A52: gives it to no other address, whatever the settings name', () => {
    for (const origin of [
      'https://proxy.example',
      'http://proxy.example:8443',
      'https://speech.example',
      'http://127.0.0.1:8080',
      'http://localhost:11434',
      'http://api.openai.com',
      'https://openai.com.evil.example',
      'https://evilopenai.com',
      'nonsense',
    ]) {
      assert.equal(environmentKey(origin, environment), undefined, origin);
    }
  });

  it('A52: knows OpenAI alone where the environment names no address, or a broken one', () => {
    for (const address of [undefined, '', ' ', 'nonsense']) {
      const given = { OPENAI_API_KEY: 'sk-env', ...(address !== undefined && { OPENAI_BASE_URL: address }) };
      assert.equal(environmentKey('https://api.openai.com', given), 'sk-env');
      assert.equal(environmentKey('null', given), undefined);
      assert.equal(environmentKey('https://proxy.example', given), undefined);
    }
    assert.equal(environmentKey('https://api.openai.com', { OPENAI_API_KEY: '  ' }), undefined);
  });
});

describe('isThisMachine', () => {
  for (const host of [
    ...['localhost', 'LOCALHOST', '127.0.0.1', '127.9.8.7', '127.1', '2130706433', '0x7f.1', '0177.0.0.1'],
    ...['[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]'],
  ]) {
    it(`A56: is ${host}`, () => {
      assert.ok(isThisMachine(`http://${host}:8080/v1`));
      assert.ok(isThisMachine(new URL(`https://${host}`)));
    });
  }

  for (const host of [
    ...['127.evil.com', '127.0.0.1.evil.com', 'localhost.evil.com', 'evil.localhost', 'api.localhost', 'localhost.'],
    ...['localhost@evil.com', 'evil.com/127.0.0.1', 'evil.com#localhost', 'notlocalhost', 'local-host'],
    ...['128.0.0.1', '126.255.255.255', '10.0.0.1', '192.168.1.2', '0.0.0.0', '[::]', '[::2]', '[::ffff:10.0.0.1]'],
  ]) {
    it(`A56: is not ${host}`, () => {
      assert.ok(!isThisMachine(`https://${host}`));
    });
  }

  it('A56: is nothing that is no address', () => {
    for (const text of ['', 'localhost', '127.0.0.1:80', 'data:text/plain,localhost'])
      assert.ok(!isThisMachine(text), text);
  });
});
