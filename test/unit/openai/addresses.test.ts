import assert from 'node:assert/strict';
import type { Service } from '../../../src/common/settings/keys.ts';
import { settingsFrom } from '../../../src/common/settings/settings.ts';
import { ConfiguredAddresses } from '../../../src/openai/addresses.ts';

const KEYS: Readonly<Record<string, string>> = {
  'https://api.openai.com': 'sk-openai',
  'https://speech.example': 'sk-speech',
  'http://127.0.0.1:8080': 'sk-local',
};

function addressOf(service: Service, values: Readonly<Record<string, string>>, keys = KEYS) {
  return new ConfiguredAddresses(settingsFrom(values), async origin => keys[origin]).of(service);
}

describe('ConfiguredAddresses', () => {
  it('falls back to the one address for services without their own', async () => {
    const values = { 'aloud.speech.baseUrl': 'https://speech.example/api/v1/' };
    assert.deepEqual(await addressOf('chat', values), {
      service: 'chat',
      baseUrl: 'https://api.openai.com/v1',
      key: 'sk-openai',
    });
    assert.deepEqual(await addressOf('speech', values), {
      service: 'speech',
      baseUrl: 'https://speech.example/api/v1',
      key: 'sk-speech',
    });
  });

  it('A17: gives a key to the origin that it belongs to and to no other', async () => {
    const others = [
      'https://api.openai.com.evil.example/v1',
      'https://evil.example/https://api.openai.com/v1',
      'https://speech.example:8443/v1',
      'https://api.speech.example/v1',
      'http://127.0.0.1:8081/v1',
      'http://speech.example/v1',
    ];
    for (const baseUrl of others) {
      assert.equal((await addressOf('chat', { 'aloud.baseUrl': baseUrl })).key, undefined, baseUrl);
    }
    const same = ['https://SPEECH.example/v1', 'https://speech.example:443/other', ' https://speech.example '];
    for (const baseUrl of same) {
      assert.equal((await addressOf('chat', { 'aloud.baseUrl': baseUrl })).key, 'sk-speech', baseUrl);
    }
  });

  it('asks for a key where OpenAI would', async () => {
    await assert.rejects(addressOf('transcription', {}, {}), {
      code: 'no-key',
      remedies: ['set-key', 'select-server', 'open-settings'],
      setting: 'aloud.baseUrl',
    });
    const values = { 'aloud.chat.baseUrl': 'https://eu.api.openai.com/v1' };
    await assert.rejects(addressOf('chat', values, {}), { code: 'no-key', setting: 'aloud.chat.baseUrl' });
    await assert.rejects(addressOf('chat', {}, { 'https://api.openai.com': '  ' }), { code: 'no-key' });
  });

  it('A56: sends no key over plain http, except within this machine', async () => {
    const keys = { 'http://lan.example:9000': 'sk-lan', 'http://[::1]:9000': 'sk-6', 'http://localhost:9000': 'sk-h' };
    await assert.rejects(addressOf('chat', { 'aloud.baseUrl': 'http://lan.example:9000/v1' }, keys), {
      code: 'unsupported',
      setting: 'aloud.baseUrl',
    });
    assert.equal((await addressOf('chat', { 'aloud.baseUrl': 'http://[::1]:9000/v1' }, keys)).key, 'sk-6');
    assert.equal((await addressOf('chat', { 'aloud.baseUrl': 'http://localhost:9000/v1' }, keys)).key, 'sk-h');
    assert.equal((await addressOf('chat', { 'aloud.baseUrl': 'http://127.0.0.1:8080' })).key, 'sk-local');
    assert.equal((await addressOf('chat', { 'aloud.baseUrl': 'http://lan.example/v1' }, {})).key, undefined);
    const lookalike = { 'http://127.0.0.1.evil.example': 'sk-x', 'http://localhost.evil.example': 'sk-y' };
    // What a resolver makes of a name under .localhost is its own affair.
    Object.assign(lookalike, { 'http://keys.localhost:9000': 'sk-z', 'http://127.evil.com': 'sk-w' });
    for (const origin of Object.keys(lookalike)) {
      await assert.rejects(addressOf('chat', { 'aloud.baseUrl': origin }, lookalike), { code: 'unsupported' }, origin);
    }
  });

  it('refuses what is no http address, and names the setting', async () => {
    for (const baseUrl of [
      'api.openai.com',
      'file:///etc/passwd',
      'javascript:1',
      'https://me:secret@host/v1',
      '//x',
    ]) {
      const values = { 'aloud.speech.baseUrl': baseUrl };
      await assert.rejects(addressOf('speech', values), { code: 'unsupported', setting: 'aloud.speech.baseUrl' });
    }
  });
});
