import assert from 'node:assert/strict';
import { SETTINGS, type Settings } from '../../../src/common/settings/settings.ts';
import { Kept } from '../../../src/stages/kept.ts';

describe('Kept', () => {
  const values = new Map<string, unknown>();
  const settings = {
    get: (name: keyof typeof SETTINGS) => values.get(name) ?? SETTINGS[name].default,
  } as unknown as Settings;
  const closed: number[] = [];
  let made = 0;
  let later = (): unknown => undefined;
  let kept: Kept<number>;

  beforeEach(() => {
    values.clear();
    closed.length = 0;
    made = 0;
    kept = new Kept(
      settings,
      noting => {
        later = () => noting.get('aloud.sox.path');
        noting.get('aloud.microphone.device');
        noting.get('aloud.microphone.command');
        return ++made;
      },
      part => closed.push(part),
    );
  });

  it('is the same while the settings that it was made from are the same', () => {
    assert.equal(kept.get(), 1);
    values.set('aloud.player', 'none');
    values.set('aloud.microphone.command', []);
    assert.equal(kept.get(), 1);
    assert.deepEqual(closed, []);
  });

  it('is closed and made anew when one of them changes, a list too', () => {
    kept.get();
    values.set('aloud.microphone.device', 'usb');
    assert.equal(kept.get(), 2);
    values.set('aloud.microphone.command', ['rec', '-']);
    assert.equal(kept.get(), 3);
    assert.deepEqual(closed, [1, 2]);
  });

  it('does not hang on what is read after it was made', () => {
    kept.get();
    later();
    values.set('aloud.sox.path', '/opt/sox');
    assert.equal(kept.get(), 1);
  });

  it('is made anew after it was closed', () => {
    kept.get();
    kept.close();
    assert.deepEqual(closed, [1]);
    assert.equal(kept.get(), 2);
  });
});
