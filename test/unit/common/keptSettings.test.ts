import assert from 'node:assert/strict';
import { KeptSettings } from '../../../src/common/keptSettings.ts';
import type { Settings } from '../../../src/common/settings/settings.ts';

describe('KeptSettings', () => {
  it('looks each up once, also one that is empty, until something has changed', () => {
    const values: Record<string, unknown> = { 'aloud.baseUrl': 'http://a.example', 'aloud.chat.baseUrl': '' };
    const looked: string[] = [];
    const settings = new KeptSettings({
      get: (name: string) => {
        looked.push(name);
        return values[name];
      },
    } as Settings);
    for (let time = 0; time < 2; time++) {
      assert.equal(settings.get('aloud.baseUrl'), 'http://a.example');
      assert.equal(settings.get('aloud.chat.baseUrl'), '');
    }
    assert.deepEqual(looked, ['aloud.baseUrl', 'aloud.chat.baseUrl']);
    values['aloud.baseUrl'] = 'http://b.example';
    settings.changed();
    assert.equal(settings.get('aloud.baseUrl'), 'http://b.example');
    assert.equal(looked.length, 3);
  });
});
